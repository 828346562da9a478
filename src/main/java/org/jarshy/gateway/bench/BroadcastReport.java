package org.jarshy.gateway.bench;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What a measured broadcast was like. All times count from the click that started it.
 *
 * @param recipients the audience
 * @param notSubmitted recipients whose message the SMSC has surely not taken
 * @param inDoubt submitted without an answer, and no receipt tells
 * @param withoutReceipt taken by the SMSC, and no final receipt came
 * @param failed of those that are settled: refused, or not delivered as the receipt says
 * @param receipts segments whose final receipt is settled
 * @param seconds until the last receipt was settled
 * @param submitSeconds until the last submit's settlement was durable
 * @param firstSubmitMillis until the first submit_sm was handed to a link; -1 where there was none
 */
record BroadcastReport(
    BroadcastPlan plan,
    int segments,
    long recipients,
    long notSubmitted,
    long inDoubt,
    long withoutReceipt,
    long failed,
    long receipts,
    double seconds,
    double submitSeconds,
    double firstSubmitMillis,
    CountSubmits counts,
    Machine machine) {

  /** What it cost. */
  record Machine(
      double cpuSeconds,
      double preparationSeconds,
      long peakHeapMib,
      long peakAfterCollectionMib,
      String storage) {}

  long lost() {
    return notSubmitted + inDoubt + withoutReceipt;
  }

  Map<String, Object> toJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("recipients", recipients);
    json.put("seconds", Rounded.to(3, seconds));
    json.put("submits_per_second", Rounded.to(1, perSecond(taken(), submitSeconds)));
    json.put("receipts_per_second", Rounded.to(1, perSecond(receipts, seconds)));
    json.put("lost", lost());
    json.put("duplicated", counts.duplicated());
    json.put("peak_heap_mib", machine.peakHeapMib());
    json.put("peak_heap_after_gc_mib", machine.peakAfterCollectionMib());
    json.put("max_heap_mib", PeakHeap.limitMib());
    json.put("first_submit_ms", Rounded.to(1, firstSubmitMillis));
    json.put("submits", counts.submits());
    json.put("refused", counts.refused());
    json.put("unanswered", counts.unanswered());
    json.put("not_submitted", notSubmitted);
    json.put("in_doubt", inDoubt);
    json.put("without_receipt", withoutReceipt);
    json.put("failed", failed);
    json.put("warm_up", plan.warmUp());
    json.put("segments", segments);
    json.put("subscribers", plan.subscribers());
    json.put("class", plan.priority().name().toLowerCase(Locale.ROOT));
    json.put("links", plan.link().links());
    json.put("window", plan.link().window());
    json.put("windows", Rounded.to(1, (double) counts.submits() / plan.link().turnover()));
    json.put("cpu_seconds", Rounded.to(2, machine.cpuSeconds()));
    json.put("preparation_seconds", Rounded.to(1, machine.preparationSeconds()));
    json.put("storage", machine.storage());
    return json;
  }

  /** Submits that the SMSC has taken, or may have. */
  private long taken() {
    return counts.submits() - counts.refused();
  }

  private static double perSecond(long count, double seconds) {
    return seconds > 0 ? count / seconds : 0;
  }
}
