package org.jarshy.gateway.bulletin;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jarshy.gateway.kernel.BulletinId;
import org.jarshy.gateway.kernel.Lang;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of codes. Every method joins the caller's transaction. */
final class CodeStore {

  /** A bulletin whose end and whose last step lie before {@code :before} has no codes any more. */
  private static final String OVER =
      "bulletin in (select b.id from bulletin b join bulletin_version v"
          + " on v.bulletin = b.id and v.version = b.version"
          + " where v.expires <= :before and b.changed_at <= :before)";

  private final JdbcClient jdbc;

  CodeStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  record Row(BulletinId bulletin, int version, Lang lang, CheckCode code) {}

  /**
   * A text of an update, for those it is a correction for.
   *
   * @param correction as it was written; null where it is the new text behind a word
   */
  record Correcting(BulletinId update, Lang lang, String text, String correction) {

    String words() {
      return correction != null ? correction : Correction.usual(text, lang);
    }
  }

  /** False where these digits, or a code for this text, are there already. */
  boolean insert(Row row, int salt, Instant now) {
    return jdbc.sql(
                "insert into bulletin_code (code, bulletin, version, lang, salt, given_at)"
                    + " values (?, ?, ?, ?, ?, ?) on conflict do nothing")
            .params(
                row.code.number(),
                row.bulletin.value(),
                row.version,
                row.lang.code(),
                salt,
                BulletinStore.utc(now))
            .update()
        == 1;
  }

  Optional<Row> find(CheckCode code, Instant before) {
    return jdbc.sql(
            "select bulletin, version, lang, code from bulletin_code where code = :code and not "
                + OVER)
        .param("code", code.number())
        .param("before", BulletinStore.utc(before))
        .query(CodeStore::row)
        .optional();
  }

  List<Row> of(BulletinId bulletin) {
    return jdbc.sql(
            "select bulletin, version, lang, code from bulletin_code where bulletin = ?"
                + " order by lang")
        .param(bulletin.value())
        .query(CodeStore::row)
        .list();
  }

  /** The version that the present texts of a bulletin are of. */
  int version(BulletinId bulletin) {
    return jdbc.sql("select version from bulletin where id = ?")
        .param(bulletin.value())
        .query(Integer.class)
        .single();
  }

  /** The texts of every update that has codes; a few dozen where there are many. */
  List<Correcting> corrections(Instant before) {
    return jdbc.sql(
            "select t.bulletin, t.lang, t.text, t.correction from bulletin_text t"
                + " join bulletin u on u.id = t.bulletin and u.version = t.version"
                + " where u.supersedes is not null and t.bulletin in"
                + " (select bulletin from bulletin_code where not "
                + OVER
                + ") order by t.bulletin desc")
        .param("before", BulletinStore.utc(before))
        .query(
            (rs, i) ->
                new Correcting(
                    new BulletinId(rs.getLong(1)),
                    Lang.of(rs.getString(2)).orElseThrow(),
                    rs.getString(3),
                    rs.getString(4)))
        .list();
  }

  int erase(Instant before) {
    return jdbc.sql("delete from bulletin_code where " + OVER)
        .param("before", BulletinStore.utc(before))
        .update();
  }

  void addChecks(Instant hour, String area, long bulletin, long more) {
    OffsetDateTime at = BulletinStore.utc(hour);
    jdbc.sql(
            "insert into bulletin_code_checks (at_hour, area, bulletin, checks)"
                + " values (?, ?, ?, 0) on conflict do nothing")
        .params(at, area, bulletin)
        .update();
    jdbc.sql(
            "update bulletin_code_checks set checks = checks + ?"
                + " where at_hour = ? and area = ? and bulletin = ?")
        .params(more, at, area, bulletin)
        .update();
  }

  record Checks(String area, long bulletin, long checks) {}

  List<Checks> checksSince(Instant since) {
    return jdbc.sql(
            "select area, bulletin, sum(checks) from bulletin_code_checks where at_hour >= ?"
                + " group by area, bulletin")
        .param(BulletinStore.utc(since))
        .query((rs, i) -> new Checks(rs.getString(1), rs.getLong(2), rs.getLong(3)))
        .list();
  }

  int forgetChecks(Instant before) {
    return jdbc.sql("delete from bulletin_code_checks where at_hour < ?")
        .param(BulletinStore.utc(before))
        .update();
  }

  private static Row row(ResultSet rs, int index) throws SQLException {
    return new Row(
        new BulletinId(rs.getLong(1)),
        rs.getInt(2),
        Lang.of(rs.getString(3)).orElseThrow(),
        new CheckCode(rs.getInt(4)));
  }
}
