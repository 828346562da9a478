package org.jarshy.gateway.carrier.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jarshy.gateway.outbox.Outbox;
import org.jarshy.gateway.outbox.Settlement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes settlements in batches, and gives window slots back only when they are durable: so a
 * killed process leaves at most one window of each link in doubt.
 */
final class Settler {

  private static final Logger log = LoggerFactory.getLogger(Settler.class);
  private static final int BATCH = 1_000;

  /** Many SMSCs send the receipt with the answer: it then settles the message in the same write. */
  private static final long LINGER_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private record Item(Settlement settlement, Link slot) {}

  private final Outbox outbox;
  private final Runnable slotsFree;
  private final int enough;
  private final LinkedBlockingQueue<Item> queue = new LinkedBlockingQueue<>();
  private final Thread thread;
  private volatile boolean stopping;

  /**
   * @param slots of all windows: a third of them is not kept waiting for more
   */
  Settler(String carrier, Outbox outbox, int slots, Runnable slotsFree) {
    this.outbox = outbox;
    this.enough = Math.max(1, Math.min(BATCH / 2, slots / 3));
    this.slotsFree = slotsFree;
    this.thread = new Thread(this::run, "carrier-" + carrier + "-settler-1");
  }

  void start() {
    thread.start();
  }

  /**
   * Never blocks: there are no more of these than window slots.
   *
   * @param slot to be given back when this is durable; may be null
   */
  void settle(Settlement settlement, Link slot) {
    queue.add(new Item(settlement, slot));
  }

  /** Writes what is queued and ends. */
  void stop(long timeoutMillis) {
    stopping = true;
    try {
      thread.join(timeoutMillis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    if (thread.isAlive()) {
      log.warn("{} does not end; its claims will be in doubt", thread.getName());
      thread.interrupt();
    }
  }

  private void run() {
    List<Item> batch = new ArrayList<>(BATCH);
    while (!(stopping && queue.isEmpty())) {
      try {
        Item first = queue.poll(50, TimeUnit.MILLISECONDS);
        if (first == null) {
          continue;
        }
        batch.add(first);
        gather(batch);
        write(batch);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } finally {
        batch.clear();
      }
    }
  }

  /** A commit costs the same for one and for many: those that follow at once go with the first. */
  private void gather(List<Item> batch) throws InterruptedException {
    long until = System.nanoTime() + LINGER_NANOS;
    while (batch.size() < enough && !stopping) {
      queue.drainTo(batch, BATCH - batch.size());
      long left = until - System.nanoTime();
      Item next = left <= 0 ? null : queue.poll(left, TimeUnit.NANOSECONDS);
      if (next == null) {
        return;
      }
      batch.add(next);
    }
    queue.drainTo(batch, BATCH - batch.size());
  }

  private void write(List<Item> batch) throws InterruptedException {
    List<Settlement> settlements = batch.stream().map(Item::settlement).toList();
    for (int attempt = 1; ; attempt++) {
      try {
        outbox.settle(settlements);
        break;
      } catch (RuntimeException e) {
        // The SMSC has taken these: they are kept in hand until the database takes them too.
        log.error("{} settlements could not be written, attempt {}", batch.size(), attempt, e);
        TimeUnit.MILLISECONDS.sleep(Math.min(5_000, 100L * attempt));
      }
    }
    for (Item item : batch) {
      if (item.slot() != null) {
        item.slot().giveSlot();
      }
    }
    slotsFree.run();
  }
}
