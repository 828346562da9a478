package org.jarshy.gateway.outbox;

import java.util.List;

/** The durable queue. What {@link #add} committed is sent, or its outcome says why not. */
public interface Outbox {

  /** Queues within the caller's transaction; carriers are woken after it commits. */
  void add(List<NewMessage> messages);

  /**
   * Takes the next messages of a carrier in class order, durably, with number and words; what must
   * not be sent any more is settled here and left out. Fewer than {@code max} may come back.
   */
  List<Outgoing> claim(String carrier, int max);

  /** Records what became of claimed messages, in one transaction; returns when it is durable. */
  void settle(List<Settlement> settlements);

  /**
   * Applies receipts within the caller's transaction.
   *
   * @return those that match no accepted part (yet)
   */
  List<ReceiptOutcome> applyReceipts(List<ReceiptOutcome> receipts);

  /** QUEUED to HELD, so that nothing more of it is claimed. */
  void hold(Origin origin);

  void release(Origin origin);

  /** Everything of an origin that is still QUEUED, HELD or UNKNOWN becomes WITHDRAWN. */
  void withdraw(Origin origin, String reason);

  /** Counts by carrier and state, kept up to date with every settlement; cheap. */
  List<Tally> tally(Origin origin);

  /** Called after each commit that queued something for a carrier. Keep it short. */
  void onQueued(java.util.function.Consumer<String> carrierWaiting);
}
