package org.jarshy.sim.esme;

import java.util.Map;

/**
 * What came of a load. At the end {@code submitted = accepted + refused + unanswered}; while it
 * runs the rest is under way.
 *
 * @param submitted submits, each counted once however often it was sent
 * @param accepted answered with ESME_ROK
 * @param refused how many got each status for good
 * @param throttled answers ESME_RTHROTTLED or ESME_RMSGQFUL; most were sent again
 * @param resent sent again because their link was lost before they were answered
 * @param unanswered without a response for good
 * @param unsent submits of the plan that were never sent
 * @param receipts how many said each state
 * @param receiptsMissing accepted submits without their receipt, where receipts were asked for
 * @param receiptsUnexpected receipts for nothing that was accepted, or once more for the same
 * @param textsFromPhones {@code deliver_sm} that are no receipts
 * @param unknownResponses responses that belong to no open request: a wrong sequence, a second
 *     answer, one that came too late
 * @param malformed PDUs that are not what their header says, and commands that are none
 * @param linksBound connections that were bound, counted each time
 * @param linksLost connections that were bound and ended before we wanted it
 * @param bindFailures connections that were refused, or not bound
 * @param timeouts requests without a response in time
 * @param seconds from the first submit to the last response, in the loop's time
 * @param submitsPerSecond answered in that time
 * @param receiptsPerSecond from the first submit to the last receipt
 * @param secondsWithReceipts from the first submit to the last response or receipt
 * @param problem why the latest link failed, for people; null when none did
 */
public record LoadResult(
    long submitted,
    long accepted,
    Map<String, Long> refused,
    long throttled,
    long resent,
    long unanswered,
    long unsent,
    Map<String, Long> receipts,
    long receiptsMissing,
    long receiptsUnexpected,
    long textsFromPhones,
    long unknownResponses,
    long malformed,
    long linksBound,
    long linksLost,
    long bindFailures,
    long timeouts,
    double seconds,
    double submitsPerSecond,
    double receiptsPerSecond,
    double secondsWithReceipts,
    Latency latency,
    String problem) {

  /** How long responses took, in milliseconds; a percentile is at most 3 % too long. */
  public record Latency(double p50, double p95, double p99, double max) {}

  public long refusedTotal() {
    return refused.values().stream().mapToLong(Long::longValue).sum();
  }

  public long receiptsTotal() {
    return receipts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Whether all of the plan was sent and accepted, and has its receipt where one was asked for. */
  public boolean complete() {
    return unsent == 0 && accepted == submitted && receiptsMissing == 0;
  }
}
