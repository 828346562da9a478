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
   * @param parts segments submitted, with this move and before
   * @param smscId of a one-part message; null keeps what is there
   * @param notBefore null where it may go at once
   * @param textRef the text that the recipient has or may have
   * @param via the carrier that took it, where that is not its own; else null
   * @param sentAt when it was submitted; null where that is not what happened
   */
  record Move(
      MessageRow row,
      MessageState to,
      int parts,
      String smscId,
      Instant notBefore,
      int attempts,
      String reason,
      long textRef,
      String via,
      int sendings,
      Instant sentAt) {

    /** Everything else stays as it is, but that it may go at once. */
    static Move to(MessageRow row, MessageState to, String reason) {
      return new Move(
          row,
          to,
          row.parts(),
          null,
          null,
          row.attempts(),
          reason,
          row.textRef(),
          row.via(),
          row.sendings(),
          null);
    }

    Move notBefore(Instant when) {
      return new Move(
          row, to, parts, smscId, when, attempts, reason, textRef, via, sendings, sentAt);
    }

    Move attempts(int spent) {
      return new Move(
          row, to, parts, smscId, notBefore, spent, reason, textRef, via, sendings, sentAt);
    }

    /** Submitted, surely or perhaps. */
    Move sent(int segments, String id, InFlight.Taken taken) {
      return sent(segments, id, taken.textRef(), taken.via(), taken.at());
    }

    Move sent(int segments, String id, long text, String by, Instant at) {
      return new Move(
          row,
          to,
          segments,
          id,
          notBefore,
          attempts,
          reason,
          text,
          by.equals(row.carrier()) ? null : by,
          row.sendings() + 1,
          at);
    }

    /** Receipts of some of its parts may come, and prove nothing of the whole. */
    Move sentInPart(Instant at) {
      return new Move(
          row,
          to,
          parts,
          smscId,
          notBefore,
          attempts,
          reason,
          textRef,
          via,
          row.sendings() + 1,
          at);
    }

    /** A receipt has told the id that its answer would have. */
    Move known(int segments, String id) {
      return new Move(
          row, to, segments, id, notBefore, attempts, reason, textRef, via, sendings, sentAt);
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
                + " attempts = ?, reason = ?, text_ref = ?, via = ?, sendings = ?,"
                + " sent_at = coalesce(?, sent_at) where id = ? and state = ?",
            new BatchPreparedStatementSetter() {
              @Override
              public void setValues(PreparedStatement s, int i) throws SQLException {
                Move move = moves.get(i);
                s.setInt(1, move.to().code());
                s.setInt(2, move.parts());
                s.setString(3, move.smscId());
                setTime(s, 4, move.notBefore());
                s.setInt(5, move.attempts());
                s.setString(6, cut(move.reason()));
                s.setLong(7, move.textRef());
                s.setString(8, move.via());
                s.setInt(9, move.sendings());
                setSecond(s, 10, move.sentAt());
                s.setLong(11, move.row().id());
                s.setInt(12, move.row().state().code());
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
        tally.enters(row.origin(), row.carrier(), move.to(), move.parts());
      }
    }
    return moved;
  }

  private static void setTime(PreparedStatement s, int index, Instant time) throws SQLException {
    if (time == null) {
      s.setNull(index, Types.TIMESTAMP_WITH_TIMEZONE);
    } else {
      s.setObject(index, MessageRow.utc(time));
    }
  }

  private static void setSecond(PreparedStatement s, int index, Instant time) throws SQLException {
    if (time == null) {
      s.setNull(index, Types.BIGINT);
    } else {
      s.setLong(index, time.getEpochSecond());
    }
  }

  private static String cut(String reason) {
    return reason == null || reason.length() <= 100 ? reason : reason.substring(0, 100);
  }
}
