package org.jarshy.gateway.feed;

import static org.jarshy.gateway.feed.FeedRows.instant;
import static org.jarshy.gateway.feed.FeedRows.utc;

import java.sql.Types;
import java.time.Instant;
import java.util.Optional;
import org.jarshy.gateway.feed.Fetched.Validators;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is remembered of each source. */
@Component
class SourceRows {

  /**
   * @param sentence of the last failure; null where the last try succeeded
   * @param notBefore until when its server asked to be left alone; null for not
   */
  record Row(
      String addressHash,
      Validators validators,
      Instant tried,
      Instant succeeded,
      Instant newest,
      String sentence,
      int failures,
      Instant notBefore) {

    static final Row NONE = new Row("", Validators.NONE, null, null, null, null, 0, null);
  }

  private final JdbcClient jdbc;

  SourceRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What is known of it at its present address; of another one, nothing counts. */
  Row of(FeedSource source) {
    return find(source.id()).filter(r -> r.addressHash().equals(hash(source))).orElse(Row.NONE);
  }

  private Optional<Row> find(String id) {
    return jdbc.sql("select * from feed_source where id = ?")
        .param(id)
        .query(
            (row, n) ->
                new Row(
                    row.getString("address_hash"),
                    new Validators(row.getString("etag"), row.getString("last_modified")),
                    instant(row, "tried_at"),
                    instant(row, "succeeded_at"),
                    instant(row, "newest_at"),
                    row.getString("sentence"),
                    row.getInt("failures"),
                    instant(row, "not_before")))
        .optional();
  }

  /**
   * @param validators for the next question
   * @param newest when the newest item was published; null where nothing new is known
   */
  void succeeded(FeedSource source, Validators validators, Instant newest, Instant now) {
    ready(source);
    jdbc.sql(
            """
            update feed_source set etag = :etag, last_modified = :modified, tried_at = :now,
              succeeded_at = :now, newest_at = coalesce(:newest, newest_at), trouble = null,
              sentence = null, failures = 0, not_before = null
            where id = :id""")
        .param("etag", fitting(validators.etag(), 1_000), Types.VARCHAR)
        .param("modified", fitting(validators.lastModified(), 200), Types.VARCHAR)
        .param("now", utc(now))
        .param("newest", newest == null ? null : utc(newest), Types.TIMESTAMP_WITH_TIMEZONE)
        .param("id", source.id())
        .update();
  }

  void failed(FeedSource source, FetchFailed failure, Instant notBefore, Instant now) {
    ready(source);
    jdbc.sql(
            """
            update feed_source set tried_at = :now, trouble = :trouble, sentence = :sentence,
              failures = failures + 1, not_before = :before
            where id = :id""")
        .param("now", utc(now))
        .param("trouble", failure.trouble().name())
        .param("sentence", fitting(failure.getMessage(), 1_000))
        .param("before", notBefore == null ? null : utc(notBefore), Types.TIMESTAMP_WITH_TIMEZONE)
        .param("id", source.id())
        .update();
  }

  /** A row for its present address; that of another one is emptied. */
  private void ready(FeedSource source) {
    jdbc.sql(
            "insert into feed_source (id, address_hash, failures) values (?, ?, 0)"
                + " on conflict do nothing")
        .params(source.id(), hash(source))
        .update();
    jdbc.sql(
            """
            update feed_source set address_hash = :hash, etag = null, last_modified = null,
              succeeded_at = null, newest_at = null, failures = 0, not_before = null
            where id = :id and address_hash <> :hash""")
        .param("hash", hash(source))
        .param("id", source.id())
        .update();
  }

  private static String hash(FeedSource source) {
    return Fingerprint.of(source.settings().url().toString().replace("/", "%2F"));
  }

  /** A validator that is too long is not kept: half of one matches nothing. */
  private static String fitting(String value, int most) {
    return value == null || value.length() > most ? null : value;
  }
}
