package org.jarshy.gateway.outbox;

import java.time.Clock;
import java.time.Duration;
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

  private record Claim(long id, String carrier, ClaimedTexts texts) {}

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
    for (Claim claim : claims("order by id")) {
      doubtful += transactions.execute(status -> doubt(claim, claim.texts().all()));
    }
    return doubtful;
  }

  /**
   * Claims of this process whose lease ran out, which the response timeout should make impossible.
   */
  int endLeases() {
    int doubtful = 0;
    for (Claim claim :
        claims("where lease_until < ? order by id", MessageRow.utc(clock.instant()))) {
      Set<Long> open = new LinkedHashSet<>();
      inFlight.openOf(claim.id).forEach(taken -> open.add(taken.row().id()));
      List<ClaimedTexts.One> texts =
          claim.texts().all().stream().filter(t -> open.contains(t.id())).toList();
      doubtful += transactions.execute(status -> doubt(claim, texts));
      inFlight.leave(open);
    }
    return doubtful;
  }

  private List<Claim> claims(String rest, Object... arguments) {
    return jdbc.query(
        "select id, carrier, message_ids, bound_texts from outbox_claim " + rest,
        (row, i) ->
            new Claim(
                row.getLong(1),
                row.getString(2),
                new ClaimedTexts(row.getBytes(3), row.getBytes(4))),
        arguments);
  }

  private int doubt(Claim claim, List<ClaimedTexts.One> texts) {
    TallyMoves tally = new TallyMoves();
    Instant now = clock.instant();
    List<Move> moves = new ArrayList<>(texts.size());
    for (ClaimedTexts.One text : texts) {
      MessageRow row = queued(text.id());
      if (row != null) {
        Duration wait = settings.doubt(row.priority());
        moves.add(
            Move.to(row, MessageState.UNKNOWN, "in doubt: the process stopped")
                .notBefore(wait == null ? null : now.plus(wait))
                .sent(
                    text.parts(),
                    null,
                    text.textRef() == 0 ? row.textRef() : text.textRef(),
                    claim.carrier(),
                    now));
      }
    }
    List<Move> moved = moveState.apply(moves, tally);
    jdbc.update("delete from outbox_claim where id = ?", claim.id);
    tally.write(jdbc);
    return moved.size();
  }

  private MessageRow queued(long id) {
    return jdbc
        .query(
            "select " + MessageRow.COLUMNS + " from outbox where id = ? and state = ?",
            MessageRow::of,
            id,
            MessageState.QUEUED.code())
        .stream()
        .findFirst()
        .orElse(null);
  }

  /** Its time ran out before it could be submitted. */
  static Move expired(MessageRow row) {
    return ended(row, MessageState.EXPIRED, "expired before its turn");
  }

  /** It shall not be submitted any more. */
  static Move takenBack(MessageRow row, String reason) {
    return ended(row, MessageState.WITHDRAWN, reason);
  }

  /** An end without submission, unless an earlier submission of it is in doubt. */
  static Move ended(MessageRow row, MessageState state, String reason) {
    boolean doubtful = row.state() == MessageState.UNKNOWN || row.textRef() != 0;
    return Move.to(row, doubtful ? MessageState.UNPROVEN : state, reason);
  }

  /** Doubt that no receipt ended in its time: the message is sent again. */
  int resendDoubtful() {
    return sweep(
        "state = ? and not_before <= ?",
        row -> Move.to(row, MessageState.QUEUED, "sent again after doubt"),
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
              row -> inFlight.has(row.id()) ? null : expired(row),
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
    List<Move> moved = moveState.apply(moves, tally);
    // What goes again goes whole: receipts of its first parts say nothing of the next ones.
    PartRows.forget(
        jdbc,
        moved.stream().filter(m -> m.to() == MessageState.QUEUED).map(m -> m.row().id()).toList());
    tally.write(jdbc);
    return moved.size();
  }
}
