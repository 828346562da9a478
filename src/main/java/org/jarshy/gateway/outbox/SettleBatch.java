package org.jarshy.gateway.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jarshy.gateway.outbox.MoveState.Move;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes down what became of claimed messages, and closes claims that have nothing open. */
final class SettleBatch {

  private final JdbcTemplate jdbc;
  private final TransactionTemplate transactions;
  private final Clock clock;
  private final OutboxSettings settings;
  private final InFlight inFlight;
  private final OneWriter oneWriter;
  private final MoveState moveState;
  private final NarrowClaims narrowClaims;

  SettleBatch(
      JdbcTemplate jdbc,
      TransactionTemplate transactions,
      Clock clock,
      OutboxSettings settings,
      InFlight inFlight,
      OneWriter oneWriter) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.clock = clock;
    this.settings = settings;
    this.inFlight = inFlight;
    this.oneWriter = oneWriter;
    this.moveState = new MoveState(jdbc);
    this.narrowClaims = new NarrowClaims(jdbc, inFlight);
  }

  void settle(List<Settlement> settlements) {
    oneWriter.alone(
        () -> {
          settleOpen(settlements);
          return null;
        });
  }

  /** Looked at only when nobody else writes: a receipt may have settled some of them meanwhile. */
  private void settleOpen(List<Settlement> settlements) {
    List<Move> moves = new ArrayList<>(settlements.size());
    List<PartRows.One> parts = new ArrayList<>();
    Instant now = clock.instant();
    for (Settlement settlement : settlements) {
      InFlight.Taken taken = inFlight.of(settlement.id().value());
      if (taken == null) {
        continue; // by a receipt; or its lease ran out, and it is in doubt already and says so
      }
      moves.add(move(taken, settlement, now));
      parts.addAll(partsOf(taken, settlement));
    }
    if (moves.isEmpty()) {
      return;
    }
    transactions.executeWithoutResult(status -> write(moves, parts));
    inFlight.leave(moves.stream().map(move -> move.row().id()).toList());
  }

  private void write(List<Move> moves, List<PartRows.One> parts) {
    TallyMoves tally = new TallyMoves();
    Set<Long> moved =
        moveState.apply(moves, tally).stream()
            .map(move -> move.row().id())
            .collect(Collectors.toSet());
    // What a receipt has settled already keeps the parts that came with it.
    PartRows.insert(jdbc, parts.stream().filter(p -> moved.contains(p.message())).toList());
    narrowClaims.without(
        moves.stream().filter(SettleBatch::mayWaitAgain).map(move -> move.row().id()).toList());
    tally.write(jdbc);
  }

  private static boolean mayWaitAgain(Move move) {
    return move.to() == MessageState.QUEUED || move.to() == MessageState.UNKNOWN;
  }

  private static List<PartRows.One> partsOf(InFlight.Taken taken, Settlement settlement) {
    if (settlement instanceof Settlement.Accepted a) {
      return PartRows.of(taken, a.smscIds());
    }
    if (settlement instanceof Settlement.Unknown u) {
      return PartRows.of(taken, u.smscIds()).stream().filter(p -> !p.smscId().isEmpty()).toList();
    }
    return List.of();
  }

  private Move move(InFlight.Taken taken, Settlement settlement, Instant now) {
    MessageRow row = taken.row();
    if (settlement instanceof Settlement.Accepted a) {
      String single = a.smscIds().size() == 1 ? a.smscIds().get(0) : null;
      return Move.to(row, MessageState.ACCEPTED, null).sent(a.smscIds().size(), single, taken);
    }
    if (settlement instanceof Settlement.Refused r) {
      return OutboxSweeps.ended(row, MessageState.REFUSED, r.reason());
    }
    if (settlement instanceof Settlement.Unknown u) {
      return inDoubt(taken, u.smscIds().size(), now, settings, u.reason());
    }
    Settlement.Deferred d = (Settlement.Deferred) settlement;
    int attempts = row.attempts() + (d.spendsAttempt() ? 1 : 0);
    if (attempts >= settings.maxAttempts()) {
      return OutboxSweeps.ended(row, MessageState.REFUSED, d.reason()).attempts(attempts);
    }
    Move back =
        Move.to(row, MessageState.QUEUED, d.reason()).notBefore(d.notBefore()).attempts(attempts);
    return d.partlySent() ? back.sentInPart(taken.at()) : back;
  }

  static Move inDoubt(
      InFlight.Taken taken, int parts, Instant now, OutboxSettings settings, String reason) {
    Duration wait = settings.doubt(taken.row().priority());
    return Move.to(taken.row(), MessageState.UNKNOWN, reason)
        .notBefore(wait == null ? null : now.plus(wait))
        .sent(parts, null, taken);
  }
}
