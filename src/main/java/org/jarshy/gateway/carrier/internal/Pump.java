package org.jarshy.gateway.carrier.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jarshy.gateway.carrier.CarrierSettings;
import org.jarshy.gateway.carrier.LinkObserver;
import org.jarshy.gateway.gsm.UserData;
import org.jarshy.gateway.inbound.Journal;
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
  private static final long PROBE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
  private static final long IDLE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
  private static final long LINGER_NANOS = TimeUnit.MILLISECONDS.toNanos(6);

  /**
   * So many deliveries wait to be written: what we send brings more receipts than we can write. Few
   * leave then, but some do, for an SMSC that floods us must not keep an emergency from leaving.
   */
  private static final int MANY_DELIVERIES = 2_000;

  private static final int MOST_WHEN_BEHIND = 20;
  private static final long LINGER_WHEN_BEHIND_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  /**
   * Parts of a half-sent text wait so long, which with the response timeout stays below the lease
   * of a claim: then the whole text goes back to the queue.
   */
  private static final Duration PARTS_WAIT = Duration.ofMinutes(2);

  private record Part(Sending sending, int index) {}

  private final String carrier;
  private final CarrierSettings settings;
  private final Outbox outbox;
  private final Journal journal;
  private final Clock clock;
  private final Pacing pacing;
  private final Meter meter;
  private final List<Link> links;
  private final LinkObserver observer;
  private final Standing standing;
  private final StandIns standIns;
  private final Map<LinkObserver.Fate, LongAdder> fates = new EnumMap<>(LinkObserver.Fate.class);
  private final Settler settler;
  private final EncodeWords encode;
  private final Signal signal = new Signal();
  private final Thread thread;
  private final AtomicInteger inFlight = new AtomicInteger();

  /** Parts of half-sent texts that an SMSC did not take yet; they go before anything new. */
  private final Deque<Part> again = new ConcurrentLinkedDeque<>();

  private final int slotsInAll;
  private double partsPerMessage = 1;
  private long claimedAt = System.nanoTime() - LINGER_NANOS;
  private volatile boolean stopping;

  Pump(
      String carrier,
      CarrierSettings settings,
      Outbox outbox,
      Journal journal,
      Clock clock,
      Pacing pacing,
      Meter meter,
      List<Link> links,
      LinkObserver observer,
      Standing standing,
      StandIns standIns) {
    this.carrier = carrier;
    this.settings = settings;
    this.outbox = outbox;
    this.journal = journal;
    this.clock = clock;
    this.pacing = pacing;
    this.meter = meter;
    this.links = links;
    this.slotsInAll = links.stream().mapToInt(Link::free).sum();
    this.observer = observer;
    this.standing = standing;
    this.standIns = standIns;
    for (LinkObserver.Fate fate : LinkObserver.Fate.values()) {
      fates.put(fate, new LongAdder());
    }
    this.encode = new EncodeWords(settings.alphabet());
    this.settler = new Settler(carrier, outbox, slotsInAll, signal::raise);
    this.thread = new Thread(this::run, "carrier-" + carrier + "-pump-1");
  }

  void start() {
    settler.start();
    thread.start();
  }

  void wake() {
    signal.raise();
  }

  /** Segments that came to this end since the start. */
  long count(LinkObserver.Fate fate) {
    return fates.get(fate).sum();
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
    try {
      // What it gives back at its end has to be written too.
      thread.join(limit.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    settler.stop(limit.toMillis());
  }

  private void run() {
    pump();
    endWaitingParts();
  }

  private void pump() {
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
    int probes = slots <= 0 ? 0 : standing.most();
    if (probes == 0) {
      endWaitingParts();
      return IDLE_NANOS;
    }
    int allowance = pacing.allowance();
    if (allowance <= 0) {
      return pacing.nanosUntilNext();
    }
    endWaitingParts();
    Part part = again.poll();
    if (part != null) {
      submit(part.sending(), part.index());
      // Where the probes of a breaker are all under way it came back: no need to hurry.
      return probes == 1 ? PROBE_NANOS : 0;
    }
    long sinceClaim = System.nanoTime() - claimedAt;
    boolean behind = journal.waiting() > MANY_DELIVERIES;
    // A claim costs a commit: it pays to let some slots gather, for as long as nobody notices.
    long linger = behind ? LINGER_WHEN_BEHIND_NANOS : slots < slotsInAll / 2 ? LINGER_NANOS : 0;
    if (sinceClaim < linger) {
      return linger - sinceClaim;
    }
    int most = Math.min(slots, allowance);
    int atOnce = behind ? MOST_WHEN_BEHIND : MOST_AT_ONCE;
    int messages = (int) Math.max(1, Math.min(atOnce, most / partsPerMessage));
    List<Outgoing> claimed =
        outbox.claim(carrier, standIns.homesOf(carrier), Math.min(messages, probes));
    if (claimed.isEmpty()) {
      return IDLE_NANOS;
    }
    claimedAt = System.nanoTime();
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
      // One text keeps one reference even when it is sent again, so a phone can join its parts.
      parts = encode.encode(message.words(), (int) (message.claimed().id().value() & 0xFF));
    } catch (IllegalArgumentException e) {
      done(new Settlement.Refused(message.claimed().id(), "cannot be encoded: too long"), null);
      return;
    }
    partsPerMessage = 0.9 * partsPerMessage + 0.1 * parts.size();
    Sending sending = new Sending(message, parts, clock.instant());
    for (int i = 0; i < parts.size(); i++) {
      submit(sending, i);
    }
  }

  private void submit(Sending sending, int part) throws InterruptedException {
    if (!standing.permits()) {
      outcome(sending, part, null, new SubmitOutcome.NotSent("the SMSC fails too often"));
      return;
    }
    Link link = slot();
    if (link == null) {
      standing.outcome(new SubmitOutcome.NotSent("no link"), 0);
      outcome(sending, part, null, new SubmitOutcome.NotSent("no link"));
      return;
    }
    pacing.spend(1);
    meter.count(1);
    observer.submitting(sending.message.words().to(), sending.message.claimed().priority());
    Duration validity = Duration.between(clock.instant(), sending.message.claimed().expires());
    long at = System.nanoTime();
    link.submit(
        new Submission(sending.message.words().to(), sending.parts.get(part), validity),
        outcome -> {
          standing.outcome(outcome, at);
          if (outcome instanceof SubmitOutcome.Refused refused) {
            heed(link, refused.commandStatus(), at);
          }
          observe(sending, outcome);
          outcome(sending, part, link, outcome);
        });
  }

  private void observe(Sending sending, SubmitOutcome outcome) {
    LinkObserver.Fate fate =
        outcome instanceof SubmitOutcome.Accepted
            ? LinkObserver.Fate.ACCEPTED
            : outcome instanceof SubmitOutcome.Refused
                ? LinkObserver.Fate.REFUSED
                : outcome instanceof SubmitOutcome.Unknown
                    ? LinkObserver.Fate.UNKNOWN
                    : LinkObserver.Fate.NOT_SENT;
    fates.get(fate).increment();
    observer.settled(sending.message.words().to(), sending.message.claimed().priority(), fate);
  }

  /** The readiest link with a slot taken; null when no link is ready any more. */
  private Link slot() throws InterruptedException {
    while (!stopping) {
      Link readiest = null;
      for (Link link : links) {
        if (link.ready() && (readiest == null || link.free() > readiest.free())) {
          readiest = link;
        }
      }
      if (readiest == null || readiest.takeSlot()) {
        return readiest;
      }
      signal.await(IDLE_NANOS);
    }
    return null;
  }

  private void outcome(Sending sending, int part, Link link, SubmitOutcome outcome) {
    if (outcome instanceof SubmitOutcome.Accepted && link != null) {
      link.succeeded();
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
    boolean inTime = clock.instant().isBefore(sending.waitsUntil(PARTS_WAIT));
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

  /** Parts that have waited too long, or whose message expires, or all when we stop. */
  private void endWaitingParts() {
    Instant now = clock.instant();
    for (Part part = again.peek();
        part != null && (stopping || !now.isBefore(part.sending().waitsUntil(PARTS_WAIT)));
        part = again.peek()) {
      again.poll();
      outcome(part.sending(), part.index(), null, new SubmitOutcome.NotSent("no link"));
    }
  }

  private static boolean canGoAgain(SubmitOutcome outcome) {
    return outcome instanceof SubmitOutcome.NotSent
        || (outcome instanceof SubmitOutcome.Refused r
            && StatusPolicy.meaningOf(r.commandStatus()) == StatusPolicy.Means.TOO_FAST);
  }

  private void heed(Link link, int commandStatus, long submittedAt) {
    switch (StatusPolicy.meaningOf(commandStatus)) {
      case TOO_FAST -> {
        if (link.pause(submittedAt)) {
          pacing.slowDown();
        }
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
    if (settlement instanceof Settlement.Accepted accepted) {
      outbox.answered(accepted.id(), accepted.smscIds());
    }
    settler.settle(settlement, slot);
  }
}
