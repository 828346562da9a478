package org.jarshy.gateway.inbound.internal;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * One named thread that does a step, rests, and is woken when there is work. It survives what a
 * step throws. It is stopped between steps and never interrupted: H2 closes its file when a thread
 * is interrupted within it.
 */
final class OwnedLoop implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(OwnedLoop.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

  /** One round of work. */
  interface Step {
    /**
     * @return how long to rest unless woken; zero to go on at once
     */
    Duration run();
  }

  private final String name;
  private final Step step;
  private final int phase;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private boolean woken;
  private boolean stopping;
  private volatile Thread thread;

  OwnedLoop(String name, Step step, int phase) {
    this.name = name;
    this.step = step;
    this.phase = phase;
  }

  @Override
  public void start() {
    lock.lock();
    try {
      stopping = false;
    } finally {
      lock.unlock();
    }
    thread = new Thread(this::run, name);
    thread.start();
  }

  /** Cheap; from any thread. What is waiting now is seen by a step that begins after this call. */
  void wake() {
    signal(false);
  }

  @Override
  public boolean isRunning() {
    return thread != null && thread.isAlive();
  }

  @Override
  public int getPhase() {
    return phase;
  }

  /** Returns when the step in progress has ended, or after the limit. */
  @Override
  public void stop() {
    if (thread == null) {
      return;
    }
    signal(true);
    try {
      thread.join(STOP_LIMIT.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    if (thread.isAlive()) {
      log.warn("{} did not stop within {}", name, STOP_LIMIT);
    }
  }

  private void run() {
    Duration pause = Duration.ZERO;
    while (true) {
      Duration rest;
      try {
        rest = step.run();
        pause = Duration.ZERO;
      } catch (RuntimeException | Error e) {
        if (pause.isZero()) {
          log.warn("{} failed and tries again: {}", name, Failure.of(e));
          pause = FIRST_PAUSE;
        }
        rest = pause;
        pause = longer(pause);
      }
      if (restOrStop(rest)) {
        return;
      }
    }
  }

  private static Duration longer(Duration pause) {
    Duration doubled = pause.multipliedBy(2);
    return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
  }

  /**
   * @return whether to stop
   */
  private boolean restOrStop(Duration rest) {
    lock.lock();
    try {
      long left = rest.toNanos();
      while (!woken && !stopping && left > 0) {
        left = changed.awaitNanos(left);
      }
      woken = false;
      return stopping;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    } finally {
      lock.unlock();
    }
  }

  private void signal(boolean stop) {
    lock.lock();
    try {
      woken = true;
      stopping |= stop;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
