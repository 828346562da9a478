package org.jarshy.gateway.outbox;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jarshy.gateway.outbox.MoveState.Move;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The outcomes of a longer text's parts as one: delivered when all parts are, undeliverable as soon
 * as one is.
 */
final class JoinParts {

  private final JdbcTemplate jdbc;
  private final MoveState moveState;

  JoinParts(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
    this.moveState = new MoveState(jdbc);
  }

  /**
   * @param reasons by message id: what the last receipt said; may be null
   */
  void of(Map<Long, String> reasons, TallyMoves tally) {
    if (reasons.isEmpty()) {
      return;
    }
    Map<Long, List<MessageState>> states = new HashMap<>();
    jdbc.query(
        "select message_id, state from outbox_part where message_id = any(?)",
        row -> {
          states
              .computeIfAbsent(row.getLong(1), k -> new ArrayList<>())
              .add(MessageState.ofCode(row.getInt(2)));
        },
        SqlArrays.of(jdbc, "bigint", reasons.keySet()));
    List<MessageRow> rows =
        jdbc.query(
            "select " + MessageRow.COLUMNS + " from outbox where id = any(?)",
            MessageRow::of,
            SqlArrays.of(jdbc, "bigint", reasons.keySet()));
    List<Move> moves = new ArrayList<>();
    for (MessageRow row : rows) {
      MessageState joined = join(row, states.getOrDefault(row.id(), List.of()));
      if (joined != null && !row.state().isFinal()) {
        moves.add(Move.to(row, joined, reasons.get(row.id())));
      }
    }
    moveState.apply(moves, tally);
  }

  private static MessageState join(MessageRow row, List<MessageState> parts) {
    if (parts.contains(MessageState.UNDELIVERABLE)) {
      return MessageState.UNDELIVERABLE;
    }
    // Where some parts never had an answer, fewer are known than were sent.
    long delivered = parts.stream().filter(MessageState.DELIVERED::equals).count();
    return delivered > 0 && delivered >= (row.parts() > 0 ? row.parts() : parts.size())
        ? MessageState.DELIVERED
        : null;
  }
}
