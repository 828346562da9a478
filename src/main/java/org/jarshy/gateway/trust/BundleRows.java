package org.jarshy.gateway.trust;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.trust.ImportBundle.Door;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

/** The rows of imports and refusals, as they are written. Joins the caller's transaction. */
@Repository
class BundleRows {

  private static final int MOST_DETAIL = 1_000;
  private static final int MOST_WORDS = 500;

  private final JdbcClient jdbc;

  BundleRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  long insert(
      VerifiedBundle bundle,
      String fileSha256,
      List<BundleReceiver.Outcome> outcomes,
      Door door,
      Actor actor,
      Instant now) {
    GeneratedKeyHolder key = new GeneratedKeyHolder();
    jdbc.sql(
            """
            insert into bundle_import (stream, role, seq, issued_at, expires, manifest_sha256,
              file_sha256, signers, items, door, actor, imported_at)
            values (:stream, :role, :seq, :issued, :expires, :manifest,
              :file, :signers, :items, :door, :actor, :now)""")
        .param("stream", bundle.stream())
        .param("role", bundle.role().name())
        .param("seq", bundle.seq())
        .param("issued", StoredTrustState.utc(bundle.issuedAt()))
        .param("expires", StoredTrustState.utc(bundle.expires()))
        .param("manifest", bundle.manifestSha256())
        .param("file", fileSha256)
        .param("signers", String.join(",", bundle.signers()))
        .param("items", bundle.items().size())
        .param("door", door.name())
        .param("actor", actor.name())
        .param("now", StoredTrustState.utc(now))
        .update(key, "id");
    long id = Objects.requireNonNull(key.getKey()).longValue();
    for (int i = 0; i < outcomes.size(); i++) {
      BundleReceiver.Outcome outcome = outcomes.get(i);
      jdbc.sql(
              "insert into bundle_outcome (bundle, place, item, subject, words) values (?, ?, ?, ?, ?)")
          .params(
              id,
              i,
              cut(outcome.item(), 100),
              cut(outcome.subject(), 100),
              cut(outcome.words(), MOST_WORDS))
          .update();
    }
    return id;
  }

  /**
   * An import of the same manifest.
   *
   * @param signers full fingerprints of everybody whose signature came with it so far
   */
  record Before(long id, List<String> signers) {}

  Optional<Before> importOf(String manifestSha256) {
    return jdbc.sql(
            """
            select id, signers from bundle_import where manifest_sha256 = ?
            order by id desc limit 1""")
        .param(manifestSha256)
        .query((rs, i) -> new Before(rs.getLong("id"), List.of(rs.getString("signers").split(","))))
        .optional();
  }

  /** More have signed it, and this became of its items then. */
  void complete(long id, List<String> signers, List<BundleReceiver.Outcome> outcomes) {
    jdbc.sql("update bundle_import set signers = ? where id = ?")
        .params(String.join(",", signers), id)
        .update();
    for (BundleReceiver.Outcome outcome : outcomes) {
      jdbc.sql("update bundle_outcome set words = ? where bundle = ? and item = ?")
          .params(cut(outcome.words(), MOST_WORDS), id, cut(outcome.item(), 100))
          .update();
    }
  }

  long insertRefusal(
      String fileSha256,
      String rule,
      String detail,
      boolean alarm,
      Door door,
      Actor actor,
      Instant now) {
    GeneratedKeyHolder key = new GeneratedKeyHolder();
    jdbc.sql(
            """
            insert into bundle_refusal (refused_at, door, actor, file_sha256, rule, detail, alarm)
            values (:now, :door, :actor, :file, :rule, :detail, :alarm)""")
        .param("now", StoredTrustState.utc(now))
        .param("door", door.name())
        .param("actor", actor.name())
        .param("file", fileSha256)
        .param("rule", rule)
        .param("detail", detail)
        .param("alarm", alarm)
        .update(key, "id");
    return Objects.requireNonNull(key.getKey()).longValue();
  }

  /** Of what a file made somebody say: one line, nothing hidden, not too long. */
  static String plain(String detail) {
    String plain = detail.replaceAll("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{Zl}\\p{Zp}]", "?").strip();
    return cut(plain, MOST_DETAIL);
  }

  private static String cut(String words, int most) {
    return words.length() <= most ? words : words.substring(0, most - 1) + "…";
  }
}
