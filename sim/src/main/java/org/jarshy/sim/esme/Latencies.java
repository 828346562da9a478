package org.jarshy.sim.esme;

/** How long responses took, in buckets that are at most a thirty-second of their value wide. */
final class Latencies {

  private static final int STEPS = 32; // of each power of two
  private static final int STEP_BITS = 5;

  private final long[] buckets = new long[(64 - STEP_BITS + 1) * STEPS];
  private long count;
  private long max;

  void add(long nanos) {
    long value = Math.max(0, nanos);
    buckets[bucket(value)]++;
    count++;
    max = Math.max(max, value);
  }

  private static int bucket(long value) {
    if (value < STEPS) {
      return (int) value;
    }
    int shift = 63 - Long.numberOfLeadingZeros(value) - STEP_BITS;
    return (shift + 1) * STEPS + (int) (value >>> shift) - STEPS;
  }

  /** The largest value that belongs to a bucket. */
  private static long upperEdge(int bucket) {
    if (bucket < STEPS) {
      return bucket;
    }
    int shift = bucket / STEPS - 1;
    return ((long) (bucket % STEPS + STEPS + 1) << shift) - 1;
  }

  /**
   * @param part 0 to 1; 0.99 for the value that 99 of 100 do not exceed
   * @return nanoseconds, at most a thirty-second too long; 0 when there is none
   */
  long percentile(double part) {
    long wanted = Math.max(1, (long) Math.ceil(count * part));
    long seen = 0;
    for (int i = 0; i < buckets.length; i++) {
      seen += buckets[i];
      if (seen >= wanted) {
        return Math.min(max, upperEdge(i));
      }
    }
    return 0;
  }

  long max() {
    return max;
  }
}
