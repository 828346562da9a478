package org.jarshy.gateway.inbound.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jarshy.gateway.inbound.DeliveredText;

/** How values become columns, so that no octet an SMSC sends can make an insert fail. */
final class Columns {

  private static final int LINK = 64;
  private static final int RECIPIENT = 32;

  private Columns() {}

  static OffsetDateTime time(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
  }

  /** Null where the column is. */
  static Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  static String link(DeliveredText text) {
    return printable(text.link(), LINK);
  }

  static String recipient(DeliveredText text) {
    return printable(text.to(), RECIPIENT);
  }

  /** PostgreSQL refuses a NUL in a varchar, and either refuses one character too many. */
  private static String printable(String value, int max) {
    String kept = value == null ? "" : value.replaceAll("[^\\x20-\\x7E]", "?");
    return kept.length() <= max ? kept : kept.substring(0, max);
  }
}
