package org.jarshy.sim.esme;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What a bench measured: medians of the runs.
 *
 * @param seconds from the first submit to the last receipt
 * @param submitsPerSecond over that time, receipts included
 * @param lost in all runs together, as are the copies
 */
record BenchReport(
    int submits,
    int destinations,
    double seconds,
    @JsonProperty("submits_per_second") double submitsPerSecond,
    @JsonProperty("receipts_per_second") double receiptsPerSecond,
    long lost,
    @JsonProperty("copies_too_many") long copiesTooMany,
    @JsonProperty("used_heap_mib_after_gc") double usedHeapMib,
    @JsonProperty("max_heap_mib") double maxHeapMib,
    List<Run> runs) {

  /**
   * @param submitP50 milliseconds from submit to response
   * @param simulatorCpu microseconds of the simulator's loop for each submit with its receipt
   * @param loadCpu the same of the load's loop
   */
  record Run(
      double seconds,
      @JsonProperty("submits_per_second") double submitsPerSecond,
      @JsonProperty("receipts_per_second") double receiptsPerSecond,
      long lost,
      @JsonProperty("copies_too_many") long copiesTooMany,
      @JsonProperty("response_ms_p50") double submitP50,
      @JsonProperty("response_ms_p99") double submitP99,
      @JsonProperty("simulator_cpu_us_per_submit") double simulatorCpu,
      @JsonProperty("load_cpu_us_per_submit") double loadCpu,
      @JsonProperty("used_heap_mib_after_gc") double usedHeapMib) {}

  static Run run(
      LoadResult result,
      Bench.Faults faults,
      double simulatorMicros,
      double loadMicros,
      double heapMib) {
    double seconds = result.secondsWithReceipts();
    return new Run(
        rounded(seconds),
        seconds == 0 ? 0 : rounded(result.accepted() / seconds),
        rounded(result.receiptsPerSecond()),
        faults.lost(),
        faults.copiesTooMany(),
        result.latency().p50(),
        result.latency().p99(),
        simulatorMicros,
        loadMicros,
        heapMib);
  }

  static BenchReport of(
      int submits, int destinations, double heapMib, double maxHeapMib, List<Run> runs) {
    return new BenchReport(
        submits,
        destinations,
        median(runs, Run::seconds),
        median(runs, Run::submitsPerSecond),
        median(runs, Run::receiptsPerSecond),
        runs.stream().mapToLong(Run::lost).sum(),
        runs.stream().mapToLong(Run::copiesTooMany).sum(),
        heapMib,
        maxHeapMib,
        runs);
  }

  private static double median(List<Run> runs, ToDoubleFunction<Run> value) {
    double[] sorted = runs.stream().mapToDouble(value).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1
        ? sorted[middle]
        : rounded((sorted[middle - 1] + sorted[middle]) / 2);
  }

  static double rounded(double value) {
    return Math.round(value * 100) / 100.0;
  }

  @JsonIgnore
  boolean faultless() {
    return lost == 0 && copiesTooMany == 0;
  }
}
