package org.jarshy.gateway.outbox;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.BatchPreparedStatementSetter;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Guarded moves of messages from one state to another, in one batch: a message that is no longer in
 * the state it was read in stays as it is, which is a normal answer.
 */
final class MoveState {

  /**
   * @param segments submitted with this move
   * @param smscId of a one-part message; null keeps what is there
   * @param notBefore null where it may go at once
   */
  record Move(
      MessageRow row,
      MessageState to,
      int segments,
      String smscId,
      Instant notBefore,
      int attempts,
      String reason) {

    static Move to(MessageRow row, MessageState to, String reason) {
      return new Move(row, to, row.parts(), null, null, row.attempts(), reason);
    }
  }

  private final JdbcTemplate jdbc;

  MoveState(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @return those that moved
   */
  List<Move> apply(List<Move> moves, TallyMoves tally) {
    if (moves.isEmpty()) {
      return List.of();
    }
    int[] changed =
        jdbc.batchUpdate(
            "update outbox set state = ?, parts = ?, smsc_id = coalesce(?, smsc_id), not_before = ?,"
                + " attempts = ?, reason = ? where id = ? and state = ?",
            new BatchPreparedStatementSetter() {
              @Override
              public void setValues(PreparedStatement s, int i) throws SQLException {
                Move move = moves.get(i);
                s.setInt(1, move.to().code());
                s.setInt(2, move.segments());
                s.setString(3, move.smscId());
                if (move.notBefore() == null) {
                  s.setNull(4, Types.TIMESTAMP_WITH_TIMEZONE);
                } else {
                  s.setObject(4, MessageRow.utc(move.notBefore()));
                }
                s.setInt(5, move.attempts());
                s.setString(6, cut(move.reason()));
                s.setLong(7, move.row().id());
                s.setInt(8, move.row().state().code());
              }

              @Override
              public int getBatchSize() {
                return moves.size();
              }
            });
    List<Move> moved = new ArrayList<>(moves.size());
    for (int i = 0; i < changed.length; i++) {
      if (changed[i] != 0) {
        Move move = moves.get(i);
        moved.add(move);
        MessageRow row = move.row();
        tally.leaves(row.origin(), row.carrier(), row.state(), row.parts());
        tally.enters(row.origin(), row.carrier(), move.to(), move.segments());
      }
    }
    return moved;
  }

  private static String cut(String reason) {
    return reason == null || reason.length() <= 100 ? reason : reason.substring(0, 100);
  }
}
