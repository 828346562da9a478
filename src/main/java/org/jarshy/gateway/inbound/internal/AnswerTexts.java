package org.jarshy.gateway.inbound.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jarshy.gateway.inbound.CitizenText;
import org.jarshy.gateway.inbound.TextHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives whole texts to the handler in the order they came. A row is marked and wiped in the
 * transaction in which it is handled, so an answer is queued exactly when its text is gone.
 */
final class AnswerTexts implements OwnedLoop.Step {

  /** Together in one commit; few, because the first of them waits for the last. */
  private static final int BATCH = 25;

  private static final Duration LONGEST_REST = Duration.ofMinutes(1);

  /** After each attempt that failed; after the last of these the text is given up. */
  static final List<Duration> DELAYS =
      List.of(
          Duration.ofSeconds(1),
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          Duration.ofMinutes(2),
          Duration.ofMinutes(10));

  private static final Logger log = LoggerFactory.getLogger(AnswerTexts.class);

  private final WaitingTexts rows;
  private final Seals seals;
  private final Supplier<TextHandler> handler;
  private final TransactionTemplate transactions;
  private final Clock clock;

  /**
   * @param handler may give null: then texts wait until there is one
   */
  AnswerTexts(
      WaitingTexts rows,
      Seals seals,
      Supplier<TextHandler> handler,
      TransactionTemplate transactions,
      Clock clock) {
    this.rows = rows;
    this.seals = seals;
    this.handler = handler;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public Duration run() {
    TextHandler present = handler.get();
    if (present == null) {
      return LONGEST_REST;
    }
    Instant now = clock.instant();
    List<WaitingText> again = rows.dueAgain(now, BATCH);
    List<WaitingText> due = again.isEmpty() ? rows.due(BATCH) : again;
    if (due.isEmpty()) {
      return untilNextAttempt(now);
    }
    try {
      transactions.executeWithoutResult(status -> due.forEach(text -> answer(text, present)));
    } catch (RuntimeException | Error e) {
      if (Failure.isOfDatabase(e)) {
        throw e; // no text's fault: no attempt is spent, the loop comes back
      }
      oneByOne(due, present);
    }
    return Duration.ZERO;
  }

  private void oneByOne(List<WaitingText> due, TextHandler present) {
    Set<String> held = new HashSet<>();
    for (WaitingText text : due) {
      if (held.contains(text.sender())) {
        continue; // its sender's earlier text comes first, see WaitingTexts.due
      }
      try {
        transactions.executeWithoutResult(status -> answer(text, present));
      } catch (RuntimeException | Error e) {
        if (Failure.isOfDatabase(e)) {
          throw e;
        }
        held.add(text.sender());
        notAnswered(text, e);
      }
    }
  }

  private void answer(WaitingText text, TextHandler present) {
    // Marked before it is handled: the row's lock keeps any second worker out until the commit.
    if (rows.done(text.id(), clock.instant())) {
      present.handle(
          new CitizenText(
              text.id(),
              text.carrier(),
              seals.openNumber(text.sealedFrom(), text.fingerprint()),
              text.recipient(),
              seals.openText(text.sealedText(), text.fingerprint()),
              text.receivedAt()));
    }
  }

  private void notAnswered(WaitingText text, Throwable why) {
    int attempts = text.attempts() + 1;
    if (attempts > DELAYS.size()) {
      log.error("text {} is given up after {} attempts: {}", text.id(), attempts, Failure.of(why));
      transactions.executeWithoutResult(status -> rows.failed(text.id(), attempts));
    } else {
      Duration delay = DELAYS.get(attempts - 1);
      log.warn("text {} waits {} for another attempt: {}", text.id(), delay, Failure.of(why));
      Instant next = clock.instant().plus(delay);
      transactions.executeWithoutResult(status -> rows.again(text.id(), attempts, next));
    }
  }

  private Duration untilNextAttempt(Instant now) {
    return rows.nextAttempt()
        .map(next -> Duration.between(now, next))
        .filter(rest -> rest.compareTo(LONGEST_REST) < 0)
        .orElse(LONGEST_REST);
  }
}
