package org.jarshy.gateway.outbox;

import java.util.List;
import org.jarshy.gateway.kernel.MessageId;

/** The durable queue. What {@link #add} committed is sent, or its outcome says why not. */
public interface Outbox {

  /** Queues within the caller's transaction; carriers are woken after it commits. */
  void add(List<NewMessage> messages);

  /**
   * Takes the next messages of a carrier in class order, durably, with number and words; what must
   * not be sent any more is settled here and left out. Fewer than {@code max} may come back.
   */
  default List<Outgoing> claim(String carrier, int max) {
    return claim(carrier, List.of(carrier), max);
  }

  /**
   * The same for a carrier that stands in for others.
   *
   * @param homes carriers whose messages are taken, {@code carrier} itself among them or not;
   *     receipts of what it takes come from {@code carrier}
   */
  List<Outgoing> claim(String carrier, List<String> homes, int max);

  /**
   * The place in line that is being served in a class. A broadcast that starts now gives its k-th
   * message the turn {@code turnNow + k}, so it takes turns with those under way.
   */
  long turnNow(PriorityClass priority);

  /**
   * Looks at the next messages of an origin for those who got or may have got a text, in the
   * caller's transaction, which must have begun after it was committed that the text is not bound
   * any more. Messages in doubt, which would be sent again, are closed: the correction takes their
   * place. Call it again, behind {@link Superseded#last}, until all have been looked at.
   *
   * @param after 0 to begin
   * @param max at most so many messages are looked at
   * @param textRef the old text, as in {@link Binding.Words#textRef}
   */
  Superseded supersede(Origin origin, long after, int max, long textRef);

  /**
   * Tells of an answer as soon as it is there, so that a receipt which comes before {@link #settle}
   * finds its message. Never blocks.
   *
   * @param smscIds one for each part
   */
  void answered(MessageId id, List<String> smscIds);

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

  /**
   * Everything of an origin that is still QUEUED or HELD becomes WITHDRAWN; what is in doubt
   * becomes UNPROVEN.
   */
  void withdraw(Origin origin, String reason);

  /** Counts by carrier and state, kept up to date with every settlement; cheap. */
  List<Tally> tally(Origin origin);

  /** Called after each commit that queued something for a carrier. Keep it short. */
  void onQueued(java.util.function.Consumer<String> carrierWaiting);
}
