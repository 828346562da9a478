package org.jarshy.gateway.lookup;

import static org.jarshy.gateway.lookup.KeywordRows.utc;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jarshy.gateway.kernel.Sha256;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The last good answers of the web. A query is kept as its hash alone. */
@Component
class WebAnswers {

  /** Older ones mislead more than they help. */
  static final Duration KEPT = Duration.ofDays(3);

  /** To one keyword; a query is cheap to invent. */
  static final int MOST = 5_000;

  record Kept(String text, Instant at) {}

  private final JdbcClient jdbc;

  WebAnswers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Kept> find(KeywordId origin, String query) {
    return jdbc.sql(
            "select answer, fetched_at from lookup_web_answer where origin = ? and query_hash = ?")
        .params(origin.value(), Sha256.of(query))
        .query(
            (rs, i) -> new Kept(rs.getString(1), rs.getObject(2, OffsetDateTime.class).toInstant()))
        .optional();
  }

  void keep(KeywordId origin, String query, String text, Instant now) {
    byte[] hash = Sha256.of(query);
    int known =
        jdbc.sql(
                "update lookup_web_answer set answer = ?, fetched_at = ? where origin = ?"
                    + " and query_hash = ?")
            .params(text, utc(now), origin.value(), hash)
            .update();
    if (known == 0) {
      jdbc.sql(
              "insert into lookup_web_answer (origin, query_hash, answer, fetched_at)"
                  + " values (?, ?, ?, ?) on conflict do nothing")
          .params(origin.value(), hash, text, utc(now))
          .update();
    }
  }

  /** Answers of an address that is not asked any more. */
  void drop(KeywordId origin) {
    jdbc.sql("delete from lookup_web_answer where origin = ?").param(origin.value()).update();
  }

  /** What is too old, and of each keyword what is too many. */
  void forget(Instant now) {
    jdbc.sql("delete from lookup_web_answer where fetched_at < ?")
        .param(utc(now.minus(KEPT)))
        .update();
    jdbc.sql("select origin from lookup_web_answer group by origin having count(*) > ?")
        .param(MOST)
        .query(Long.class)
        .list()
        .forEach(
            origin ->
                jdbc.sql(
                        """
                        delete from lookup_web_answer where origin = :origin and fetched_at <=
                          (select fetched_at from lookup_web_answer where origin = :origin
                           order by fetched_at desc limit 1 offset :most)""")
                    .param("origin", origin)
                    .param("most", MOST)
                    .update());
  }
}
