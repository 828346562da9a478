package org.jarshy.sim.esme;

import java.util.Arrays;
import java.util.Locale;
import org.jarshy.sim.smpp.CommandStatus;

/** What was counted so far. On the loop's thread. */
final class Tally {

  private static final double NANOS_A_SECOND = 1e9;
  private static final double NANOS_A_MILLISECOND = 1e6;

  final Counts refused = new Counts();
  final Counts receipts = new Counts();
  final OpenReceipts openReceipts = new OpenReceipts();
  private final Latencies latencies = new Latencies();
  long submitted;
  long accepted;
  long throttled;
  long resent;
  long unanswered;
  long textsFromPhones;
  long unknownResponses;
  long malformed;
  long linksBound;
  long linksLost;
  long bindFailures;
  long timeouts;
  String problem;
  private long answered;
  private long firstSubmit = -1;
  private long lastResponse;
  private long lastReceipt;

  void submitting(long now) {
    if (firstSubmit < 0) {
      firstSubmit = now;
    }
  }

  void answered(long sentNanos, long now) {
    answered++;
    lastResponse = now;
    latencies.add(now - sentNanos);
  }

  void receipt(long stat, long now) {
    lastReceipt = now;
    receipts.add(stat);
  }

  /**
   * @param unsent what of the plan was never sent
   */
  LoadResult result(long unsent) {
    double seconds = seconds(lastResponse);
    double receiptSeconds = seconds(lastReceipt);
    return new LoadResult(
        submitted,
        accepted,
        refused.named(Tally::statusName),
        throttled,
        resent,
        unanswered,
        unsent,
        receipts.named(ReceiptStates::name),
        openReceipts.missing(),
        openReceipts.unexpected(),
        textsFromPhones,
        unknownResponses,
        malformed,
        linksBound,
        linksLost,
        bindFailures,
        timeouts,
        seconds,
        perSecond(answered, seconds),
        perSecond(receipts.total(), receiptSeconds),
        Math.max(seconds, receiptSeconds),
        new LoadResult.Latency(
            millis(latencies.percentile(0.50)),
            millis(latencies.percentile(0.95)),
            millis(latencies.percentile(0.99)),
            millis(latencies.max())),
        problem);
  }

  private double seconds(long until) {
    return firstSubmit < 0 ? 0 : Math.max(0, until - firstSubmit) / NANOS_A_SECOND;
  }

  private static double perSecond(long count, double seconds) {
    return seconds == 0 ? 0 : Math.round(count / seconds * 10) / 10.0;
  }

  private static double millis(long nanos) {
    return Math.round(nanos / NANOS_A_MILLISECOND * 1000) / 1000.0;
  }

  /** The name of a status, or its number where the standard has none. */
  static String statusName(long status) {
    return Arrays.stream(CommandStatus.values())
        .filter(s -> s.code() == status)
        .map(Enum::name)
        .findFirst()
        .orElseGet(() -> String.format(Locale.ROOT, "0x%08X", (int) status));
  }
}
