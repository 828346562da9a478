package org.jarshy.gateway.outbox;

import java.sql.PreparedStatement;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jarshy.gateway.outbox.MoveState.Move;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes the next messages of a carrier, highest class first, with one durable row for the batch.
 */
final class ClaimBatch {

  private record Taken(long claim, List<MessageRow> rows) {}

  private final JdbcTemplate jdbc;
  private final TransactionTemplate transactions;
  private final Clock clock;
  private final OutboxSettings settings;
  private final InFlight inFlight;
  private final MoveState moveState;
  private final ConcurrentHashMap<String, Object> locks = new ConcurrentHashMap<>();

  ClaimBatch(
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

  List<Claimed> take(String carrier, int max) {
    // One claimer at a time for a carrier: rows already in flight are known in memory alone.
    synchronized (locks.computeIfAbsent(carrier, c -> new Object())) {
      Taken taken = transactions.execute(status -> takeNext(carrier, max));
      inFlight.taken(taken.claim(), taken.rows());
      return taken.rows().stream().map(MessageRow::claimed).toList();
    }
  }

  private Taken takeNext(String carrier, int max) {
    Instant now = clock.instant();
    List<MessageRow> next = new ArrayList<>();
    List<Move> expired = new ArrayList<>();
    Set<Long> already = inFlight.of(carrier);
    for (MessageRow row : candidates(carrier, max + already.size(), now)) {
      if (already.contains(row.id())) {
        continue;
      }
      if (!row.expires().isAfter(now)) {
        expired.add(Move.to(row, MessageState.EXPIRED, "expired before its turn"));
      } else if (next.size() < max) {
        next.add(row);
      }
    }
    TallyMoves tally = new TallyMoves();
    moveState.apply(expired, tally);
    tally.write(jdbc);
    for (Long emptied : inFlight.drainEmptied()) {
      jdbc.update("delete from outbox_claim where id = ?", emptied);
    }
    return new Taken(next.isEmpty() ? 0 : insertClaim(carrier, next, now), next);
  }

  private List<MessageRow> candidates(String carrier, int limit, Instant now) {
    return jdbc.query(
        "select "
            + MessageRow.COLUMNS
            + " from outbox where carrier = ? and state = ? and (not_before is null or not_before <= ?)"
            + " order by carrier, state, class, id limit ?",
        MessageRow::of,
        carrier,
        MessageState.QUEUED.code(),
        MessageRow.utc(now),
        limit);
  }

  private long insertClaim(String carrier, List<MessageRow> rows, Instant now) {
    GeneratedKeyHolder key = new GeneratedKeyHolder();
    jdbc.update(
        connection -> {
          PreparedStatement insert =
              connection.prepareStatement(
                  "insert into outbox_claim (carrier, lease_until, message_ids) values (?, ?, ?)",
                  new String[] {"id"});
          insert.setString(1, carrier);
          insert.setObject(2, MessageRow.utc(now.plus(settings.lease())));
          insert.setBytes(3, ClaimedIds.pack(rows.stream().map(MessageRow::id).toList()));
          return insert;
        },
        key);
    return key.getKey().longValue();
  }
}
