package org.jarshy.gateway.audit;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jarshy.gateway.kernel.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The log as rows that are only ever inserted. */
@Repository
class JdbcAuditLog implements AuditLog, AuditTrail {

  private final JdbcClient jdbc;
  private final Clock clock;

  JdbcAuditLog(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public void record(Actor actor, String action, String subject, String detail) {
    Instant now = clock.instant();
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
                    row.getString("subject"),
                    row.getString("detail")))
        .list();
  }
}
