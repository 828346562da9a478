package org.jarshy.sim.io;

import java.time.Instant;

/**
 * How the loop's time passes.
 *
 * @param kind whether time flows or jumps
 * @param times how many seconds pass in one second of the wall's clock; 1 unless accelerated
 * @param start what the clock shows at the start; null for the wall's clock
 */
public record Pace(Kind kind, double times, Instant start) {

  /** Whether time flows by itself, or jumps to what is due next when all is quiet. */
  public enum Kind {
    FLOWING,
    JUMPING
  }

  public Pace {
    if (!(times > 0 && times <= 100_000)) {
      throw new IllegalArgumentException(
          "time may pass up to 100000 times as fast, not " + times + " times");
    }
    if (kind == Kind.JUMPING && start == null) {
      throw new IllegalArgumentException("time that jumps needs a start");
    }
  }

  /** As on the wall. */
  public static Pace real() {
    return new Pace(Kind.FLOWING, 1, null);
  }

  /** Six hours in a minute: {@code faster(360)}. */
  public static Pace faster(double times) {
    return new Pace(Kind.FLOWING, times, null);
  }

  /** Never waits. For runs whose every partner lives on the same loop: they end as they began. */
  public static Pace jumping(Instant start) {
    return new Pace(Kind.JUMPING, 1, start);
  }

  public Pace startingAt(Instant instant) {
    return new Pace(kind, times, instant);
  }
}
