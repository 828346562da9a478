package org.jarshy.sim.io;

import java.time.Duration;
import java.time.Instant;

/** The loop's own time: as on the wall, faster, or jumping from one event to the next. */
final class LoopTime {

  private final Pace pace;
  private final long origin = System.nanoTime();
  private final Instant started = Instant.now();
  private final long startEpochNanos;
  private volatile long jumped;

  LoopTime(Pace pace) {
    this.pace = pace;
    this.startEpochNanos = epochNanos(pace.start() == null ? started : pace.start());
  }

  long nanos() {
    if (jumps()) {
      return jumped;
    }
    long passed = System.nanoTime() - origin;
    return pace.times() == 1 ? passed : (long) (passed * pace.times());
  }

  /** What the clock shows in nanoseconds since 1970; cheap, and never backwards. */
  long epochNanos() {
    return startEpochNanos + nanos();
  }

  private static long epochNanos(Instant time) {
    return Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000_000L), time.getNano());
  }

  Instant now() {
    if (pace.start() != null) {
      return pace.start().plusNanos(nanos());
    }
    return pace.times() == 1 ? Instant.now() : started.plusNanos(nanos());
  }

  long millis() {
    return pace.start() == null && pace.times() == 1
        ? System.currentTimeMillis()
        : now().toEpochMilli();
  }

  /** So much of this time passes while so much passes on the wall. */
  Duration whileOnTheWall(Duration time) {
    return pace.times() <= 1 || jumps()
        ? time
        : Duration.ofNanos((long) (time.toNanos() * pace.times()));
  }

  boolean jumps() {
    return pace.kind() == Pace.Kind.JUMPING;
  }

  /** On the loop's thread only. */
  void jump(long nanos) {
    jumped += nanos;
  }

  long onTheWall(long nanos) {
    return nanos == Long.MAX_VALUE || pace.times() == 1 ? nanos : (long) (nanos / pace.times());
  }
}
