package org.jarshy.sim.io;

import java.time.Instant;

/** The loop's own time: as on the wall, faster, or jumping from one event to the next. */
final class LoopTime {

  private final Pace pace;
  private final long origin = System.nanoTime();
  private final Instant started = Instant.now();
  private volatile long jumped;

  LoopTime(Pace pace) {
    this.pace = pace;
  }

  long nanos() {
    if (jumps()) {
      return jumped;
    }
    long passed = System.nanoTime() - origin;
    return pace.times() == 1 ? passed : (long) (passed * pace.times());
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
