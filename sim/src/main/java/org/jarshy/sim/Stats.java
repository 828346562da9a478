package org.jarshy.sim;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What happened since the start or the last reset.
 *
 * @param destinations numbers with at least one whole text
 * @param copies whole texts received by all phones
 * @param textsWaiting texts from phones that wait because no account has a receiver
 */
public record Stats(
    List<AccountStats> accounts, long destinations, long copies, long textsWaiting) {

  /**
   * @param smsc the virtual SMSC that the account belongs to
   * @param refusing whether its ports refuse connections at the moment
   * @param paused whether answers are held back at the moment
   * @param rejected how many submits got each status
   * @param deliverOutstanding deliver_sm sent and not answered
   * @param deliverWaiting receipts and texts that wait for a receiver or for its window
   * @param redelivered deliver_sm sent again
   * @param givenUp deliveries dropped after too many tries or because too many waited
   * @param maxOutstandingSubmits the most that any one session had unanswered
   */
  public record AccountStats(
      String account,
      String smsc,
      boolean refusing,
      boolean paused,
      List<SessionStats> sessions,
      long submits,
      long accepted,
      Map<String, Long> rejected,
      long receiptsSent,
      long receiptsAcknowledged,
      long textsAcknowledged,
      int deliverOutstanding,
      int deliverWaiting,
      long redelivered,
      long givenUp,
      int submitsPerSecond,
      int maxOutstandingSubmits) {

    public long rejectedTotal() {
      return rejected.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  /**
   * One bound session.
   *
   * @param connection 1 for the first of its port
   * @param smsc the virtual SMSC whose port it came to
   * @param since when it connected
   * @param neverAnswered submits that a fault left without an answer
   * @param effects what is wrong with it at the moment, such as {@code not-reading}
   */
  public record SessionStats(
      long connection,
      BindType bind,
      String peer,
      String smsc,
      Instant since,
      int outstandingSubmits,
      int neverAnswered,
      int outstandingDeliveries,
      List<String> effects) {}

  /**
   * @throws IllegalArgumentException when there is no such account
   */
  public AccountStats account(String id) {
    return accounts.stream()
        .filter(a -> a.account().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no account '" + id + "'"));
  }
}
