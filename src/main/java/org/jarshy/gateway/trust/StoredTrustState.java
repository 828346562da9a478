package org.jarshy.gateway.trust;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What the bundles accepted so far have proved, in the database. Whoever judges a bundle and then
 * remembers it holds {@link #lock} over both, so that two files at once are judged one after the
 * other, whichever process and door they come by.
 */
@Repository
class StoredTrustState implements TrustState {

  private final JdbcClient jdbc;

  StoredTrustState(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Waits for every other import; held until the end of the caller's transaction. */
  void lock() {
    jdbc.sql("select id from trust_clock where id = 1 for update").query(Long.class).single();
  }

  @Override
  public List<Position> positions(String stream) {
    return jdbc.sql(
            """
            select signer, stream, seq, manifest_sha256, issued_at from trust_position
            where stream = ? order by signer""")
        .param(stream)
        .query(
            (rs, i) ->
                new Position(
                    rs.getString("signer"),
                    rs.getString("stream"),
                    rs.getLong("seq"),
                    rs.getString("manifest_sha256"),
                    rs.getObject("issued_at", OffsetDateTime.class).toInstant()))
        .list();
  }

  @Override
  public Map<String, Instant> issuedAtBySigner() {
    Map<String, Instant> issued = new HashMap<>();
    jdbc.sql("select signer, issued_at from trust_signer")
        .query(
            rs -> {
              issued.put(
                  rs.getString("signer"),
                  rs.getObject("issued_at", OffsetDateTime.class).toInstant());
            });
    return issued;
  }

  /** The latest the clock said when a bundle was accepted. */
  Instant provedAt() {
    return jdbc.sql("select proved_at from trust_clock where id = 1")
        .query((rs, i) -> rs.getObject(1, OffsetDateTime.class).toInstant())
        .single();
  }

  /** The highest version of the trust store that was ever in use. */
  long storeVersion() {
    return jdbc.sql("select store_version from trust_clock where id = 1")
        .query(Long.class)
        .single();
  }

  void storeVersion(long version) {
    jdbc.sql("update trust_clock set store_version = ? where id = 1 and store_version < ?")
        .params(version, version)
        .update();
  }

  /**
   * Remembers an accepted bundle for each of its signers.
   *
   * @param clock what the clock said when it was judged; never what a signer said, since then one
   *     signer could push the time on and on; kept no further ahead of the bundle than one signer
   *     can move time, so that a clock that ran fast once is not believed for good
   */
  void accept(VerifiedBundle bundle, Instant clock) {
    for (String signer : bundle.signers()) {
      remember(signer, bundle);
    }
    Instant furthest = bundle.issuedAt().plus(TrustedTime.ONE_SIGNER_AT_MOST);
    jdbc.sql("update trust_clock set proved_at = :now where id = 1 and proved_at < :now")
        .param("now", utc(clock.isBefore(furthest) ? clock : furthest))
        .update();
  }

  private void remember(String signer, VerifiedBundle bundle) {
    OffsetDateTime issued = utc(bundle.issuedAt());
    int rows =
        jdbc.sql(
                """
                update trust_position set seq = :seq, manifest_sha256 = :sha, issued_at = :issued
                where signer = :signer and stream = :stream""")
            .param("seq", bundle.seq())
            .param("sha", bundle.manifestSha256())
            .param("issued", issued)
            .param("signer", signer)
            .param("stream", bundle.stream())
            .update();
    if (rows == 0) {
      jdbc.sql(
              """
              insert into trust_position (signer, stream, seq, manifest_sha256, issued_at)
              values (?, ?, ?, ?, ?)""")
          .params(signer, bundle.stream(), bundle.seq(), bundle.manifestSha256(), issued)
          .update();
    }
    boolean known =
        jdbc.sql("select count(*) from trust_signer where signer = ?")
                .param(signer)
                .query(Integer.class)
                .single()
            == 1;
    if (known) {
      jdbc.sql("update trust_signer set issued_at = ? where signer = ? and issued_at < ?")
          .params(issued, signer, issued)
          .update();
    } else {
      jdbc.sql("insert into trust_signer (signer, issued_at) values (?, ?)")
          .params(signer, issued)
          .update();
    }
  }

  static OffsetDateTime utc(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
  }
}
