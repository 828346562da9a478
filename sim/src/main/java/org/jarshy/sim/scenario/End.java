package org.jarshy.sim.scenario;

import java.time.Duration;

/**
 * When a scenario is over.
 *
 * @param after a time from the start; null for when its load is done, or by hand when it has none
 * @param settle how long it goes on after the last load is done
 */
public record End(Duration after, Duration settle) {}
