package org.jarshy.gateway.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.Area;
import org.jarshy.gateway.kernel.Lang;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;

/** The rows of help lines. They are some dozens: reading all of them is cheap. */
@Component
class HelpLineStore {

  private final JdbcClient jdbc;

  HelpLineStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** In the order in which they were added. @param topic null for all */
  List<HelpLine> all(HelpTopic topic) {
    Map<Long, Map<Lang, String>> names = names();
    return jdbc
        .sql(
            """
            select id, topic, area, phone, hours, textable, changed_at from help_line
            where topic = coalesce(cast(? as varchar(12)), topic) order by id""")
        .param(topic == null ? null : topic.name())
        .query((rs, i) -> line(rs, names))
        .list()
        .stream()
        // Saved between the two queries: it is there the next time somebody asks.
        .filter(line -> !line.name().isEmpty())
        .toList();
  }

  private Map<Long, Map<Lang, String>> names() {
    Map<Long, Map<Lang, String>> names = new HashMap<>();
    jdbc.sql("select help_line, lang, name from help_line_name")
        .query(
            rs -> {
              Lang lang = Lang.of(rs.getString("lang")).orElseThrow();
              names
                  .computeIfAbsent(rs.getLong("help_line"), id -> new EnumMap<>(Lang.class))
                  .put(lang, rs.getString("name"));
            });
    return names;
  }

  private static HelpLine line(ResultSet rs, Map<Long, Map<Lang, String>> names)
      throws SQLException {
    long id = rs.getLong("id");
    return new HelpLine(
        id,
        HelpTopic.valueOf(rs.getString("topic")),
        Area.decode(rs.getString("area")),
        names.getOrDefault(id, Map.of()),
        rs.getString("phone"),
        rs.getString("hours"),
        rs.getBoolean("textable"),
        rs.getObject("changed_at", OffsetDateTime.class).toInstant());
  }

  long insert(HelpLine line, Actor actor, Instant now) {
    GeneratedKeyHolder key = new GeneratedKeyHolder();
    columns(
            jdbc.sql(
                """
                insert into help_line (topic, area, phone, hours, textable, changed_by, changed_at)
                values (:topic, :area, :phone, :hours, :textable, :actor, :now)"""),
            line,
            actor,
            now)
        .update(key, "id");
    long id = Objects.requireNonNull(key.getKey()).longValue();
    insertNames(id, line);
    return id;
  }

  /**
   * @return false when there is none with this id
   */
  boolean replace(HelpLine line, Actor actor, Instant now) {
    int rows =
        columns(
                jdbc.sql(
                    """
                    update help_line set topic = :topic, area = :area, phone = :phone,
                      hours = :hours, textable = :textable, changed_by = :actor, changed_at = :now
                    where id = :id"""),
                line,
                actor,
                now)
            .param("id", line.id())
            .update();
    if (rows == 1) {
      deleteNames(line.id());
      insertNames(line.id(), line);
    }
    return rows == 1;
  }

  /**
   * @return false when there is none with this id
   */
  boolean delete(long id) {
    deleteNames(id);
    return jdbc.sql("delete from help_line where id = ?").param(id).update() == 1;
  }

  private static StatementSpec columns(
      StatementSpec statement, HelpLine line, Actor actor, Instant now) {
    return statement
        .param("topic", line.topic().name())
        .param("area", line.area().encode())
        .param("phone", line.phone())
        .param("hours", line.hours())
        .param("textable", line.textable())
        .param("actor", actor.name())
        .param("now", now.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC));
  }

  private void deleteNames(long id) {
    jdbc.sql("delete from help_line_name where help_line = ?").param(id).update();
  }

  private void insertNames(long id, HelpLine line) {
    line.name()
        .forEach(
            (lang, name) ->
                jdbc.sql("insert into help_line_name (help_line, lang, name) values (?, ?, ?)")
                    .params(id, lang.code(), name)
                    .update());
  }
}
