package org.jarshy.gateway.carrier.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jarshy.gateway.carrier.CarrierSettings;
import org.jarshy.gateway.gsm.Segmenter;
import org.jarshy.gateway.gsm.Segments;
import org.jarshy.gateway.gsm.UserData;
import org.jarshy.gateway.outbox.Outbox;
import org.jarshy.gateway.outbox.Outgoing;
import org.jarshy.gateway.outbox.Settlement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries one carrier's messages from the outbox to its links. It claims no more than window and
 * pace let leave at this moment, so that a higher class overtakes at the next free slot and a STOP
 * takes effect on everything that has not left.
 */
final class Pump {

  private static final Logger log = LoggerFactory.getLogger(Pump.class);
  private static final int MOST_AT_ONCE = 250;
  private static final long IDLE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private record Part(Sending sending, int index) {}

  private final String carrier;
  private final CarrierSettings settings;
  private final Outbox outbox;
  private final Clock clock;
  private final Pacing pacing;
  private final Meter meter;
  private final List<Link> links;
  private final Settler settler;
  private final Signal signal = new Signal();
  private final Thread thread;
  private final AtomicInteger inFlight = new AtomicInteger();

  /** Parts of half-sent texts that an SMSC did not take yet; they go before anything new. */
  private final Deque<Part> again = new ConcurrentLinkedDeque<>();

  private double partsPerMessage = 1;
  private volatile boolean stopping;

  Pump(
      String carrier,
      CarrierSettings settings,
      Outbox outbox,
      Clock clock,
      Pacing pacing,
      Meter meter,
      List<Link> links) {
    this.carrier = carrier;
    this.settings = settings;
    this.outbox = outbox;
    this.clock = clock;
    this.pacing = pacing;
    this.meter = meter;
    this.links = links;
    this.settler = new Settler(carrier, outbox, signal::raise);
    this.thread = new Thread(this::run, "carrier-" + carrier + "-pump-1");
  }

  void start() {
    settler.start();
    thread.start();
  }

  void wake() {
    signal.raise();
  }

