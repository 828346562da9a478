package org.jarshy.sim.io;

import java.time.Duration;

/**
 * A hashed timing wheel: adding and cancelling take constant time however many timers wait. Due
 * times are rounded up to the next tick, so a timer is never early.
 */
final class TimerWheel {

  private static final int SLOTS = 2048;
  private static final int MASK = SLOTS - 1;
  static final long TICK_NANOS = 2_000_000;
  private static final Duration LONGEST = Duration.ofDays(36_500);

  private final Timer[] slots = new Timer[SLOTS];
  private final long start;
  private long tick;

  TimerWheel(long nowNanos) {
    start = nowNanos;
    for (int i = 0; i < SLOTS; i++) {
      Timer head = new Head();
      head.next = head;
      head.previous = head;
      slots[i] = head;
    }
  }

  void add(Timer timer, Duration delay, long nowNanos) {
    if (timer.pending()) {
      throw new IllegalStateException("this timer is already running");
    }
    long due = nowNanos - start + nanos(delay);
    timer.deadlineTick = Math.max(tick + 1, (due + TICK_NANOS - 1) / TICK_NANOS);
    Timer head = slots[(int) (timer.deadlineTick & MASK)];
    timer.previous = head.previous;
    timer.next = head;
    head.previous.next = timer;
    head.previous = timer;
  }

  /** What is further away than the numbers reach is as good as never. */
  private static long nanos(Duration delay) {
    if (delay.isNegative()) {
      return 0;
    }
    return delay.compareTo(LONGEST) > 0 ? LONGEST.toNanos() : delay.toNanos();
  }

  /** Fires what is due, in order of ticks and, within a tick, in order of scheduling. */
  void advance(long nowNanos) {
    long target = (nowNanos - start) / TICK_NANOS;
    while (tick < target) {
      tick++;
      expire(slots[(int) (tick & MASK)]);
    }
  }

  private void expire(Timer head) {
    Timer timer = head.next;
    while (timer != head) {
      Timer following = timer.next;
      if (timer.deadlineTick <= tick) {
        timer.cancel();
        fire(timer);
        // What fired may have cancelled its neighbour: start over; everything before is gone.
        following = following.pending() ? following : head.next;
      }
      timer = following;
    }
  }

  private static void fire(Timer timer) {
    try {
      timer.fire();
    } catch (RuntimeException | StackOverflowError e) {
      Problems.report("a timer failed; the others go on", e);
    }
  }

  /** How long the loop may sleep; {@code Long.MAX_VALUE} when nothing waits. */
  long nanosUntilNext(long nowNanos) {
    for (int ahead = 1; ahead <= SLOTS; ahead++) {
      Timer head = slots[(int) ((tick + ahead) & MASK)];
      if (head.next != head) {
        return Math.max(0, (tick + ahead) * TICK_NANOS - (nowNanos - start));
      }
    }
    return Long.MAX_VALUE;
  }

  private static final class Head extends Timer {
    @Override
    protected void fire() {
      throw new AssertionError("the head of a slot never fires");
    }
  }
}
