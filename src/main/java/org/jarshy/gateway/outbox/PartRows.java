package org.jarshy.gateway.outbox;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** Rows of {@code outbox_part}: the parts of longer texts, which have a receipt each. */
final class PartRows {

  record One(long message, int part, String carrier, String smscId) {}

  private PartRows() {}

  /**
   * @param smscIds one for each part, in order; none for a text of one part, whose id is in its own
   *     row
   */
  static List<One> of(InFlight.Taken taken, List<String> smscIds) {
    List<One> parts = new ArrayList<>();
    if (smscIds.size() > 1) {
      for (int i = 0; i < smscIds.size(); i++) {
        parts.add(new One(taken.row().id(), i + 1, taken.via(), smscIds.get(i)));
      }
    }
    return parts;
  }

  static void forget(JdbcTemplate jdbc, List<Long> messages) {
    if (!messages.isEmpty()) {
      jdbc.batchUpdate(
          "delete from outbox_part where message_id = ?",
          messages,
          messages.size(),
          (s, id) -> s.setLong(1, id));
    }
  }

  /** A message sent again after doubt replaces the parts of its first sending. */
  static void insert(JdbcTemplate jdbc, List<One> parts) {
    if (parts.isEmpty()) {
      return;
    }
    forget(jdbc, parts.stream().map(One::message).distinct().toList());
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
