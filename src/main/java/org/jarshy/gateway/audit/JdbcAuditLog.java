package org.jarshy.gateway.audit;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jarshy.gateway.kernel.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The log as rows that are inserted once and given their place in the tree once. */
@Repository
class JdbcAuditLog implements AuditLog, AuditTrail {

  private final JdbcClient jdbc;
  private final Clock clock;
  private final NewEntries entries;

  JdbcAuditLog(JdbcClient jdbc, Clock clock, NewEntries entries) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.entries = entries;
  }

  @Override
  public void record(Actor actor, String action, String subject, String detail) {
    // As the column keeps it: a database that rounds on its own would move it.
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    jdbc.sql(
            """
            insert into audit_entry (at, actor, action, subject, detail)
            values (:at, :actor, :action, :subject, :detail)
            """)
        .param("at", now.atOffset(ZoneOffset.UTC))
        .param("actor", actor.name())
        .param("action", AuditWords.action(action))
        .param("subject", AuditWords.subject(subject))
        .param("detail", AuditWords.detail(detail))
        .update();
    entries.written();
  }

  @Override
  public List<AuditEntry> page(String subject, long before, int limit) {
    String filter = subject == null ? "" : " and subject = :subject";
    return jdbc.sql(
            "select id, at, actor, action, subject, detail from audit_entry where id < :before"
                + filter
                + " order by id desc limit :limit")
        .param("before", before)
        .param("subject", subject)
        .param("limit", limit)
        .query(
            (row, n) ->
                new AuditEntry(
                    row.getLong("id"),
                    row.getObject("at", OffsetDateTime.class).toInstant(),
                    new Actor(row.getString("actor")),
                    row.getString("action"),
                    shown(row.getString("subject")),
                    shown(row.getString("detail"))))
        .list();
  }

  private static String shown(String payload) {
    return payload == null ? "" : payload;
  }
}
