package org.jarshy.gateway.bulletin;

import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jarshy.gateway.bulletin.Bulletin.State;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.BulletinId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;

/** The rows of bulletins, as they are written. Every method joins the caller's transaction. */
@Component
class BulletinStore {

  private final JdbcClient jdbc;

  BulletinStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A new draft at revision 1.
   *
   * @param supersedes what it is an update of, or null
   * @param exercise for good
   */
  BulletinId insert(BulletinId supersedes, boolean exercise, Actor author, Instant now) {
    GeneratedKeyHolder key = new GeneratedKeyHolder();
    jdbc.sql(
            """
            insert into bulletin (revision, version, state, changed_by, changed_at, supersedes,
              exercise)
            values (1, 1, 'DRAFT', :author, :now, :supersedes, :exercise)""")
        .param("exercise", exercise)
        .param("supersedes", supersedes == null ? null : supersedes.value(), Types.BIGINT)
        .param("author", author.name())
        .param("now", utc(now))
        .update(key, "id");
    return new BulletinId(Objects.requireNonNull(key.getKey()).longValue());
  }

  /**
   * Moves a bulletin on by one revision, if it still stands where the caller saw it.
   *
   * @return false when somebody else was first; nothing is changed then
   */
  boolean advance(BulletinId id, int revision, State from, State to, Actor actor, Instant now) {
    return jdbc.sql(
                """
                update bulletin
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
   * Lets an update take the place of a bulletin that no other took.
   *
   * @return false when it stands no more; nothing is changed then
   */
  boolean supersede(BulletinId old, BulletinId update, Actor actor, Instant now) {
    return jdbc.sql(
                """
                update bulletin
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

  /** Adds a version and makes it the present one; the earlier ones stay as they were. */
  void write(BulletinId id, int version, Content content, Actor actor, Instant now) {
    CurfewHours hours = content.hours();
    jdbc.sql(
            """
            insert into bulletin_version (bulletin, version, kind, source, area, valid_from,
              expires, hours_from, hours_to, severity, exercise, written_by, written_at)
            values (:id, :version, :kind, :source, :area, :validFrom,
              :expires, :hoursFrom, :hoursTo, :severity, :exercise, :actor, :now)""")
        .param("id", id.value())
        .param("version", version)
        .param("kind", content.kind().name())
        .param("source", content.source())
        .param("area", content.area().encode())
        .param("validFrom", utc(content.validFrom()))
        .param("expires", utc(content.expires()))
        .param("hoursFrom", hours == null ? null : hours.from(), Types.TIME)
        .param("hoursTo", hours == null ? null : hours.to(), Types.TIME)
        .param("severity", content.severity().name())
        .param("exercise", content.exercise())
        .param("actor", actor.name())
        .param("now", utc(now))
        .update();
    content
        .texts()
        .forEach(
            (lang, text) ->
                jdbc.sql(
                        "insert into bulletin_text (bulletin, version, lang, text, correction)"
                            + " values (:id, :version, :lang, :text, :correction)")
                    .param("id", id.value())
                    .param("version", version)
                    .param("lang", lang.code())
                    .param("text", text)
                    .param("correction", content.corrections().get(lang), Types.VARCHAR)
                    .update());
    jdbc.sql("update bulletin set version = ? where id = ?").params(version, id.value()).update();
  }

  void touch(BulletinId id, int revision, Actor actor) {
    jdbc.sql("insert into bulletin_touch (bulletin, revision, actor) values (?, ?, ?)")
        .params(id.value(), revision, actor.name())
        .update();
  }

  void step(BulletinId id, int revision, Bulletin.Step step) {
    jdbc.sql(
            """
            insert into bulletin_step (bulletin, revision, to_state, actor, happened_at, reason)
            values (?, ?, ?, ?, ?, ?)""")
        .params(id.value(), revision, step.to().name(), step.actor(), utc(step.at()), step.reason())
        .update();
  }

  /** Microseconds are what both databases keep; one rounds what is finer and one cuts it. */
  static OffsetDateTime utc(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
  }
}
