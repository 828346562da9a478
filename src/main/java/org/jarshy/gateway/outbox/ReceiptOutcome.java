package org.jarshy.gateway.outbox;

import java.util.List;
import java.util.function.Supplier;
import org.jarshy.gateway.kernel.SubscriberId;

/**
 * What a delivery receipt says of one submitted part.
 *
 * @param smscIds the ways its id may have been spelt in the response, most likely first
 * @param outcome DELIVERED, UNDELIVERABLE, or ACCEPTED for an interim receipt
 * @param tag given back by {@link Outbox#applyReceipts} for those that match nothing yet
 * @param recipient whose phone it speaks of; asked only where no id matches and something is in
 *     doubt, since it costs a lookup; gives null where it cannot tell
 */
public record ReceiptOutcome(
    String carrier,
    List<String> smscIds,
    MessageState outcome,
    String reason,
    Object tag,
    Supplier<SubscriberId> recipient) {

  /** One that names no recipient. */
  public ReceiptOutcome(
      String carrier, List<String> smscIds, MessageState outcome, String reason, Object tag) {
    this(carrier, smscIds, outcome, reason, tag, () -> null);
  }
}
