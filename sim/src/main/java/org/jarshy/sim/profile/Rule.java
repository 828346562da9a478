package org.jarshy.sim.profile;

/**
 * How an SMSC treats submits to some destinations.
 *
 * @param profile the whole of it, with limits and faults of its own; its own rules count for
 *     nothing
 */
public record Rule(Destinations destinations, Profile profile) {}
