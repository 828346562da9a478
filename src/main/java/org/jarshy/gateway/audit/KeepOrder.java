package org.jarshy.gateway.audit;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The one thread {@code audit-sequencer}: at the start it takes in what a kill left without a
 * place, then what is committed, as soon as it is, and signs when a checkpoint is due. A command on
 * the command line has none.
 */
@Component
class KeepOrder implements SmartLifecycle {

  /** Others write to the same database: a command, or an earlier process that was killed. */
  static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

  private static final Duration STOP = Duration.ofSeconds(10);
  private static final Logger LOG = LoggerFactory.getLogger(KeepOrder.class);

  private final NewEntries entries;
  private final SequenceEntries sequence;
  private final MakeCheckpoints checkpoints;
  private final WatchLog watch;
  private volatile Thread thread;
  private volatile boolean stopping;

  KeepOrder(
      NewEntries entries, SequenceEntries sequence, MakeCheckpoints checkpoints, WatchLog watch) {
    this.entries = entries;
    this.sequence = sequence;
    this.checkpoints = checkpoints;
    this.watch = watch;
  }

  @Override
  public void start() {
    watch.atStart();
    stopping = false;
    thread = new Thread(this::run, "audit-sequencer");
    thread.start();
  }

  private void run() {
    boolean checked = false;
    int failures = 0;
    while (!stopping) {
      try {
        if (!checked) {
          // Before the first place is given: what an older database lacks must not be filled up.
          checked = true;
          watch.checkOrSay();
        }
        sequence.all();
        checkpoints.ifDue();
        failures = 0;
        entries.await(LONGEST_WAIT);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) {
        failures++;
        if (failures == 1) {
          LOG.error("putting the audit log in order failed and goes on", e);
        }
        pause();
      }
    }
  }

  private void pause() {
    try {
      Thread.sleep(LONGEST_WAIT.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What was committed before the stop gets its place before the database closes. */
  @Override
  public void stop() {
    Thread running = thread;
    if (running == null) {
      return;
    }
    stopping = true;
    entries.wake();
    try {
      running.join(STOP.toMillis());
      if (running.isAlive()) {
        LOG.warn(
            "the audit sequencer did not stop within {} s; it goes on at the next start",
            STOP.toSeconds());
        running.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    thread = null;
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }

  /** Before everything that writes entries, and after it at the stop. */
  @Override
  public int getPhase() {
    return Integer.MIN_VALUE + 1_000;
  }
}
