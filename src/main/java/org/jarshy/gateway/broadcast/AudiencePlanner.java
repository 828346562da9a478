package org.jarshy.gateway.broadcast;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jarshy.gateway.kernel.BroadcastId;
import org.jarshy.gateway.outbox.MessageState;
import org.jarshy.gateway.outbox.NewMessage;
import org.jarshy.gateway.outbox.Outbox;
import org.jarshy.gateway.outbox.OutboxSettings;
import org.jarshy.gateway.outbox.Tally;
import org.jarshy.gateway.subscriber.AudiencePage;
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

  /** The first is small, for the sake of the first phone; each page costs a commit. */
  private static final int FIRST_PAGE = 500;

  private static final int PAGE = 2_000;
  private static final int LOOK_AHEAD = 5_000;

  /** So long after a cancel something of it may still come back from a link. */
  private static final Duration LEFTOVERS_FOR = Duration.ofMinutes(10);

  private static final long IDLE_MILLIS = 250;

  private final BroadcastStore store;
  private final TransactionTemplate transactions;
  private final Clock clock;
  private final Subscribers subscribers;
  private final TestAudience testAudience;
  private final Outbox outbox;
  private final OutboxSettings doubt;
  private final QuietHours quietHours;
  private final StartBroadcasts start;
  private final CorrectionPlanner corrections;
  private final Throughput throughput;
  private final Semaphore wake = new Semaphore(0);
  private volatile Thread thread;

  AudiencePlanner(
      BroadcastStore store,
      TransactionTemplate transactions,
      Clock clock,
      Subscribers subscribers,
      TestAudience testAudience,
      Outbox outbox,
      OutboxSettings doubt,
      QuietHours quietHours,
      StartBroadcasts start,
      CorrectionPlanner corrections,
      Throughput throughput) {
    this.store = store;
    this.transactions = transactions;
    this.clock = clock;
    this.subscribers = subscribers;
    this.testAudience = testAudience;
    this.outbox = outbox;
    this.doubt = doubt;
    this.quietHours = quietHours;
    this.start = start;
    this.corrections = corrections;
    this.throughput = throughput;
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
    Instant lookBack = Instant.EPOCH; // at the start everything a dead process may have left
    while (thread == Thread.currentThread()) {
      try {
        if (!turn()) {
          wake.tryAcquire(IDLE_MILLIS, TimeUnit.MILLISECONDS);
          wake.drainPermits();
          withdrawLeftovers(lookBack);
          lookBack = clock.instant().minus(LEFTOVERS_FOR);
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
    startDue();
    boolean planned = false;
    Set<BroadcastId> running = new HashSet<>();
    RuntimeException failed = null;
    for (BroadcastRow row : store.sending()) {
      running.add(row.id());
      try {
        planned |= page(row);
      } catch (RuntimeException e) {
        // One that cannot be planned must not keep the others from those who wait for them.
        failed = e;
      }
    }
    throughput.keep(running);
    if (failed != null && !planned) {
      throw failed;
    }
    return planned;
  }

  private boolean page(BroadcastRow row) {
    Progress progress = Count.of(row, outbox.tally(row.origin()));
    throughput.look(progress);
    if (isQuiet(row)) {
      if (has(progress, MessageState.QUEUED)) {
        outbox.hold(row.origin()); // out of the way of what may be sent by night
      }
    } else if (has(progress, MessageState.HELD)) {
      // The night is over; or a pause that was still holding when the resume released, or a crash
      // between the two.
      outbox.release(row.origin());
    }
    if (row.allPlanned()) {
      finishWhenDone(row, progress);
      return false;
    }
    if (isQuiet(row) || count(progress, MessageState.QUEUED) >= LOOK_AHEAD) {
      return false;
    }
    return row.broadcast().kind() == Broadcast.Kind.CORRECTION
        ? corrections.plan(row)
        : planPage(row);
  }

  private boolean isQuiet(BroadcastRow row) {
    return quietHours.everywhereUntil(
            row.broadcast().priority(), row.query().area(), clock.instant())
        != null;
  }

  private void startDue() {
    for (BroadcastRow row : store.due(clock.instant())) {
      transactions.executeWithoutResult(status -> start.launch(row));
    }
  }

  /** What was queued or held while its broadcast was being cancelled, or when the process died. */
  void withdrawLeftovers(Instant cancelledSince) {
    for (BroadcastRow row : store.cancelledSince(cancelledSince)) {
      Progress progress = Count.of(row, outbox.tally(row.origin()));
      if (has(progress, MessageState.HELD) || has(progress, MessageState.QUEUED)) {
        outbox.withdraw(row.origin(), "cancelled");
      }
    }
  }

  private static boolean has(Progress progress, MessageState state) {
    return count(progress, state) > 0;
  }

  private static long count(Progress progress, MessageState state) {
    return progress.tallies().stream()
        .filter(t -> t.state() == state)
        .mapToLong(Tally::messages)
        .sum();
  }

  private boolean planPage(BroadcastRow row) {
    return transactions.execute(
        status -> {
          int size = row.broadcast().planned() == 0 ? FIRST_PAGE : PAGE;
          AudiencePage page =
              row.broadcast().exercise()
                  ? testAudience.page(row.plannedTo(), row.last())
                  : subscribers.page(row.query(), row.plannedTo(), row.last(), size);
          List<Subscriber> mine = page.subscribers();
          boolean all = page.to().value() >= row.last().value();
          if (!store.advance(row, page.to(), mine.size(), all)) {
            return false; // paused, cancelled, or planned by another
          }
          List<NewMessage> messages = new ArrayList<>(mine.size());
          for (Subscriber person : mine) {
            messages.add(
                new NewMessage(
                    row.origin(),
                    person.id(),
                    person.carrier(),
                    row.broadcast().priority(),
                    row.expires(),
                    row.turn(messages.size())));
          }
          outbox.add(messages);
          return true;
        });
  }

  /** Done when nothing more will be sent, be it known of each what became of it or not. */
  private void finishWhenDone(BroadcastRow row, Progress progress) {
    boolean open =
        has(progress, MessageState.QUEUED)
            || has(progress, MessageState.HELD)
            || (has(progress, MessageState.UNKNOWN)
                && doubt.sendsAgain(row.broadcast().priority()));
    if (!open) {
      store.move(row.id(), Broadcast.State.SENDING, Broadcast.State.FINISHED, clock.instant());
    }
  }
}
