package org.jarshy.gateway.feed;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jarshy.gateway.kernel.BulletinId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;

/** Items in the database. Every method joins the caller's transaction. */
@Component
class FeedRows {

  /** Before that they are forgotten, unless a bulletin was made of them. */
  static final int KEPT_DAYS = 60;

  /** What machines say to each other every minute, and exercises. */
  private static final int OTHER_KEPT_DAYS = 2;

  private static final int MARKS_AT_ONCE = 500;

  private static final String COLUMNS =
      "id, source, message, publisher, reference, headline, published_at, expires_at,"
          + " received_at, outcome, remarks, bulletin";

  private final JdbcClient jdbc;

  FeedRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  boolean isKnown(String source, Item item) {
    return count(
            "select count(*) from feed_item where source = ? and item_key = ? and words_hash = ?",
            source,
            item.key(),
            Fingerprint.of(item.words()))
        > 0;
  }

  /** How often the same name came with other words. */
  int versions(String source, String key) {
    return count("select count(*) from feed_item where source = ? and item_key = ?", source, key);
  }

  private int count(String sql, Object... params) {
    return jdbc.sql(sql).params(params).query(Integer.class).single();
  }

  /** Another delivery of the same words under the same name that a bulletin was made of. */
  Optional<BulletinId> sameAlert(Item item) {
    return bulletin(
        "select bulletin from feed_item where item_key = ? and words_hash = ?"
            + " and bulletin is not null order by id desc limit 1",
        item.key(),
        Fingerprint.of(item.words()));
  }

  /** News with the same words, lately, whoever told them. */
  Optional<BulletinId> sameNews(Item item, Instant since) {
    return bulletin(
        "select bulletin from feed_item where words_hash = ? and message = 'NEWS'"
            + " and received_at >= ? and bulletin is not null order by id desc limit 1",
        Fingerprint.of(item.words()),
        utc(since));
  }

  private Optional<BulletinId> bulletin(String sql, Object... params) {
    return jdbc.sql(sql)
        .params(params)
        .query((row, n) -> new BulletinId(row.getLong(1)))
        .optional();
  }

  /** Items of a source by their names, oldest first. */
  List<FetchedItem> named(String source, List<String> keys) {
    return keys.isEmpty()
        ? List.of()
        : jdbc.sql(
                "select "
                    + COLUMNS
                    + " from feed_item where source = :source and item_key in (:keys) order by id")
            .param("source", source)
            .param("keys", keys)
            .query(FeedRows::item)
            .list();
  }

  /** What an item was about in its turn. */
  List<BulletinId> about(long item) {
    return jdbc.sql("select bulletin from feed_about where item = ? order by bulletin")
        .param(item)
        .query((row, n) -> new BulletinId(row.getLong(1)))
        .list();
  }

  void insert(
      String source,
      Item item,
      Outcome outcome,
      List<String> remarks,
      BulletinId bulletin,
      List<BulletinId> about,
      Instant now) {
    GeneratedKeyHolder key = new GeneratedKeyHolder();
    jdbc.sql(
            """
            insert into feed_item (source, message, publisher, reference, item_key, words_hash,
              headline, note, published_at, expires_at, received_at, outcome, remarks, bulletin,
              original)
            values (:source, :message, :publisher, :reference, :key, :words, :headline, :note,
              :published, :expires, :now, :outcome, :remarks, :bulletin, :original)""")
        .param("source", source)
        .param("message", item.message().name())
        .param("publisher", item.publisher())
        .param("reference", item.reference())
        .param("key", item.key())
        .param("words", Fingerprint.of(item.words()))
        .param("headline", CleanText.atMost(item.headline(), 600))
        .param("note", CleanText.atMost(item.note(), 1_000))
        .param("published", utc(item.published()))
        .param(
            "expires",
            item.expires() == null ? null : utc(item.expires()),
            Types.TIMESTAMP_WITH_TIMEZONE)
        .param("now", utc(now))
        .param("outcome", outcome.name())
        .param("remarks", joined(remarks))
        .param("bulletin", bulletin == null ? null : bulletin.value(), Types.BIGINT)
        .param("original", item.original())
        .update(key, "id");
    long id = Objects.requireNonNull(key.getKey()).longValue();
    about.stream()
        .distinct()
        .forEach(
            b ->
                jdbc.sql("insert into feed_about (item, bulletin) values (?, ?)")
                    .params(id, b.value())
                    .update());
    item.earlier().stream()
        .distinct()
        .forEach(
            named ->
                jdbc.sql("insert into feed_named (item, item_key) values (?, ?)")
                    .params(id, named)
                    .update());
  }

  /**
   * What came of a source about a name under another one, oldest first.
   *
   * @param published when its publisher says that it said so
   */
  record Naming(Message message, Instant published) {}

