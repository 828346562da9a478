package org.jarshy.gateway.bulletin;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jarshy.gateway.kernel.Area;
import org.jarshy.gateway.kernel.BulletinId;
import org.jarshy.gateway.kernel.Lang;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what {@link BulletinStore} only ever adds to. */
@Component
class StoredChronicle implements Chronicle {

  private final JdbcClient jdbc;
  private final BulletinReader reader;

  StoredChronicle(JdbcClient jdbc, BulletinReader reader) {
    this.jdbc = jdbc;
    this.reader = reader;
  }

  private record Written(int number, Content content, Deed deed) {}

  @Override
  public List<Version> versions(BulletinId id) {
    Map<Integer, Map<Lang, String>> corrections = new TreeMap<>();
    Map<Integer, Map<Lang, String>> texts = texts(id, corrections);
    List<Written> written =
        jdbc.sql("select * from bulletin_version where bulletin = ? order by version")
            .param(id.value())
            .query((row, n) -> written(row, texts, corrections))
            .list();
    List<Deed> steps = steps(id);
    List<Version> versions = new ArrayList<>();
    for (int i = 0; i < written.size(); i++) {
      Written each = written.get(i);
      int next = i + 1 < written.size() ? written.get(i + 1).number() : Integer.MAX_VALUE;
      List<Deed> deeds = new ArrayList<>();
      deeds.add(each.deed());
      steps.stream()
          .filter(s -> s.revision() > each.number() && s.revision() < next)
          .forEach(deeds::add);
      versions.add(new Version(each.number(), each.content(), List.copyOf(deeds)));
    }
    return List.copyOf(versions);
  }

  /** Steps that wrote nothing; what wrote a version is told with it. */
  private List<Deed> steps(BulletinId id) {
    return jdbc.sql(
            """
            select s.revision, s.to_state, s.actor, s.happened_at, s.reason
            from bulletin_step s where s.bulletin = ? order by s.revision""")
        .param(id.value())
        .query(
            (row, n) ->
                new Deed(
                    row.getInt("revision"),
                    row.getString("to_state").toLowerCase(Locale.ROOT),
                    row.getString("to_state").equals("SUBMITTED"),
                    row.getString("actor"),
                    instant(row, "happened_at"),
                    row.getString("reason")))
        .list();
  }

  private Map<Integer, Map<Lang, String>> texts(
      BulletinId id, Map<Integer, Map<Lang, String>> corrections) {
    Map<Integer, Map<Lang, String>> texts = new TreeMap<>();
    jdbc.sql("select version, lang, text, correction from bulletin_text where bulletin = ?")
        .param(id.value())
        .query(
            row -> {
              Lang lang = Lang.of(row.getString("lang")).orElseThrow();
              int version = row.getInt("version");
              put(texts, version, lang, row.getString("text"));
              if (row.getString("correction") != null) {
                put(corrections, version, lang, row.getString("correction"));
              }
            });
    return texts;
  }

  private static void put(
      Map<Integer, Map<Lang, String>> all, int version, Lang lang, String text) {
    all.computeIfAbsent(version, v -> new EnumMap<>(Lang.class)).put(lang, text);
  }

  private static Written written(
      ResultSet row,
      Map<Integer, Map<Lang, String>> texts,
      Map<Integer, Map<Lang, String>> corrections)
      throws SQLException {
    int number = row.getInt("version");
    LocalTime from = row.getObject("hours_from", LocalTime.class);
    LocalTime to = row.getObject("hours_to", LocalTime.class);
    Content content =
        new Content(
            Kind.valueOf(row.getString("kind")),
            row.getString("source"),
            Area.decode(row.getString("area")),
            texts.getOrDefault(number, Map.of()),
            instant(row, "valid_from"),
            instant(row, "expires"),
            from == null ? null : new CurfewHours(from, to),
            corrections.getOrDefault(number, Map.of()),
            Severity.valueOf(row.getString("severity")),
            row.getBoolean("exercise"));
    Deed deed =
        new Deed(
            number,
            number == 1 ? "wrote" : "edited",
            true,
            row.getString("written_by"),
            instant(row, "written_at"),
            "");
    return new Written(number, content, deed);
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  @Override
  public List<Bulletin> chain(BulletinId id) {
    Optional<Bulletin> first = reader.find(id);
    while (first.isPresent() && first.get().supersedes() != null) {
      first = reader.find(first.get().supersedes());
    }
    List<Bulletin> chain = new ArrayList<>();
    Deque<Bulletin> open = new ArrayDeque<>();
    first.ifPresent(open::add);
    while (!open.isEmpty()) {
      Bulletin next = open.remove();
      chain.add(next);
      updatesOf(next.id()).forEach(update -> reader.find(update).ifPresent(open::add));
    }
    return List.copyOf(chain);
  }

  private List<BulletinId> updatesOf(BulletinId id) {
    return jdbc.sql("select id from bulletin where supersedes = ? order by id")
        .param(id.value())
        .query((row, n) -> new BulletinId(row.getLong(1)))
        .list();
  }
}
