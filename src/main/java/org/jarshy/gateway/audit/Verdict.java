package org.jarshy.gateway.audit;

/**
 * What checking a file came to.
 *
 * @param ok nothing is wrong that could be found out
 * @param json one line: {@code ok}, {@code problem}, {@code seq}, {@code detail} and the figures
 */
public record Verdict(boolean ok, String json) {}
