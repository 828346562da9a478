package org.jarshy.gateway.carrier.internal.smpp;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Growing delays with jitter, so that links that fell together do not come back together. */
final class Backoff {

  private final Duration first;
  private final Duration most;
  private int failures;

  Backoff(Duration first, Duration most) {
    this.first = first;
    this.most = most;
  }

  void reset() {
    failures = 0;
  }

  /** Doubles each time up to the most; between a half and the whole of it. */
  Duration next() {
    long grown = first.toMillis() << Math.min(failures, 20);
    failures++;
    long limit = Math.max(1, Math.min(grown, most.toMillis()));
    return Duration.ofMillis(limit / 2 + ThreadLocalRandom.current().nextLong(limit / 2 + 1));
  }
}
