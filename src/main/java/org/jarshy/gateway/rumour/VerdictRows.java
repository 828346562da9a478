package org.jarshy.gateway.rumour;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.rumour.Verdict.State;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;

/** Verdicts as rows. Every method joins the caller's transaction. */
@Component
class VerdictRows {

  private static final String COLUMNS =
      "select id, rumour_id, revision, state, ruling, source, text_kk, text_ru, text_en, claim,"
          + " expires, changed_by, changed_at from rumour_verdict";

  private final JdbcClient jdbc;

  VerdictRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Newest first. */
  List<Verdict> of(long rumour) {
    return with(
        jdbc.sql(COLUMNS + " where rumour_id = ? order by id desc")
            .param(rumour)
            .query(this::row)
            .list());
  }

  /** The approved and the open ones of some rumours. */
  List<Verdict> current(Collection<Long> rumours) {
    return rumours.isEmpty()
        ? List.of()
        : with(
            jdbc.sql(
                    COLUMNS
                        + " where rumour_id in (:rumours)"
                        + " and state in ('APPROVED', 'PROPOSED', 'RETURNED')")
                .param("rumours", rumours)
                .query(this::row)
                .list());
  }

  /** What is told now, by rumour. */
  Map<Long, Verdict> standing(Collection<Long> rumours, Instant now) {
    Map<Long, Verdict> standing = new HashMap<>();
    current(rumours).stream()
        .filter(v -> v.isToldAt(now))
        .forEach(v -> standing.put(v.rumour().value(), v));
    return standing;
  }

  /** Everything that is told now, without who touched it. */
  List<Verdict> allStanding(Instant now) {
    return jdbc.sql(COLUMNS + " where state = 'APPROVED' and expires > ?")
        .param(RumourRows.utc(now))
        .query(this::row)
        .list();
  }

  long insert(long rumour, Statement statement, Actor author, Instant now) {
    GeneratedKeyHolder key = new GeneratedKeyHolder();
    jdbc.sql(
            "insert into rumour_verdict (rumour_id, revision, state, ruling, source, text_kk,"
                + " text_ru, text_en, claim, expires, changed_by, changed_at)"
                + " values (?, 1, 'PROPOSED', ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .params(
            rumour,
            statement.ruling().name(),
            statement.source(),
            statement.texts().getOrDefault(Lang.KK, ""),
            statement.texts().getOrDefault(Lang.RU, ""),
            statement.texts().getOrDefault(Lang.EN, ""),
            statement.claim(),
            RumourRows.utc(statement.expires()),
            author.name(),
            RumourRows.utc(now))
        .update(key, "id");
    long id = RumourRows.id(key);
    touch(id, author.name());
    return id;
  }

  /** Other words for one that is not approved. */
  void rewrite(Verdict seen, Statement statement, Actor editor, Instant now) {
    jdbc.sql(
            "update rumour_verdict set revision = revision + 1, state = 'PROPOSED', ruling = ?,"
                + " source = ?, text_kk = ?, text_ru = ?, text_en = ?, claim = ?, expires = ?,"
                + " changed_by = ?, changed_at = ? where id = ? and state in ('PROPOSED', 'RETURNED')")
        .params(
            statement.ruling().name(),
            statement.source(),
            statement.texts().getOrDefault(Lang.KK, ""),
            statement.texts().getOrDefault(Lang.RU, ""),
            statement.texts().getOrDefault(Lang.EN, ""),
            statement.claim(),
            RumourRows.utc(statement.expires()),
            editor.name(),
            RumourRows.utc(now),
            seen.id())
        .update();
    touch(seen.id(), editor.name());
  }

  /**
   * @return false when it does not stand where the caller saw it
   */
  boolean move(Verdict seen, State to, Actor actor, Instant now) {
    return jdbc.sql(
                "update rumour_verdict set revision = revision + 1, state = ?, changed_by = ?,"
                    + " changed_at = ? where id = ? and state = ? and revision = ?")
            .params(
                to.name(),
                actor.name(),
                RumourRows.utc(now),
                seen.id(),
                seen.state().name(),
                seen.revision())
            .update()
        > 0;
  }

  private void touch(long verdict, String actor) {
    jdbc.sql(
            "insert into rumour_touch (verdict_id, actor) select ?, ? where not exists"
                + " (select 1 from rumour_touch where verdict_id = ? and actor = ?)")
        .params(verdict, actor, verdict, actor)
        .update();
  }

  private List<Verdict> with(List<Verdict> verdicts) {
    if (verdicts.isEmpty()) {
      return verdicts;
    }
    Map<Long, Set<String>> touched = new HashMap<>();
    jdbc.sql("select verdict_id, actor from rumour_touch where verdict_id in (:ids)")
        .param("ids", verdicts.stream().map(Verdict::id).toList())
        .query(
            row -> {
              touched.computeIfAbsent(row.getLong(1), id -> new HashSet<>()).add(row.getString(2));
            });
    return verdicts.stream()
        .map(
            v ->
                new Verdict(
                    v.id(),
                    v.rumour(),
                    v.state(),
                    v.revision(),
                    v.statement(),
                    touched.getOrDefault(v.id(), Set.of()),
                    v.changedBy(),
                    v.changedAt()))
        .toList();
  }

  private Verdict row(ResultSet row, int n) throws SQLException {
    Map<Lang, String> texts = new EnumMap<>(Lang.class);
    for (Lang lang : Lang.values()) {
      String text = row.getString("text_" + lang.code());
      if (!text.isEmpty()) {
        texts.put(lang, text);
      }
    }
    return new Verdict(
        row.getLong("id"),
        new RumourId(row.getLong("rumour_id")),
        State.valueOf(row.getString("state")),
        row.getInt("revision"),
        new Statement(
            Ruling.valueOf(row.getString("ruling")),
            row.getString("source"),
            texts,
            row.getString("claim"),
            row.getObject("expires", OffsetDateTime.class).toInstant()),
        Set.of(),
        row.getString("changed_by"),
        row.getObject("changed_at", OffsetDateTime.class).toInstant());
  }
}