  List<Naming> namings(String source, String key) {
    return jdbc.sql(
            """
            select i.message, i.published_at from feed_named n join feed_item i on i.id = n.item
            where n.item_key = ? and i.source = ? and i.item_key <> ? order by i.id""")
        .params(key, source, key)
        .query(
            (row, n) ->
                new Naming(Message.valueOf(row.getString("message")), instant(row, "published_at")))
        .list();
  }

  private static String joined(List<String> remarks) {
    String lines = String.join("\n", remarks);
    return lines.length() <= 4_000 ? lines : lines.substring(0, 4_000);
  }

  List<FetchedItem> list(String source, int limit, int offset) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + " from feed_item where (:all or source = :source)"
                + " order by received_at desc, id desc limit :limit offset :offset")
        .param("all", source == null)
        .param("source", source == null ? "" : source)
        .param("limit", limit)
        .param("offset", offset)
        .query(FeedRows::item)
        .list();
  }

  Optional<byte[]> original(long id) {
    return jdbc.sql("select original from feed_item where id = ?")
        .param(id)
        .query((row, n) -> row.getBytes(1))
        .optional();
  }

  Optional<FetchedItem> madeInto(BulletinId bulletin) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + " from feed_item where bulletin = ? and outcome in ('DRAFTED', 'UPDATES')"
                + " order by id limit 1")
        .param(bulletin.value())
        .query(FeedRows::item)
        .optional();
  }

  /** What came about a bulletin, newest first, each with its note. */
  List<About> noticesOf(BulletinId bulletin) {
    return notices("where a.bulletin = ? order by i.id desc limit 20", bulletin.value());
  }

  /** What ended a bulletin, newest first, whatever became of that bulletin. */
  List<About> endings(Instant since) {
    return notices(
        "where i.message in ('CANCEL', 'ALL_CLEAR') and i.received_at >= ?"
            + " order by i.id desc limit 500",
        utc(since));
  }

  private List<About> notices(String where, Object param) {
    return jdbc.sql(
            "select a.bulletin as meant, i.note, "
                + "i.id, i.source, i.message, i.publisher, i.reference, i.headline,"
                + " i.published_at, i.expires_at, i.received_at, i.outcome, i.remarks, i.bulletin"
                + " from feed_about a join feed_item i on i.id = a.item "
                + where)
        .param(param)
        .query(
            (row, n) ->
                new About(
                    new BulletinId(row.getLong("meant")), row.getString("note"), item(row, n)))
        .list();
  }

  /** An item about a bulletin. */
  record About(BulletinId bulletin, String note, FetchedItem item) {}

  /** Which of these were read before. */
  Set<String> followed(String source, Collection<String> marks) {
    Set<String> followed = new HashSet<>();
    List<String> all = List.copyOf(marks);
    for (int from = 0; from < all.size(); from += MARKS_AT_ONCE) {
      followed.addAll(
          jdbc.sql("select mark from feed_followed where source = :source and mark in (:marks)")
              .param("source", source)
              .param("marks", all.subList(from, Math.min(all.size(), from + MARKS_AT_ONCE)))
              .query(String.class)
              .list());
    }
    return followed;
  }

  void followed(String source, String mark, Instant now) {
    jdbc.sql(
            "insert into feed_followed (source, mark, followed_at) values (?, ?, ?)"
                + " on conflict do nothing")
        .params(source, mark, utc(now))
        .update();
  }

  void forget(Instant now) {
    jdbc.sql("delete from feed_followed where followed_at < ?").param(before(now)).update();
    jdbc.sql(
            """
            delete from feed_item
            where (received_at < :before or (message = 'OTHER' and received_at < :lately))
              and bulletin is null
              and not exists (select 1 from feed_about a where a.item = feed_item.id)""")
        .param("before", before(now))
        .param("lately", utc(now.minus(Duration.ofDays(OTHER_KEPT_DAYS))))
        .update();
  }

  private static OffsetDateTime before(Instant now) {
    return utc(now.minus(Duration.ofDays(KEPT_DAYS)));
  }

  private static FetchedItem item(ResultSet row, int n) throws SQLException {
    long bulletin = row.getLong("bulletin");
    BulletinId made = row.wasNull() ? null : new BulletinId(bulletin);
    String remarks = row.getString("remarks");
    return new FetchedItem(
        row.getLong("id"),
        row.getString("source"),
        Message.valueOf(row.getString("message")),
        row.getString("publisher"),
        row.getString("reference"),
        row.getString("headline"),
        instant(row, "published_at"),
        instant(row, "expires_at"),
        instant(row, "received_at"),
        Outcome.valueOf(row.getString("outcome")),
        remarks.isEmpty() ? List.of() : List.of(remarks.split("\n")),
        made);
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  /** Microseconds are what both databases keep. */
  static OffsetDateTime utc(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
  }
}
