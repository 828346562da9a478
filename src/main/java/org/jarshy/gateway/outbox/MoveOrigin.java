package org.jarshy.gateway.outbox;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jarshy.gateway.outbox.MoveState.Move;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Moves the waiting messages of one origin. A broadcast is planned with a bounded look-ahead, so
 * few of its rows ever wait; what is in flight at this moment settles as it would have.
 */
final class MoveOrigin {

  private static final int BATCH = 1_000;

  private final JdbcTemplate jdbc;
  private final TransactionTemplate transactions;
  private final InFlight inFlight;
  private final MoveState moveState;

  MoveOrigin(JdbcTemplate jdbc, TransactionTemplate transactions, InFlight inFlight) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.inFlight = inFlight;
    this.moveState = new MoveState(jdbc);
  }

  void move(Origin origin, List<MessageState> from, Function<MessageRow, Move> to) {
    List<String> carriers =
        jdbc.queryForList(
            "select distinct carrier from outbox_tally where origin_kind = ? and origin_ref = ?",
            String.class,
            origin.kind(),
            origin.ref());
    for (String carrier : carriers) {
      for (MessageState state : from) {
        long after = 0;
        while (after >= 0) {
          after = moveNext(origin, carrier, state, after, to);
        }
      }
    }
  }

  /**
   * @return the last id looked at, or -1 when there are no more
   */
  private long moveNext(
      Origin origin,
      String carrier,
      MessageState state,
      long after,
      Function<MessageRow, Move> to) {
    Set<Long> fenced = new HashSet<>();
    try {
      return transactions.execute(
          status -> {
            List<MessageRow> rows = page(origin, carrier, state, after);
            fenced.addAll(inFlight.fence(rows.stream().map(MessageRow::id).toList()));
            TallyMoves tally = new TallyMoves();
            moveState.apply(
                rows.stream().filter(r -> fenced.contains(r.id())).map(to).toList(), tally);
            tally.write(jdbc);
            return rows.size() < BATCH ? -1L : rows.get(rows.size() - 1).id();
          });
    } finally {
      inFlight.lift(fenced);
    }
  }

  private List<MessageRow> page(Origin origin, String carrier, MessageState state, long after) {
    return jdbc.query(
        "select "
            + MessageRow.COLUMNS
            + " from outbox where carrier = ? and state = ? and origin_kind = ?"
            + " and origin_ref = ? and id > ? order by id limit ?",
        MessageRow::of,
        carrier,
        state.code(),
        origin.kind(),
        origin.ref(),
        after,
        BATCH);
  }
}
