package org.jarshy.sim;

/** Counts events of the last second, in steps of 50 ms: never more than the second really had. */
final class RateMeter {

  private static final int BUCKETS = 20;
  private static final long BUCKET_NANOS = 1_000_000_000L / BUCKETS;

  private final int[] counts = new int[BUCKETS + 1];
  private long current;
  private int total;

  RateMeter(long nowNanos) {
    current = Math.floorDiv(nowNanos, BUCKET_NANOS);
  }

  /** How many there were in the last second. */
  int count(long nowNanos) {
    move(nowNanos);
    return total;
  }

  void add(long nowNanos) {
    move(nowNanos);
    counts[(int) Math.floorMod(current, (long) counts.length)]++;
    total++;
  }

  private void move(long nowNanos) {
    long bucket = Math.floorDiv(nowNanos, BUCKET_NANOS);
    if (bucket - current > counts.length) {
      current = bucket - counts.length;
    }
    while (current < bucket) {
      current++;
      int index = (int) Math.floorMod(current, (long) counts.length);
      total -= counts[index];
      counts[index] = 0;
    }
  }
}
