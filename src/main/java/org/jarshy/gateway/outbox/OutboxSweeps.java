package org.jarshy.gateway.outbox;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jarshy.gateway.outbox.MoveState.Move;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** What time does to messages: doubt ends, leases run out, and what is too late expires. */
final class OutboxSweeps {

  private static final int BATCH = 1_000;

  private record Claim(long id, byte[] messageIds) {}

  private final JdbcTemplate jdbc;
  private final TransactionTemplate transactions;
  private final Clock clock;
  private final OutboxSettings settings;
  private final InFlight inFlight;
  private final MoveState moveState;
  private final Consumer<String> wake;

  OutboxSweeps(
      JdbcTemplate jdbc,
      TransactionTemplate transactions,
      Clock clock,
      OutboxSettings settings,
      InFlight inFlight,
      Consumer<String> wake) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.clock = clock;
    this.settings = settings;
    this.inFlight = inFlight;
    this.moveState = new MoveState(jdbc);
    this.wake = wake;
  }

  /**
   * At start: a database belongs to one process, so every claim found is of one that died. What it
   * did not settle may or may not have been sent.
   *
   * @return how many messages are in doubt
   */
  int recover() {
    int doubtful = 0;
    for (Claim claim : claims("select id, message_ids from outbox_claim order by id")) {
      doubtful += transactions.execute(status -> doubt(claim, ClaimedIds.unpack(claim.messageIds)));
    }
    return doubtful;
  }

  /**
   * Claims of this process whose lease ran out, which the response timeout should make impossible.
   */
  int endLeases() {
    int doubtful = 0;
    for (Claim claim :
        claims(
            "select id, message_ids from outbox_claim where lease_until < ? order by id",
            MessageRow.utc(clock.instant()))) {
      Long[] open = inFlight.openOf(claim.id).stream().map(MessageRow::id).toArray(Long[]::new);
      doubtful += transactions.execute(status -> doubt(claim, open));
      inFlight.settled(List.of(open));
    }
    return doubtful;
  }

  private List<Claim> claims(String sql, Object... arguments) {
    return jdbc.query(sql, (row, i) -> new Claim(row.getLong(1), row.getBytes(2)), arguments);
  }

  private int doubt(Claim claim, Long[] ids) {
    TallyMoves tally = new TallyMoves();
    Instant now = clock.instant();
    List<MessageRow> queued = rowsByIds(ids);
    List<Move> moved =
        moveState.apply(
            queued.stream()
                .map(
                    row ->
                        new Move(
                            row,
                            MessageState.UNKNOWN,
                            row.parts(),
                            null,
                            now.plus(settings.doubt(row.priority())),
                            row.attempts(),
                            "in doubt: the process stopped"))
                .toList(),
            tally);
    jdbc.update("delete from outbox_claim where id = ?", claim.id);
    tally.write(jdbc);
    return moved.size();
  }

  private List<MessageRow> rowsByIds(Long[] ids) {
    List<MessageRow> rows = new ArrayList<>(ids.length);
    for (Long id : ids) {
      rows.addAll(
          jdbc.query(
              "select " + MessageRow.COLUMNS + " from outbox where id = ? and state = ?",
              MessageRow::of,
              id,
              MessageState.QUEUED.code()));
    }
    return rows;
  }

  /** Doubt that no receipt ended in its time: the message is sent again. */
  int resendDoubtful() {
    return sweep(
        "state = ? and not_before <= ?",
        row ->
            new Move(
                row,
                MessageState.QUEUED,
                row.parts(),
                null,
                null,
                row.attempts(),
                "sent again after doubt"),
        MessageState.UNKNOWN.code(),
        MessageRow.utc(clock.instant()));
  }

  /** What waits for a carrier that is down still expires in time. */
  int expire() {
    Instant now = clock.instant();
    int expired = 0;
    for (MessageState state :
        List.of(MessageState.QUEUED, MessageState.HELD, MessageState.UNKNOWN)) {
      expired +=
          sweep(
              "state = ? and expires <= ?",
              row ->
                  inFlight.has(row.id())
                      ? null
                      : Move.to(row, MessageState.EXPIRED, "expired before its turn"),
              state.code(),
              MessageRow.utc(now));
    }
    return expired;
  }

  private int sweep(String where, Function<MessageRow, Move> move, Object... arguments) {
    Set<String> carriers = new LinkedHashSet<>();
    int all = 0;
    for (String carrier :
        jdbc.queryForList("select distinct carrier from outbox_tally", String.class)) {
      int moved;
      do {
        moved = transactions.execute(status -> sweepNext(carrier, where, move, arguments));
        all += moved;
        if (moved > 0) {
          carriers.add(carrier);
        }
      } while (moved == BATCH);
    }
    carriers.forEach(wake);
    return all;
  }

  private int sweepNext(
      String carrier, String where, Function<MessageRow, Move> move, Object... arguments) {
    Object[] all = new Object[arguments.length + 2];
    all[0] = carrier;
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    all[all.length - 1] = BATCH;
    List<MessageRow> rows =
        jdbc.query(
            "select "
                + MessageRow.COLUMNS
                + " from outbox where carrier = ? and "
                + where
                + " order by id limit ?",
            MessageRow::of,
            all);
    TallyMoves tally = new TallyMoves();
    List<Move> moves = rows.stream().map(move).filter(java.util.Objects::nonNull).toList();
    int moved = moveState.apply(moves, tally).size();
    tally.write(jdbc);
    return moved;
  }
}
