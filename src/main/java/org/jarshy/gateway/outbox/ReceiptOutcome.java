package org.jarshy.gateway.outbox;

import java.util.List;

/**
 * What a delivery receipt says of one submitted part.
 *
 * @param smscIds the ways its id may have been spelt in the response, most likely first
 * @param outcome DELIVERED, UNDELIVERABLE, or ACCEPTED for an interim receipt
 * @param tag given back by {@link Outbox#applyReceipts} for those that match nothing yet
 */
public record ReceiptOutcome(
    String carrier, List<String> smscIds, MessageState outcome, String reason, Object tag) {}
