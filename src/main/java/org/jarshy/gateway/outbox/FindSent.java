package org.jarshy.gateway.outbox;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Submitted messages and parts by the id that the SMSC gave them. SMSCs use an id again, after a
 * restart or when their counter runs round: then the youngest that is still open is meant.
 */
final class FindSent {

  /** A message of one part. */
  record Whole(MessageRow row, String smscId) {}

  /** A part of a longer text. */
  record Part(long message, int part, String smscId, MessageState state, long recipient) {}

  /** Ids in an array, then the carrier. */
  static final String WHOLE =
      "select "
          + MessageRow.COLUMNS
          + ", smsc_id from outbox where smsc_id = any(?) and coalesce(via, carrier) = ?"
          + " order by id";

  /**
   * Ids in an array. The carrier is looked at by the caller: with a second condition that its index
   * could serve, H2 gives up the list of ids and reads every part there ever was.
   */
  static final String PARTS =
      "select p.message_id, p.part, p.smsc_id, p.state, o.recipient, p.carrier"
          + " from outbox_part p join outbox o on o.id = p.message_id"
          + " where p.smsc_id = any(?) order by p.message_id";

  private final JdbcTemplate jdbc;

  FindSent(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** By id as the SMSC spelt it in its answer. */
  Map<String, Whole> whole(String carrier, Collection<String> ids) {
    Map<String, Whole> found = new HashMap<>();
    jdbc.query(
        WHOLE,
        row -> {
          Whole next = new Whole(MessageRow.of(row, 0), row.getString(MessageRow.NEXT_COLUMN));
          found.merge(next.smscId(), next, (a, b) -> b.row().state().isFinal() ? a : b);
        },
        SqlArrays.of(jdbc, "varchar", ids),
        carrier);
    return found;
  }

  Map<String, Part> parts(String carrier, Collection<String> ids) {
    Map<String, Part> found = new HashMap<>();
    jdbc.query(
        PARTS,
        row -> {
          if (!carrier.equals(row.getString(6))) {
            return;
          }
          Part next =
              new Part(
                  row.getLong(1),
                  row.getInt(2),
                  row.getString(3),
                  MessageState.ofCode(row.getInt(4)),
                  row.getLong(5));
          found.merge(next.smscId(), next, (a, b) -> b.state().isFinal() ? a : b);
        },
        SqlArrays.of(jdbc, "varchar", ids));
    return found;
  }
}
