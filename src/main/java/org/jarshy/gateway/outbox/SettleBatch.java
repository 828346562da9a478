package org.jarshy.gateway.outbox;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jarshy.gateway.kernel.MessageId;
import org.jarshy.gateway.outbox.MoveState.Move;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes down what became of claimed messages, and closes claims that have nothing open. */
final class SettleBatch {

  private record PartRow(long message, int part, String carrier, String smscId) {}

  private final JdbcTemplate jdbc;
  private final TransactionTemplate transactions;
  private final Clock clock;
  private final OutboxSettings settings;
  private final InFlight inFlight;
  private final MoveState moveState;

  SettleBatch(
      JdbcTemplate jdbc,
      TransactionTemplate transactions,
      Clock clock,
      OutboxSettings settings,
      InFlight inFlight) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.clock = clock;
    this.settings = settings;
    this.inFlight = inFlight;
    this.moveState = new MoveState(jdbc);
  }

  void settle(List<Settlement> settlements) {
    List<Move> moves = new ArrayList<>(settlements.size());
    List<PartRow> parts = new ArrayList<>();
    List<Long> ids = new ArrayList<>(settlements.size());
    Instant now = clock.instant();
    for (Settlement settlement : settlements) {
      MessageRow row = inFlight.row(settlement.id().value());
      if (row == null) {
        continue; // its lease ran out: it is in doubt already, and says so
      }
      ids.add(row.id());
      moves.add(move(row, settlement, now));
      if (settlement instanceof Settlement.Accepted a && a.smscIds().size() > 1) {
        for (int i = 0; i < a.smscIds().size(); i++) {
          parts.add(new PartRow(row.id(), i + 1, row.carrier(), a.smscIds().get(i)));
        }
      }
    }
    write(moves, parts, ids);
  }

  /** Claimed messages that are not to be sent, or not now. */
  void keepBack(Map<MessageId, Binding> bindings) {
    List<Move> moves = new ArrayList<>();
    List<Long> ids = new ArrayList<>();
    bindings.forEach(
        (id, binding) -> {
          MessageRow row = inFlight.row(id.value());
          if (row != null) {
            ids.add(row.id());
            moves.add(
                binding instanceof Binding.Withdrawn w
                    ? Move.to(row, MessageState.WITHDRAWN, w.reason())
                    : Move.to(row, MessageState.HELD, "paused"));
          }
        });
    write(moves, List.of(), ids);
  }

  private void write(List<Move> moves, List<PartRow> parts, List<Long> ids) {
    if (ids.isEmpty()) {
      return;
    }
    transactions.executeWithoutResult(
        status -> {
          TallyMoves tally = new TallyMoves();
          moveState.apply(moves, tally);
          insertParts(parts);
          tally.write(jdbc);
        });
    inFlight.settled(ids);
  }

  private Move move(MessageRow row, Settlement settlement, Instant now) {
    if (settlement instanceof Settlement.Accepted a) {
      String single = a.smscIds().size() == 1 ? a.smscIds().get(0) : null;
      return new Move(
          row, MessageState.ACCEPTED, a.smscIds().size(), single, null, row.attempts(), null);
    }
    if (settlement instanceof Settlement.Refused r) {
      return Move.to(row, MessageState.REFUSED, r.reason());
    }
    if (settlement instanceof Settlement.Unknown u) {
      Instant until = now.plus(settings.doubt(row.priority()));
      return new Move(
          row, MessageState.UNKNOWN, row.parts(), null, until, row.attempts(), u.reason());
    }
    Settlement.Deferred d = (Settlement.Deferred) settlement;
    int attempts = row.attempts() + (d.spendsAttempt() ? 1 : 0);
    if (attempts >= settings.maxAttempts()) {
      return Move.to(row, MessageState.REFUSED, d.reason());
    }
    return new Move(
        row, MessageState.QUEUED, row.parts(), null, d.notBefore(), attempts, d.reason());
  }

  private void insertParts(List<PartRow> parts) {
    if (parts.isEmpty()) {
      return;
    }
    List<Long> messages = parts.stream().map(PartRow::message).distinct().toList();
    // A message sent again after doubt replaces the parts of its first sending.
    jdbc.batchUpdate(
        "delete from outbox_part where message_id = ?",
        messages,
        messages.size(),
        (s, id) -> s.setLong(1, id));
    jdbc.batchUpdate(
        "insert into outbox_part (message_id, part, carrier, smsc_id, state) values (?, ?, ?, ?, ?)",
        parts,
        parts.size(),
        (s, p) -> {
          s.setLong(1, p.message());
          s.setInt(2, p.part());
          s.setString(3, p.carrier());
          s.setString(4, p.smscId());
          s.setInt(5, MessageState.ACCEPTED.code());
        });
  }
}
