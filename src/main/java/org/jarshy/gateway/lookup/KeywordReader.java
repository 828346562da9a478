package org.jarshy.gateway.lookup;

import static org.jarshy.gateway.lookup.KeywordRows.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jarshy.gateway.lookup.OperatorKeyword.State;
import org.jarshy.gateway.lookup.OperatorKeyword.Step;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keywords as they stand. However many are asked for, it is three queries. */
@Component
class KeywordReader {

  private static final String SELECT =
      """
      select k.id, k.origin, k.revision, k.state, k.changed_by, k.changed_at, k.supersedes,
        k.superseded_by, v.definition, t.id as t_id, t.state as t_state, t.header, t.row_count,
        t.charset, t.uploaded_by, t.uploaded_at, t.keyed_by
      from lookup_keyword k
      join lookup_version v on v.keyword = k.id and v.version = k.version
      left join lookup_table t on t.id = v.table_id
      """;

  /** A keyword without its people, which the answering of texts does not need. */
  record Row(
      KeywordId id,
      KeywordId origin,
      int revision,
      State state,
      String changedBy,
      Instant changedAt,
      KeywordId supersedes,
      KeywordId supersededBy,
      Definition definition,
      LookupTable table,
      String keyedBy) {

    boolean liveAt(Instant at) {
      return state == State.APPROVED && at.isBefore(definition.expires());
    }
  }

  private final JdbcClient jdbc;

  KeywordReader(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<OperatorKeyword> find(KeywordId id) {
    return row(id).map(row -> complete(List.of(row)).get(0));
  }

  Optional<Row> row(KeywordId id) {
    return jdbc.sql(SELECT + "where k.id = ?")
        .param(id.value())
        .query(KeywordReader::row)
        .optional();
  }

  /** The one of an origin that is approved, expired or not. */
  Optional<Row> approved(KeywordId origin) {
    return jdbc.sql(SELECT + "where k.state = 'APPROVED' and k.origin = ?")
        .param(origin.value())
        .query(KeywordReader::row)
        .optional();
  }

  List<Row> approved() {
    return jdbc.sql(SELECT + "where k.state = 'APPROVED' order by k.id")
        .query(KeywordReader::row)
        .list();
  }

  List<OperatorKeyword> list(Set<State> states, int limit, int offset) {
    Collection<State> wanted = states.isEmpty() ? Set.of(State.values()) : states;
    return complete(
        jdbc.sql(
                SELECT
                    + """
                    where k.state in (:states)
                    order by k.changed_at desc, k.id desc limit :limit offset :offset""")
            .param("states", wanted.stream().map(State::name).toList())
            .param("limit", limit)
            .param("offset", offset)
            .query(KeywordReader::row)
            .list());
  }

  Map<KeywordId, Long> answered(Collection<KeywordId> origins, LocalDate day) {
    Map<KeywordId, Long> counts = new HashMap<>();
    if (!origins.isEmpty()) {
      jdbc.sql("select origin, answers from lookup_count where at_day = :day and origin in (:ids)")
          .param("day", day)
          .param("ids", origins.stream().map(KeywordId::value).toList())
          .query(
              rs -> {
                counts.put(new KeywordId(rs.getLong(1)), rs.getLong(2));
              });
    }
    return counts;
  }

  private static Row row(ResultSet rs, int index) throws SQLException {
    long table = rs.getLong("t_id");
    LookupTable has =
        rs.wasNull()
            ? null
            : new LookupTable(
                table,
                Cells.split(rs.getString("header")),
                rs.getLong("row_count"),
                rs.getString("charset"),
                rs.getString("uploaded_by"),
                instant(rs, "uploaded_at"),
                !rs.getString("t_state").equals(TableStore.READY));
    return new Row(
        new KeywordId(rs.getLong("id")),
        new KeywordId(rs.getLong("origin")),
        rs.getInt("revision"),
        State.valueOf(rs.getString("state")),
        rs.getString("changed_by"),
        instant(rs, "changed_at"),
        id(rs, "supersedes"),
        id(rs, "superseded_by"),
        DefinitionJson.read(rs.getString("definition")),
        has,
        rs.getString("keyed_by"));
  }

  private static KeywordId id(ResultSet rs, String column) throws SQLException {
    long value = rs.getLong(column);
    return rs.wasNull() ? null : new KeywordId(value);
  }

  private static Instant instant(ResultSet rs, String column) throws SQLException {
    return rs.getObject(column, OffsetDateTime.class).toInstant();
  }

  private List<OperatorKeyword> complete(List<Row> rows) {
    if (rows.isEmpty()) {
      return List.of();
    }
    List<Long> ids = rows.stream().map(r -> r.id().value()).toList();
    Map<Long, Set<String>> touched = new HashMap<>();
    jdbc.sql(
            "select keyword, actor from lookup_touch where keyword in (:ids)"
                + " order by keyword, revision, actor")
        .param("ids", ids)
        .query(
            rs -> {
              touched
                  .computeIfAbsent(rs.getLong(1), id -> new LinkedHashSet<>())
                  .add(rs.getString(2));
            });
    Map<Long, List<Step>> history = new HashMap<>();
    jdbc.sql(
            "select keyword, to_state, actor, happened_at, reason from lookup_step"
                + " where keyword in (:ids) order by keyword, revision")
        .param("ids", ids)
        .query(
            rs -> {
              history
                  .computeIfAbsent(rs.getLong(1), id -> new ArrayList<>())
                  .add(
                      new Step(
                          State.valueOf(rs.getString(2)),
                          rs.getString(3),
                          instant(rs, "happened_at"),
                          rs.getString(5)));
            });
    return rows.stream()
        .map(
            r ->
                new OperatorKeyword(
                    r.id(),
                    r.origin(),
                    r.revision(),
                    r.state(),
                    r.definition(),
                    r.table(),
                    touched.getOrDefault(r.id().value(), Set.of()),
                    history.getOrDefault(r.id().value(), List.of()),
                    r.changedAt(),
                    r.supersedes(),
                    r.supersededBy()))
        .toList();
  }

  /** Live then: approved and not expired. */
  List<Row> live(Instant at) {
    return approved().stream().filter(r -> r.liveAt(at)).toList();
  }

  /** Tables whose rows nobody may ask any more: their rows may go. */
  List<Long> unusedTables(Instant now, Instant loadingSince) {
    return jdbc.sql(
            """
            select t.id from lookup_table t
            where (t.state = 'LOADING' and t.uploaded_at < :since)
              or (t.state = 'READY' and t.uploaded_at < :since and not exists (
                select 1 from lookup_keyword k
                join lookup_version v on v.keyword = k.id and v.version = k.version
                where v.table_id = t.id and (k.state in ('DRAFT', 'SUBMITTED', 'RETURNED')
                  or (k.state = 'APPROVED' and exists (select 1 from lookup_live_word w
                    where w.keyword = k.id and w.expires > :now)))))""")
        .param("since", utc(loadingSince))
        .param("now", utc(now))
        .query(Long.class)
        .list();
  }
}
