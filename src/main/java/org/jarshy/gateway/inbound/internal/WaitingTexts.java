package org.jarshy.gateway.inbound.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of {@code inbound_text} as they are answered. Every move is guarded by the state before. */
final class WaitingTexts {

  private final JdbcClient jdbc;

  WaitingTexts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * In the order they came. A text whose sender has an earlier one that waits for another attempt
   * is not due: a STOP that failed once must not be overtaken by the START sent before it.
   */
  List<WaitingText> due(Instant now, int max) {
    return jdbc.sql(
            """
            select id, carrier, recipient, sender, fingerprint, sealed_from, sealed_text,
              received_at, attempts
            from inbound_text t
            where state = 'WAITING' and next_attempt_at <= :now and not exists (
              select 1 from inbound_text earlier
              where earlier.sender = t.sender and earlier.state = 'WAITING'
                and earlier.id < t.id and earlier.next_attempt_at > :now)
            order by state, id fetch first :max rows only
            """)
        .param("now", Columns.time(now))
        .param("max", max)
        .query((row, n) -> waiting(row))
        .list();
  }

  /** When the next attempt of one that failed is due; empty where none waits for one. */
  Optional<Instant> nextAttempt(Instant after) {
    return jdbc.sql(
            """
            select min(next_attempt_at) from inbound_text
            where state = 'WAITING' and next_attempt_at > :after
            """)
        .param("after", Columns.time(after))
        .query(OffsetDateTime.class)
        .optional()
        .map(OffsetDateTime::toInstant);
  }

  /**
   * @return false where someone else answered it
   */
  boolean done(long id, Instant now) {
    return jdbc.sql(
                """
                update inbound_text
                set state = 'DONE', done_at = :now, sealed_from = null, sealed_text = null
                where id = :id and state = 'WAITING'
                """)
            .param("now", Columns.time(now))
            .param("id", id)
            .update()
        == 1;
  }

  void again(long id, int attempts, Instant next) {
    jdbc.sql(
            """
            update inbound_text set attempts = :attempts, next_attempt_at = :next
            where id = :id and state = 'WAITING'
            """)
        .param("attempts", attempts)
        .param("next", Columns.time(next))
        .param("id", id)
        .update();
  }

  void failed(long id, int attempts) {
    jdbc.sql(
            """
            update inbound_text set state = 'FAILED', attempts = :attempts
            where id = :id and state = 'WAITING'
            """)
        .param("attempts", attempts)
        .param("id", id)
        .update();
  }

  private static WaitingText waiting(ResultSet row) throws SQLException {
    return new WaitingText(
        row.getLong("id"),
        row.getString("carrier"),
        row.getString("recipient"),
        row.getString("sender"),
        row.getString("fingerprint"),
        row.getBytes("sealed_from"),
        row.getBytes("sealed_text"),
        Columns.instant(row, "received_at"),
        row.getInt("attempts"));
  }
}
