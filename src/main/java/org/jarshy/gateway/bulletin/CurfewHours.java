package org.jarshy.gateway.bulletin;

import java.time.LocalTime;

/**
 * Hours of every day, on the wall clock of the place; {@code from} after {@code to} spans midnight.
 */
public record CurfewHours(LocalTime from, LocalTime to) {}
