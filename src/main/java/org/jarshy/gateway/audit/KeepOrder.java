package org.jarshy.gateway.audit;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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

  // Of the stop's 10 s: what is not placed by then is placed at the next start.
  private static final Duration LAST_ROUNDS = Duration.ofSeconds(6);
  // One failure may be a database that starts again.
  private static final int FAILURES_TOLD = 3;

  private static final Logger LOG = LoggerFactory.getLogger(KeepOrder.class);

  private final NewEntries entries;
  private final SequenceEntries sequence;
  private final MakeCheckpoints checkpoints;
  private final WatchLog watch;
  private final SyncDatabase sync;
  private volatile Thread thread;
  private volatile CountDownLatch stopping;
  private long synced = -1;

  KeepOrder(
      NewEntries entries,
      SequenceEntries sequence,
      MakeCheckpoints checkpoints,
      WatchLog watch,
      SyncDatabase sync) {
    this.entries = entries;
    this.sequence = sequence;
    this.checkpoints = checkpoints;
    this.watch = watch;
    this.sync = sync;
  }

  @Override
  public void start() {
    watch.atStart();
    CountDownLatch stop = new CountDownLatch(1);
    stopping = stop;
    thread = new Thread(() -> run(stop), "audit-sequencer");
    thread.start();
  }

  private void run(CountDownLatch stop) {
    try {
      // Before the first place is given: what an older database lacks must not be filled up.
      watch.checkOrSay();
      int failures = 0;
      while (stop.getCount() > 0) {
        try {
          toDisk(sequence.all());
          checkpoints.ifDue();
          failures = 0;
          watch.ordered();
          entries.await(LONGEST_WAIT);
        } catch (RuntimeException e) {
          failures++;
          if (failures == 1) {
            LOG.error("putting the audit log in order failed and goes on", e);
          }
          if (failures >= FAILURES_TOLD) {
            watch.disordered(e);
          }
          stop.await(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        }
      }
      lastRounds();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** H2 leaves commits to the operating system; one sync for all that a round took in. */
  private void toDisk(long size) {
    if (size != synced) {
      sync.force();
      synced = size;
    }
  }

  /** What was committed before the stop gets its place and is signed. */
  private void lastRounds() {
    try {
      long until = System.nanoTime() + LAST_ROUNDS.toNanos();
      boolean more = true;
      while (more && System.nanoTime() < until) {
        more = sequence.batch() == SequenceEntries.BATCH;
      }
      checkpoints.ofPlaced();
    } catch (RuntimeException e) {
      LOG.warn("the last checkpoint of the audit log was not made; the next start goes on", e);
    }
  }

  /** What was committed before the stop gets its place before the database closes. */
  @Override
  public void stop() {
    Thread running = thread;
    if (running == null) {
      return;
    }
    stopping.countDown();
    watch.stop();
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
