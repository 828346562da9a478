package org.jarshy.sim.capture;

import java.time.Duration;
import org.jarshy.sim.io.EventLoop;

/**
 * When what happened in a capture happens again.
 *
 * @param captureStart nanoseconds since 1970
 * @param start in the loop's time
 * @param speed how many captured seconds pass in one second; infinite when times do not count
 */
record ReplayTimes(EventLoop loop, long captureStart, long start, double speed) {

  boolean count() {
    return speed != Double.POSITIVE_INFINITY;
  }

  /** Not positive when it is time. */
  Duration until(long capturedNanos) {
    long after = count() ? (long) ((capturedNanos - captureStart) / speed) : 0;
    return Duration.ofNanos(start + after - loop.nanos());
  }
}
