package org.jarshy.sim.esme;

import java.time.Duration;

/**
 * Even spaces between submits. What could not be sent in time is not made up for, so that no second
 * ever has more than the rate, but for a moment that the loop itself was late.
 */
final class Pacing {

  private static final double NANOS_A_SECOND = 1e9;
  private static final long FORGIVEN = Duration.ofMillis(20).toNanos();

  private final double interval;
  private long base;
  private long sinceBase;
  private long next;

  /**
   * @param perSecond 0 for no limit
   */
  Pacing(double perSecond) {
    interval = perSecond == 0 ? 0 : NANOS_A_SECOND / perSecond;
  }

  boolean due(long now) {
    return next <= now;
  }

  /** When the next one may be sent. */
  long next() {
    return next;
  }

  void sent(long now) {
    if (interval == 0) {
      return;
    }
    if (sinceBase == 0 || now - next > FORGIVEN) {
      base = now;
      sinceBase = 0;
    }
    sinceBase++;
    next = base + (long) (sinceBase * interval);
  }
}
