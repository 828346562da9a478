package org.jarshy.gateway.carrier.internal;

import java.util.function.LongSupplier;

/** Segments per second over the last five seconds. */
final class Meter {

  private static final int SECONDS = 5;

  private final LongSupplier nanos;
  private final long[] counts = new long[SECONDS + 1];
  private final long[] seconds = new long[SECONDS + 1];

  Meter(LongSupplier nanos) {
    this.nanos = nanos;
  }

  synchronized void count(int segments) {
    long second = nanos.getAsLong() / 1_000_000_000L;
    int slot = (int) Math.floorMod(second, SECONDS + 1);
    if (seconds[slot] != second) {
      seconds[slot] = second;
      counts[slot] = 0;
    }
    counts[slot] += segments;
  }

  synchronized double perSecond() {
    long second = nanos.getAsLong() / 1_000_000_000L;
    long sum = 0;
    for (int i = 0; i <= SECONDS; i++) {
      if (second - seconds[i] <= SECONDS && seconds[i] < second) {
        sum += counts[i];
      }
    }
    return sum / (double) SECONDS;
  }
}
