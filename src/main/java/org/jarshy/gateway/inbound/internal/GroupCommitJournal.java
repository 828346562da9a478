package org.jarshy.gateway.inbound.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jarshy.gateway.inbound.DeliveredReceipt;
import org.jarshy.gateway.inbound.DeliveredText;
import org.jarshy.gateway.inbound.Journal;
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
  private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

  private final WriteBatch write;
  private final Reassembly reassembly;
  private final int batchSize;
  private final Runnable onTexts;
  private final Runnable onParked;
  private final BlockingQueue<Entry> queue;
  private final AtomicLong copies = new AtomicLong();

  /** Held to read while something is queued, to write while the door closes. */
  private final ReadWriteLock door = new ReentrantReadWriteLock();

  private boolean open;
  private volatile Thread thread;

  /**
   * @param onTexts called after each commit that stored texts
   * @param onParked called after each commit that parked receipts
   */
  GroupCommitJournal(
      WriteBatch write,
      Reassembly reassembly,
      InboundLimits limits,
      Runnable onTexts,
      Runnable onParked) {
    this.write = write;
    this.reassembly = reassembly;
    this.batchSize = limits.batch();
    this.queue = new ArrayBlockingQueue<>(limits.queueCapacity());
    this.onTexts = onTexts;
    this.onParked = onParked;
  }

  @Override
  public CompletionStage<Void> accept(DeliveredText text) {
    return accept(Entry.of(text));
  }

  @Override
  public CompletionStage<Void> accept(DeliveredReceipt receipt) {
    return accept(Entry.of(receipt));
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

  long copies() {
    return copies.get();
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
      stopping = batch.stream().anyMatch(entry -> entry.is(Entry.Kind.STOP));
      boolean sweep = batch.stream().anyMatch(entry -> entry.is(Entry.Kind.SWEEP));
      batch.removeIf(entry -> entry.stage() == null);
      if (!batch.isEmpty()) {
        writeTogether(batch);
      }
      if (sweep) {
        expireParts();
      }
    }
  }

  private void writeTogether(List<Entry> batch) {
    try {
      committed(batch, write.write(batch));
    } catch (RuntimeException | Error e) {
      log.warn("a batch of {} deliver_sm was not stored: {}", batch.size(), Failure.of(e));
      if (batch.size() == 1 || Failure.isOfDatabase(e)) {
        failed(batch, e);
      } else {
        writeOneByOne(batch);
      }
    }
  }

  /** So that the one which cannot be stored does not take the others with it. */
  private void writeOneByOne(List<Entry> batch) {
    for (int i = 0; i < batch.size(); i++) {
      List<Entry> one = List.of(batch.get(i));
      try {
        committed(one, write.write(one));
      } catch (RuntimeException | Error e) {
        if (Failure.isOfDatabase(e)) {
          failed(batch.subList(i, batch.size()), e); // each would wait its whole time limit
          return;
        }
        failed(one, e);
      }
    }
  }

  private void committed(List<Entry> entries, WriteBatch.Written written) {
    copies.addAndGet(written.copies());
    if (written.texts() > 0) {
      onTexts.run();
    }
    if (written.parked() > 0) {
      onParked.run();
    }
    // Safe on this thread as long as nobody blocks in it, which Journal asks of its callers: what a
    // dependent throws stays in its own stage.
    entries.forEach(entry -> entry.stage().complete(null));
  }

  private static void failed(List<Entry> entries, Throwable why) {
    entries.forEach(entry -> entry.stage().completeExceptionally(why));
  }

  private void expireParts() {
    try {
      int handedOn = write.expireParts();
      if (handedOn > 0) {
        log.info("{} texts were handed on without all their parts", handedOn);
        onTexts.run();
      }
    } catch (RuntimeException | Error e) {
      log.warn("overdue parts were not handed on: {}", Failure.of(e));
    }
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
