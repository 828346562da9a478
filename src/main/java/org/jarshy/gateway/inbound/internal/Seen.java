package org.jarshy.gateway.inbound.internal;

import java.time.Instant;

/**
 * What is remembered of an earlier text of the same sender.
 *
 * @param storedAt when it was committed, and so acknowledged a moment later
 * @param waiting whether it is still to be answered
 * @param doneAt null while it is not answered
 */
record Seen(
    String fingerprint,
    String link,
    int sequence,
    Instant receivedAt,
    Instant storedAt,
    boolean waiting,
    Instant doneAt) {

  static Seen now(Arrival arrival, Instant now) {
    return new Seen(
        arrival.fingerprint(),
        Columns.link(arrival.delivered()),
        arrival.delivered().sequence(),
        arrival.delivered().receivedAt(),
        now,
        !arrival.isPart(),
        null);
  }
}
