package org.jarshy.gateway.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jarshy.gateway.kernel.MessageId;
import org.jarshy.gateway.kernel.SubscriberId;

/**
 * A row of the outbox as the queries here read it.
 *
 * @param textRef the text that the recipient got, or may have got, by this row; 0 is none
 * @param via the carrier that took it or may have; null where that is its own, or nobody
 * @param sendings how often it was submitted, surely or perhaps
 */
record MessageRow(
    long id,
    String carrier,
    MessageState state,
    PriorityClass priority,
    Origin origin,
    long recipient,
    Instant expires,
    int attempts,
    int parts,
    long turn,
    long textRef,
    String via,
    int sendings) {

  static final String COLUMNS =
      "id, carrier, state, class, origin_kind, origin_ref, recipient, expires, attempts, parts,"
          + " turn, text_ref, via, sendings";

  /** Where a column that a query reads beside these comes. */
  static final int NEXT_COLUMN = 15;

  static MessageRow of(ResultSet row, int ignored) throws SQLException {
    return new MessageRow(
        row.getLong(1),
        row.getString(2),
        MessageState.ofCode(row.getInt(3)),
        PriorityClass.values()[row.getInt(4)],
        new Origin(row.getString(5), row.getLong(6)),
        row.getLong(7),
        row.getObject(8, OffsetDateTime.class).toInstant(),
        row.getInt(9),
        row.getInt(10),
        row.getLong(11),
        row.getLong(12),
        row.getString(13),
        row.getInt(14));
  }

  Claimed claimed() {
    return new Claimed(
        new MessageId(id), origin, new SubscriberId(recipient), priority, expires, textRef);
  }

  /** Whose SMSC knows it. */
  String sentBy() {
    return via == null ? carrier : via;
  }

  static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