  /** Stops claiming and waits for what is outstanding; the links are still up. */
  void stopClaiming(Duration limit) {
    stopping = true;
    signal.raise();
    try {
      thread.join(limit.toMillis());
      long deadline = System.nanoTime() + limit.toNanos();
      while (inFlight.get() > 0 && System.nanoTime() < deadline) {
        TimeUnit.MILLISECONDS.sleep(10);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    if (inFlight.get() > 0) {
      log.warn(
          "carrier {}: {} messages had no answer in {}; they are in doubt",
          carrier,
          inFlight.get(),
          limit);
    }
  }

  /** After the links are closed, which settled everything outstanding. */
  void stop(Duration limit) {
    thread.interrupt();
    settler.stop(limit.toMillis());
  }

  private void run() {
    int failures = 0;
    while (!stopping) {
      try {
        long wait = turn();
        failures = 0;
        if (wait > 0) {
          signal.await(wait);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) {
        failures++;
        if (Integer.bitCount(failures) == 1) {
          log.error("carrier {}: a turn failed, {} in a row; going on", carrier, failures, e);
        }
        try {
          TimeUnit.MILLISECONDS.sleep(Math.min(5_000, 100L * failures));
        } catch (InterruptedException i) {
          Thread.currentThread().interrupt();
          return;
        }
      }
    }
  }

  /**
   * @return nanoseconds to wait before the next turn, or until the signal
   */
  private long turn() throws InterruptedException {
    int slots = links.stream().filter(Link::ready).mapToInt(Link::free).sum();
    if (slots <= 0) {
      return IDLE_NANOS;
    }
    int allowance = pacing.allowance();
    if (allowance <= 0) {
      return pacing.nanosUntilNext();
    }
    Part part = again.poll();
    if (part != null) {
      submit(part.sending(), part.index());
      return 0;
    }
    int most = Math.min(slots, allowance);
    int messages = (int) Math.max(1, Math.min(MOST_AT_ONCE, most / partsPerMessage));
    List<Outgoing> claimed = outbox.claim(carrier, messages);
    if (claimed.isEmpty()) {
      return IDLE_NANOS;
    }
    inFlight.addAndGet(claimed.size());
    Deque<Outgoing> rest = new ArrayDeque<>(claimed);
    try {
      while (!rest.isEmpty()) {
        send(rest.peek());
        rest.poll();
      }
    } finally {
      // Interrupted or failed: what was not begun goes back unharmed.
      rest.forEach(m -> giveBack(m, "not begun"));
    }
    return 0;
  }

  private void send(Outgoing message) throws InterruptedException {
    List<UserData> parts;
    try {
      Segments segments = Segmenter.segment(message.words().text(), settings.alphabet());
      parts =
          UserData.encode(
              segments,
              // One text keeps one reference even when it is sent again, so a phone can join them.
              (int) (message.claimed().id().value() & 0xFF),
              settings.alphabet(),
              message.words().flash());
    } catch (IllegalArgumentException e) {
      done(new Settlement.Refused(message.claimed().id(), "cannot be encoded: too long"), null);
      return;
    }
    partsPerMessage = 0.9 * partsPerMessage + 0.1 * parts.size();
    Sending sending = new Sending(message, parts);
    for (int i = 0; i < parts.size(); i++) {
      submit(sending, i);
    }
  }

  private void submit(Sending sending, int part) throws InterruptedException {
    Link link = slot();
    if (link == null) {
      outcome(sending, part, null, new SubmitOutcome.NotSent("no link"));
      return;
    }
    pacing.spend(1);
    meter.count(1);
    Duration validity = Duration.between(clock.instant(), sending.message.claimed().expires());
    link.submit(
        new Submission(sending.message.words().to(), sending.parts.get(part), validity),
        outcome -> outcome(sending, part, link, outcome));
  }

  /** The readiest link with a slot taken; null when no link is ready any more. */
  private Link slot() throws InterruptedException {
    while (!stopping) {
      List<Link> ready =
          links.stream()
              .filter(Link::ready)
              .sorted(Comparator.comparingInt(Link::free).reversed())
              .toList();
      if (ready.isEmpty()) {
        return null;
      }
      for (Link link : ready) {
        if (link.takeSlot()) {
          return link;
        }
      }
      signal.await(IDLE_NANOS);
    }
    return null;
  }

  private void outcome(Sending sending, int part, Link link, SubmitOutcome outcome) {
    if (outcome instanceof SubmitOutcome.Accepted && link != null) {
      link.succeeded();
    } else if (outcome instanceof SubmitOutcome.Refused refused) {
      heed(link, refused.commandStatus());
    }
    boolean last = sending.settled(part, outcome);
    if (!last || sendRestAgain(sending)) {
      giveBack(link);
      return;
    }
    // The slot of the last part stays taken until the settlement is durable.
    Instant now = clock.instant();
    done(Judgement.of(sending.message.claimed().id(), sending.outcomes(), now), link);
  }

  private void giveBack(Link slot) {
    if (slot != null) {
      slot.giveSlot();
      signal.raise();
    }
  }

  /** A text of which the SMSC took only some parts is completed, not begun anew. */
  private boolean sendRestAgain(Sending sending) {
    List<SubmitOutcome> outcomes = sending.outcomes();
    boolean someTaken = outcomes.stream().anyMatch(o -> o instanceof SubmitOutcome.Accepted);
    boolean restCanGo =
        outcomes.stream().allMatch(o -> o instanceof SubmitOutcome.Accepted || canGoAgain(o));
    boolean complete = outcomes.stream().allMatch(o -> o instanceof SubmitOutcome.Accepted);
    boolean inTime = clock.instant().isBefore(sending.message.claimed().expires());
    if (complete || !someTaken || !restCanGo || !inTime || stopping) {
      return false;
    }
    for (int i = 0; i < outcomes.size(); i++) {
      if (!(outcomes.get(i) instanceof SubmitOutcome.Accepted)) {
        sending.reopen(i);
        again.add(new Part(sending, i));
      }
    }
    signal.raise();
    return true;
  }

  private static boolean canGoAgain(SubmitOutcome outcome) {
    return outcome instanceof SubmitOutcome.NotSent
        || (outcome instanceof SubmitOutcome.Refused r
            && StatusPolicy.meaningOf(r.commandStatus()) == StatusPolicy.Means.TOO_FAST);
  }

  private void heed(Link link, int commandStatus) {
    switch (StatusPolicy.meaningOf(commandStatus)) {
      case TOO_FAST -> {
        pacing.slowDown();
        link.pause();
      }
      case CONFIGURATION -> link.refuse(StatusPolicy.words(commandStatus));
      case PASSING, THIS_MESSAGE -> {}
    }
  }

  private void giveBack(Outgoing message, String reason) {
    done(new Settlement.Deferred(message.claimed().id(), clock.instant(), false, reason), null);
  }

  private void done(Settlement settlement, Link slot) {
    inFlight.decrementAndGet();
    settler.settle(settlement, slot);
  }
}
