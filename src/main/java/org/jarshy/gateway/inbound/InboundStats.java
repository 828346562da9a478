package org.jarshy.gateway.inbound;

/**
 * What stands in the journal now.
 *
 * @param waiting texts not yet answered
 * @param parked receipts that match nothing yet
 * @param textsToday texts received since midnight in Almaty
 */
public record InboundStats(long waiting, long parked, long textsToday) {}
