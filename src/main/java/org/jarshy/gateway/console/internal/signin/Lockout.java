package org.jarshy.gateway.console.internal.signin;

import java.time.Duration;

/** How long an account waits after its wrong tries: nothing for two, then doubling from 10 s. */
final class Lockout {

  static final int FREE_TRIES = 2;
  static final Duration FIRST = Duration.ofSeconds(10);
  static final Duration LONGEST = Duration.ofMinutes(30);

  private Lockout() {}

  /**
   * @param failures wrong tries in a row, the latest included
   */
  static Duration after(int failures) {
    if (failures <= FREE_TRIES) {
      return Duration.ZERO;
    }
    int doublings = Math.min(failures - FREE_TRIES - 1, 20);
    Duration delay = FIRST.multipliedBy(1L << doublings);
    return delay.compareTo(LONGEST) < 0 ? delay : LONGEST;
  }
}
