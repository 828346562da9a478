package org.jarshy.gateway.bulletin;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jarshy.gateway.bulletin.Bulletin.State;
import org.jarshy.gateway.bulletin.Bulletin.Step;
import org.jarshy.gateway.kernel.Area;
import org.jarshy.gateway.kernel.BulletinId;
import org.jarshy.gateway.kernel.Lang;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Bulletins as they stand. However many are asked for, it is four queries.
 *
 * <p>An edit that commits between them can pair a new text with the earlier revision. That is
 * harmless: a step taken from such a pair names the earlier revision and is refused as too late,
 * and an approved bulletin gets no new text.
 */
@Component
class BulletinReader {

  private static final String SELECT =
      """
      select b.id, b.revision, b.version, b.state, b.changed_by, b.changed_at, b.supersedes,
        b.superseded_by, b.exercise, v.kind, v.source,
        v.area, v.valid_from, v.expires, v.hours_from, v.hours_to, v.severity
      from bulletin b join bulletin_version v on v.bulletin = b.id and v.version = b.version
      """;

  private final JdbcClient jdbc;

  BulletinReader(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Bulletin> find(BulletinId id) {
    List<Row> rows =
        jdbc.sql(SELECT + "where b.id = ?").param(id.value()).query(BulletinReader::row).list();
    return complete(rows).stream().findFirst();
  }

  /** Newest change first. @param states empty for all */
  List<Bulletin> list(Set<State> states, int limit, int offset) {
    Collection<State> wanted = states.isEmpty() ? Set.of(State.values()) : states;
    return complete(
        jdbc.sql(
                SELECT
                    + """
                    where b.state in (:states)
                    order by b.changed_at desc, b.id desc limit :limit offset :offset""")
            .param("states", wanted.stream().map(State::name).toList())
            .param("limit", limit)
            .param("offset", offset)
            .query(BulletinReader::row)
            .list());
  }

  /** Approved and valid then, latest beginning first. */
  List<Bulletin> live(Kind kind, Area area, Instant at) {
    return approved(
        "and v.valid_from <= :at order by v.valid_from desc, b.id desc", kind, area, at);
  }

  /** Approved and valid later, soonest beginning first. */
  List<Bulletin> upcoming(Kind kind, Area area, Instant at) {
    return approved("and v.valid_from > :at order by v.valid_from, b.id", kind, area, at);
  }

  private List<Bulletin> approved(String beginning, Kind kind, Area area, Instant at) {
    List<Row> rows =
        jdbc.sql(
                SELECT
                    + "where v.kind = :kind and v.expires > :at and b.state = 'APPROVED'"
                    // Nobody is answered with what was only rehearsed.
                    + " and b.exercise = false "
                    + beginning)
            .param("kind", kind.name())
            .param("at", BulletinStore.utc(at))
            .query(BulletinReader::row)
            .list();
    // Places are few and few bulletins of a kind are approved at once: no need to ask the database.
    return complete(rows.stream().filter(r -> r.area.overlaps(area)).toList());
  }

  /** Who changed it last and when; for whoever comes too late. */
  Optional<LastChange> lastChange(BulletinId id) {
    return jdbc.sql("select revision, state, changed_by, changed_at from bulletin where id = ?")
        .param(id.value())
        .query(
            (rs, i) ->
                new LastChange(
                    rs.getInt("revision"),
                    State.valueOf(rs.getString("state")),
                    rs.getString("changed_by"),
                    instant(rs, "changed_at")))
        .optional();
  }

  /** What stands in the place of a bulletin now: itself, or the end of the chain of its updates. */
  Optional<Bulletin> newest(BulletinId id) {
    Optional<Bulletin> found = find(id);
    while (found.isPresent() && found.get().supersededBy() != null) {
      found = find(found.get().supersededBy());
    }
    return found;
  }

  /** Updates of it that are written and not decided, oldest first. */
  List<BulletinId> pendingUpdates(BulletinId old) {
    return jdbc.sql(
            """
            select id from bulletin
            where supersedes = ? and state in ('DRAFT', 'SUBMITTED', 'RETURNED') order by id""")
        .param(old.value())
        .query((rs, i) -> new BulletinId(rs.getLong(1)))
        .list();
  }

  /** Whose place a bulletin took, one after the other, the latest first. */
  List<BulletinId> earlier(BulletinId id) {
    List<BulletinId> earlier = new ArrayList<>();
    Optional<BulletinId> before = replacedBy(id);
    while (before.isPresent()) {
      earlier.add(before.get());
      before = replacedBy(before.get());
    }
    return List.copyOf(earlier);
  }

  private Optional<BulletinId> replacedBy(BulletinId update) {
    return jdbc.sql(
            """
            select old.id from bulletin old join bulletin b on b.supersedes = old.id
            where b.id = ? and old.superseded_by = b.id""")
        .param(update.value())
        .query((rs, i) -> new BulletinId(rs.getLong(1)))
        .optional();
  }

  record LastChange(int revision, State state, String actor, Instant at) {}

  private record Row(
      BulletinId id,
      int revision,
      State state,
      Instant changedAt,
      Kind kind,
      String source,
      Area area,
      Instant validFrom,
      Instant expires,
      CurfewHours hours,
      Severity severity,
      boolean exercise,
      BulletinId supersedes,
      BulletinId supersededBy) {}

  private static Row row(ResultSet rs, int index) throws SQLException {
    LocalTime from = rs.getObject("hours_from", LocalTime.class);
    LocalTime to = rs.getObject("hours_to", LocalTime.class);
    return new Row(
        new BulletinId(rs.getLong("id")),
        rs.getInt("revision"),
        State.valueOf(rs.getString("state")),
        instant(rs, "changed_at"),
        Kind.valueOf(rs.getString("kind")),
        rs.getString("source"),
        Area.decode(rs.getString("area")),
        instant(rs, "valid_from"),
        instant(rs, "expires"),
        from == null ? null : new CurfewHours(from, to),
        Severity.valueOf(rs.getString("severity")),
        rs.getBoolean("exercise"),
        id(rs, "supersedes"),
        id(rs, "superseded_by"));
  }

  private static BulletinId id(ResultSet rs, String column) throws SQLException {
    long value = rs.getLong(column);
    return rs.wasNull() ? null : new BulletinId(value);
  }

  private static Instant instant(ResultSet rs, String column) throws SQLException {
    return rs.getObject(column, OffsetDateTime.class).toInstant();
  }

  private List<Bulletin> complete(List<Row> rows) {
    if (rows.isEmpty()) {
      return List.of();
    }
    List<Long> ids = rows.stream().map(r -> r.id.value()).toList();
    Map<Long, Map<Lang, String>> corrections = new HashMap<>();
    Map<Long, Map<Lang, String>> texts = texts(ids, corrections);
    Map<Long, Set<String>> touched = touched(ids);
    Map<Long, List<Step>> history = history(ids);
    List<Bulletin> bulletins = new ArrayList<>(rows.size());
    for (Row r : rows) {
      long id = r.id.value();
      bulletins.add(
          new Bulletin(
              r.id,
              r.revision,
              r.state,
              new Content(
                  r.kind,
                  r.source,
                  r.area,
                  texts.get(id),
                  r.validFrom,
                  r.expires,
                  r.hours,
                  corrections.getOrDefault(id, Map.of()),
                  r.severity,
                  r.exercise),
              touched.get(id),
              history.get(id),
              r.changedAt,
              r.supersedes,
              r.supersededBy));
    }
    return List.copyOf(bulletins);
  }

  private Map<Long, Map<Lang, String>> texts(
      List<Long> ids, Map<Long, Map<Lang, String>> corrections) {
    Map<Long, Map<Lang, String>> texts = new HashMap<>();
    jdbc.sql(
            """
            select t.bulletin, t.lang, t.text, t.correction from bulletin_text t
            join bulletin b on b.id = t.bulletin and b.version = t.version
            where t.bulletin in (:ids)""")
        .param("ids", ids)
        .query(
            rs -> {
              Lang lang = Lang.of(rs.getString("lang")).orElseThrow();
              texts
                  .computeIfAbsent(rs.getLong("bulletin"), id -> new EnumMap<>(Lang.class))
                  .put(lang, rs.getString("text"));
              String correction = rs.getString("correction");
              if (correction != null) {
                corrections
                    .computeIfAbsent(rs.getLong("bulletin"), id -> new EnumMap<>(Lang.class))
                    .put(lang, correction);
              }
            });
    return texts;
  }

  private Map<Long, Set<String>> touched(List<Long> ids) {
    Map<Long, Set<String>> touched = new HashMap<>();
    jdbc.sql(
            """
            select bulletin, actor from bulletin_touch
            where bulletin in (:ids) order by bulletin, revision""")
        .param("ids", ids)
        .query(
            rs -> {
              touched
                  .computeIfAbsent(rs.getLong("bulletin"), id -> new LinkedHashSet<>())
                  .add(rs.getString("actor"));
            });
    return touched;
  }

  private Map<Long, List<Step>> history(List<Long> ids) {
    Map<Long, List<Step>> history = new LinkedHashMap<>();
    jdbc.sql(
            """
            select bulletin, to_state, actor, happened_at, reason from bulletin_step
            where bulletin in (:ids) order by bulletin, revision""")
        .param("ids", ids)
        .query(
            rs -> {
              history
                  .computeIfAbsent(rs.getLong("bulletin"), id -> new ArrayList<>())
                  .add(
                      new Step(
                          State.valueOf(rs.getString("to_state")),
                          rs.getString("actor"),
                          instant(rs, "happened_at"),
                          rs.getString("reason")));
            });
    return history;
  }
}
