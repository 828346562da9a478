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

  private static final String SELECT =
      """
      select id, carrier, recipient, sender, fingerprint, sealed_from, sealed_text, received_at,
        attempts
      from inbound_text
      """;

  private final JdbcClient jdbc;

  WaitingTexts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Those whose next attempt is due, in the order they came. No sender has more than one. */
  List<WaitingText> dueAgain(Instant now, int max) {
    return jdbc.sql(
            SELECT
                + """
                  where state = 'RETRY' and next_attempt_at <= :now
                  order by state, id fetch first :max rows only
                  """)
        .param("now", Columns.time(now))
        .param("max", max)
        .query((row, n) -> waiting(row))
        .list();
  }

  /**
   * In the order they came, without those whose sender has an earlier text that waits for another
   * attempt: a STOP that failed once must not be overtaken by the START sent after it.
   */
  List<WaitingText> due(int max) {
    return jdbc.sql(
            SELECT
                + """
                  where state = 'WAITING'
                    and sender not in (select sender from inbound_text where state = 'RETRY')
                  order by state, id fetch first :max rows only
                  """)
        .param("max", max)
        .query((row, n) -> waiting(row))
        .list();
  }

  /** When the next attempt of one that failed is due; empty where none waits for one. */
  Optional<Instant> nextAttempt() {
    return jdbc.sql("select min(next_attempt_at) from inbound_text where state = 'RETRY'")
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
                where id = :id and state in ('WAITING', 'RETRY')
                """)
            .param("now", Columns.time(now))
            .param("id", id)
            .update()
        == 1;
  }

  void again(long id, int attempts, Instant next) {
    jdbc.sql(
            """
            update inbound_text
            set state = 'RETRY', attempts = :attempts, next_attempt_at = :next
            where id = :id and state in ('WAITING', 'RETRY')
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
            where id = :id and state in ('WAITING', 'RETRY')
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
