package org.jarshy.gateway.broadcast;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jarshy.gateway.kernel.SubscriberId;
import org.jarshy.gateway.outbox.MessageState;
import org.jarshy.gateway.outbox.NewMessage;
import org.jarshy.gateway.outbox.Outbox;
import org.jarshy.gateway.subscriber.Subscriber;
import org.jarshy.gateway.subscriber.Subscribers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Walks audiences with a cursor, a page at a time and only as far ahead as the links can use soon:
 * memory and queue stay the same for a thousand and for millions.
 */
final class AudiencePlanner implements SmartLifecycle {

  static final int PHASE = 500;

  private static final Logger log = LoggerFactory.getLogger(AudiencePlanner.class);
  private static final int PAGE = 500;
  private static final int LOOK_AHEAD = 5_000;
  private static final long IDLE_MILLIS = 250;

  private final BroadcastStore store;
  private final TransactionTemplate transactions;
  private final Clock clock;
  private final Subscribers subscribers;
  private final Outbox outbox;
  private final Semaphore wake = new Semaphore(0);
  private volatile Thread thread;

  AudiencePlanner(
      BroadcastStore store,
      TransactionTemplate transactions,
      Clock clock,
      Subscribers subscribers,
      Outbox outbox) {
    this.store = store;
    this.transactions = transactions;
    this.clock = clock;
    this.subscribers = subscribers;
    this.outbox = outbox;
  }

  void planMore() {
    wake.release();
  }

  @Override
  public void start() {
    thread = new Thread(this::run, "broadcast-planner-1");
    thread.start();
  }

  @Override
  public void stop() {
    Thread running = thread;
    thread = null;
    if (running != null) {
      wake.release();
      try {
        running.join(10_000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }

  @Override
  public int getPhase() {
    return PHASE;
  }

  private void run() {
    int failures = 0;
    while (thread == Thread.currentThread()) {
      try {
        if (!turn()) {
          wake.tryAcquire(IDLE_MILLIS, TimeUnit.MILLISECONDS);
          wake.drainPermits();
        }
        failures = 0;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) {
        failures++;
        if (Integer.bitCount(failures) == 1) {
          log.error("planning failed, {} in a row; going on", failures, e);
        }
        try {
          TimeUnit.MILLISECONDS.sleep(Math.min(10_000, 200L * failures));
        } catch (InterruptedException i) {
          Thread.currentThread().interrupt();
          return;
        }
      }
    }
  }

  /** A page for each broadcast that needs one. @return whether there was anything to plan */
  boolean turn() {
    boolean planned = false;
    for (BroadcastRow row : store.sending()) {
      if (row.allPlanned()) {
        finishWhenDone(row);
      } else if (waiting(row) < LOOK_AHEAD) {
        planned |= planPage(row);
      }
    }
    return planned;
  }

  private long waiting(BroadcastRow row) {
    return outbox.tally(BroadcastRow.origin(row.broadcast().id())).stream()
        .filter(t -> t.state() == MessageState.QUEUED)
        .mapToLong(t -> t.messages())
        .sum();
  }

  private boolean planPage(BroadcastRow row) {
    return transactions.execute(
        status -> {
          List<Subscriber> page = subscribers.page(row.query(), row.plannedTo(), PAGE);
          List<Subscriber> mine =
              page.stream().filter(s -> s.id().value() <= row.last().value()).toList();
          boolean all = page.size() < PAGE || mine.size() < page.size();
          SubscriberId to = mine.isEmpty() ? row.plannedTo() : mine.get(mine.size() - 1).id();
          if (!store.advance(row, to, mine.size(), all)) {
            return false; // paused, cancelled, or planned by another
          }
          outbox.add(
              mine.stream()
                  .map(
                      s ->
                          new NewMessage(
                              BroadcastRow.origin(row.broadcast().id()),
                              s.id(),
                              s.carrier(),
                              row.broadcast().priority(),
                              row.expires()))
                  .toList());
          return true;
        });
  }

  private void finishWhenDone(BroadcastRow row) {
    boolean open =
        outbox.tally(BroadcastRow.origin(row.broadcast().id())).stream()
            .anyMatch(
                t ->
                    switch (t.state()) {
                      case QUEUED, HELD, UNKNOWN -> true;
                      default -> false;
                    });
    if (!open) {
      store.move(
          row.broadcast().id(), Broadcast.State.SENDING, Broadcast.State.FINISHED, clock.instant());
    }
  }
}
