package org.jarshy.gateway.outbox;

import java.time.Instant;
import org.jarshy.gateway.kernel.SubscriberId;

/**
 * A message to queue; it has no words and no number yet.
 *
 * @param carrier id of the carrier to send by; null is settled at once as refused, "no route"
 * @param expires after this it is never submitted
 * @param turn place in line within its class, smallest first; see {@link Outbox#turnNow}
 */
public record NewMessage(
    Origin origin,
    SubscriberId recipient,
    String carrier,
    PriorityClass priority,
    Instant expires,
    long turn) {

  /** In the order in which such messages are added. */
  public NewMessage(
      Origin origin,
      SubscriberId recipient,
      String carrier,
      PriorityClass priority,
      Instant expires) {
    this(origin, recipient, carrier, priority, expires, 0);
  }
}
