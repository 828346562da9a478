package org.jarshy.gateway.bulletin;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jarshy.gateway.kernel.BulletinId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows that are only ever added. */
@Repository
class StoredPublisherWords implements PublisherWords {

  private static final int MOST_CHARS = 1_000;

  private final JdbcClient jdbc;

  StoredPublisherWords(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * In the caller's transaction.
   *
   * @return false where the same was said before; nothing is added then
   */
  boolean say(BulletinId bulletin, Code code, String words, Instant at) {
    String fitted = words.length() <= MOST_CHARS ? words : words.substring(0, MOST_CHARS);
    if (of(bulletin).stream().anyMatch(w -> w.code() == code && w.words().equals(fitted))) {
      return false;
    }
    jdbc.sql("insert into bulletin_word (bulletin, code, said_at, words) values (?, ?, ?, ?)")
        .params(bulletin.value(), code.name(), BulletinStore.utc(at), fitted)
        .update();
    return true;
  }

  boolean has(BulletinId bulletin, Code code) {
    return of(bulletin).stream().anyMatch(w -> w.code() == code);
  }

  @Override
  public List<Word> of(BulletinId bulletin) {
    return jdbc.sql("select code, said_at, words from bulletin_word where bulletin = ? order by id")
        .param(bulletin.value())
        .query(
            (rs, i) ->
                new Word(
                    Code.valueOf(rs.getString("code")),
                    rs.getObject("said_at", OffsetDateTime.class).toInstant(),
                    rs.getString("words")))
        .list();
  }

  @Override
  public List<BulletinId> stillStanding(int limit) {
    return jdbc.sql(
            """
            select b.id from bulletin b
            where b.state in ('DRAFT', 'SUBMITTED', 'RETURNED', 'APPROVED')
              and exists (select 1 from bulletin_word w
                where w.bulletin = b.id and w.code = 'TAKEN_BACK')
            order by b.id desc limit ?""")
        .param(limit)
        .query((rs, i) -> new BulletinId(rs.getLong(1)))
        .list();
  }
}
