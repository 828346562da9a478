package org.jarshy.gateway.bench;

import java.util.Arrays;

/** Of measured durations; each is one that was measured, none is between two. */
final class Percentiles {

  private final long[] sorted;

  private Percentiles(long[] sorted) {
    this.sorted = sorted;
  }

  /**
   * @param nanos in any order; sorted in place
   */
  static Percentiles of(long[] nanos) {
    Arrays.sort(nanos);
    return new Percentiles(nanos);
  }

  /**
   * The smallest that at least so many percent do not exceed, in milliseconds; 0 where none was
   * measured.
   *
   * @param percent above 0, at most 100
   */
  double millis(double percent) {
    if (sorted.length == 0) {
      return 0;
    }
    int rank = (int) Math.ceil(percent / 100 * sorted.length);
    return sorted[Math.max(0, rank - 1)] / 1e6;
  }
}
