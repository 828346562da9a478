package org.jarshy.gateway.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jarshy.gateway.kernel.MessageId;
import org.jarshy.gateway.kernel.SubscriberId;

/** A row of the outbox as the queries here read it. */
record MessageRow(
    long id,
    String carrier,
    MessageState state,
    PriorityClass priority,
    Origin origin,
    long recipient,
    Instant expires,
    int attempts,
    int parts) {

  static final String COLUMNS =
      "id, carrier, state, class, origin_kind, origin_ref, recipient, expires, attempts, parts";

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
        row.getInt(10));
  }

  Claimed claimed() {
    return new Claimed(new MessageId(id), origin, new SubscriberId(recipient), priority, expires);
  }

  static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
