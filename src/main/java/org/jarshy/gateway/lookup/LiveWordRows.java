package org.jarshy.gateway.lookup;

import static org.jarshy.gateway.lookup.KeywordRows.utc;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jarshy.gateway.kernel.StepRefused.Rule;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The folded words of approved keywords, one row each: the primary key decides between two
 * approvals in one moment. Every method joins the caller's transaction.
 */
@Component
class LiveWordRows {

  record Taken(String key, KeywordId keyword) {}

  private final JdbcClient jdbc;

  LiveWordRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Words of all keywords but those of one origin. */
  List<Taken> others(KeywordId origin, Instant now) {
    return jdbc.sql(
            """
            select w.word, w.keyword from lookup_live_word w
            join lookup_keyword k on k.id = w.keyword
            where w.expires > :now and k.origin <> :origin order by w.word""")
        .param("now", utc(now))
        .param("origin", origin == null ? 0 : origin.value())
        .query((rs, i) -> new Taken(rs.getString(1), new KeywordId(rs.getLong(2))))
        .list();
  }

  /**
   * @throws KeywordRefused where another keyword got one of the words in this very moment
   */
  void take(KeywordId keyword, Set<String> keys, Instant expires, Instant now) {
    jdbc.sql("delete from lookup_live_word where expires <= ?").param(utc(now)).update();
    try {
      for (String key : keys) {
        jdbc.sql("insert into lookup_live_word (word, keyword, expires) values (?, ?, ?)")
            .params(key, keyword.value(), utc(expires))
            .update();
      }
    } catch (DuplicateKeyException e) {
      throw KeywordRefused.whole(
          Rule.EDIT_CONFLICT,
          "Another keyword was approved for one of its words meanwhile. Send this one back and"
              + " choose other words.");
    }
  }

  void release(KeywordId keyword) {
    jdbc.sql("delete from lookup_live_word where keyword = ?").param(keyword.value()).update();
  }
}
