package org.jarshy.gateway.lookup;

import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.lookup.OperatorKeyword.State;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;

/** The rows of keywords, as they are written. Every method joins the caller's transaction. */
@Component
class KeywordRows {

  private final JdbcClient jdbc;

  KeywordRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A new draft at revision 1. @param supersedes what it is a change of, or null */
  KeywordId insert(OperatorKeyword supersedes, Actor author, Instant now) {
    GeneratedKeyHolder key = new GeneratedKeyHolder();
    jdbc.sql(
            """
            insert into lookup_keyword (origin, revision, version, state, changed_by, changed_at,
              supersedes)
            values (:origin, 1, 1, 'DRAFT', :author, :now, :supersedes)""")
        .param("origin", supersedes == null ? null : supersedes.origin().value(), Types.BIGINT)
        .param("supersedes", supersedes == null ? null : supersedes.id().value(), Types.BIGINT)
        .param("author", author.name())
        .param("now", utc(now))
        .update(key, "id");
    long id = Objects.requireNonNull(key.getKey()).longValue();
    jdbc.sql("update lookup_keyword set origin = id where id = ? and origin is null")
        .param(id)
        .update();
    return new KeywordId(id);
  }

  /**
   * Moves a keyword on by one revision, if it still stands where the caller saw it.
   *
   * @return false when somebody else was first; nothing is changed then
   */
  boolean advance(KeywordId id, int revision, State from, State to, Actor actor, Instant now) {
    return jdbc.sql(
                """
                update lookup_keyword
                set revision = revision + 1, state = :to, changed_by = :actor, changed_at = :now
                where id = :id and revision = :revision and state = :from""")
            .param("to", to.name())
            .param("actor", actor.name())
            .param("now", utc(now))
            .param("id", id.value())
            .param("revision", revision)
            .param("from", from.name())
            .update()
        == 1;
  }

  /**
   * @return false when it stands no more; nothing is changed then
   */
  boolean supersede(KeywordId old, KeywordId update, Actor actor, Instant now) {
    return jdbc.sql(
                """
                update lookup_keyword
                set revision = revision + 1, state = 'SUPERSEDED', superseded_by = :update,
                  changed_by = :actor, changed_at = :now
                where id = :old and state in ('APPROVED', 'CANCELLED') and superseded_by is null""")
            .param("update", update.value())
            .param("actor", actor.name())
            .param("now", utc(now))
            .param("old", old.value())
            .update()
        == 1;
  }

  /** Adds a version and makes it the present one. @param table null for none */
  void write(
      KeywordId id, int version, Definition definition, Long table, Actor actor, Instant now) {
    jdbc.sql(
            """
            insert into lookup_version (keyword, version, definition, table_id, written_by,
              written_at)
            values (:id, :version, :definition, :table, :actor, :now)""")
        .param("id", id.value())
        .param("version", version)
        .param("definition", DefinitionJson.write(definition))
        .param("table", table, Types.BIGINT)
        .param("actor", actor.name())
        .param("now", utc(now))
        .update();
    jdbc.sql("update lookup_keyword set version = ? where id = ?")
        .params(version, id.value())
        .update();
  }

  void touch(KeywordId id, int revision, String actor) {
    jdbc.sql("insert into lookup_touch (keyword, revision, actor) values (?, ?, ?)")
        .params(id.value(), revision, actor)
        .update();
  }

  void step(KeywordId id, int revision, OperatorKeyword.Step step) {
    jdbc.sql(
            """
            insert into lookup_step (keyword, revision, to_state, actor, happened_at, reason)
            values (?, ?, ?, ?, ?, ?)""")
        .params(id.value(), revision, step.to().name(), step.actor(), utc(step.at()), step.reason())
        .update();
  }

  /** Microseconds are what both databases keep; one rounds what is finer and one cuts it. */
  static OffsetDateTime utc(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
  }
}
