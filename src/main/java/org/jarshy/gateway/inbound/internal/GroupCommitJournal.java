package org.jarshy.gateway.inbound.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jarshy.gateway.inbound.DeliveredReceipt;
import org.jarshy.gateway.inbound.DeliveredText;
import org.jarshy.gateway.inbound.Journal;
import org.jarshy.gateway.inbound.OddTexts;
import org.jarshy.gateway.inbound.Oddity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * One thread, {@code inbound-journal-1}, commits whatever has gathered while the commit before was
 * under way: one text at a time when it is quiet, hundreds together in a storm. It owns all that
 * the journal keeps of parts, so joining needs no lock.
 */
final class GroupCommitJournal implements Journal, SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(GroupCommitJournal.class);
  private static final long LINGER_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

  private final CommitBatch commit;
  private final Reassembly reassembly;
  private final OddTexts odd;
  private final int batchSize;
  private final BlockingQueue<Entry> queue;

  /** Held to read while something is queued, to write while the door closes. */
  private final ReadWriteLock door = new ReentrantReadWriteLock();

  private boolean open;
  private volatile Thread thread;

  GroupCommitJournal(
      CommitBatch commit, Reassembly reassembly, InboundLimits limits, OddTexts odd) {
    this.commit = commit;
    this.reassembly = reassembly;
    this.odd = odd;
    this.batchSize = limits.batch();
    this.queue = new ArrayBlockingQueue<>(limits.queueCapacity());
  }

  @Override
  public CompletionStage<Void> accept(DeliveredText text) {
    return accept(Entry.of(text));
  }

  @Override
  public CompletionStage<Void> accept(DeliveredReceipt receipt) {
    return accept(Entry.of(receipt));
  }

  @Override
  public void leftOut(Oddity why) {
    odd.count(why);
  }

  @Override
  public int waiting() {
    return queue.size();
  }

  private CompletionStage<Void> accept(Entry entry) {
    door.readLock().lock();
    try {
      if (open && queue.offer(entry)) {
        return entry.stage();
      }
    } finally {
      door.readLock().unlock();
    }
    return CompletableFuture.failedStage(new Full());
  }

  /** Has the journal's thread hand on texts whose missing parts are overdue. */
  void sweep() {
    door.readLock().lock();
    try {
      if (open) {
        queue.offer(Entry.order(Entry.Kind.SWEEP)); // a full queue means another time will do
      }
    } finally {
      door.readLock().unlock();
    }
  }

  private void run() {
    List<Entry> batch = new ArrayList<>(batchSize);
    boolean stopping = false;
    while (!stopping) {
      batch.clear();
      try {
        batch.add(queue.take());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
      queue.drainTo(batch, batchSize - 1);
      boolean interrupted = false;
      try {
        gatherReceipts(batch);
      } catch (InterruptedException e) {
        interrupted = true; // told to the thread after the batch: H2 closes its file otherwise
      }
      stopping = batch.stream().anyMatch(entry -> entry.is(Entry.Kind.STOP));
      boolean sweep = batch.stream().anyMatch(entry -> entry.is(Entry.Kind.SWEEP));
      batch.removeIf(entry -> entry.stage() == null);
      if (!batch.isEmpty()) {
        commit.all(batch);
      }
      if (sweep) {
        commit.overdueParts();
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /** Receipts come in crowds and nobody waits for them; a text is written at once. */
  private void gatherReceipts(List<Entry> batch) throws InterruptedException {
    if (!batch.stream().allMatch(e -> e.is(Entry.Kind.RECEIPT))) {
      return;
    }
    long until = System.nanoTime() + LINGER_NANOS;
    while (batch.size() < batchSize / 4) {
      Entry next = queue.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (next == null) {
        return;
      }
      batch.add(next);
      if (!next.is(Entry.Kind.RECEIPT)) {
        break;
      }
    }
    queue.drainTo(batch, batchSize - batch.size());
  }

  @Override
  public void start() {
    reassembly.started();
    door.writeLock().lock();
    try {
      open = true;
    } finally {
      door.writeLock().unlock();
    }
    thread = new Thread(this::run, "inbound-journal-1");
    thread.start();
  }

  /** Writes everything accepted before, then returns; what comes later is refused. */
  @Override
  public void stop() {
    if (!isRunning()) {
      return;
    }
    door.writeLock().lock();
    try {
      open = false;
    } finally {
      door.writeLock().unlock();
    }
    try {
      queue.put(Entry.order(Entry.Kind.STOP));
      thread.join(STOP_LIMIT.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    if (thread.isAlive()) {
      log.warn("the journal did not finish within {}; {} are not stored", STOP_LIMIT, queue.size());
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null && thread.isAlive();
  }

  @Override
  public int getPhase() {
    return PHASE;
  }
}
