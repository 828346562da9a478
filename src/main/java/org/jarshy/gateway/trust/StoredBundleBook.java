package org.jarshy.gateway.trust;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jarshy.gateway.audit.AuditLog;
import org.jarshy.gateway.kernel.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Reads what the imports wrote. */
class StoredBundleBook implements BundleBook {

  private static final int MOST_ALARMS = 50;

  private final JdbcClient jdbc;
  private final TransactionOperations transactions;
  private final AuditLog audit;
  private final Instant notBefore;
  private final StoreInUse directory;
  private final StoredTrustState state;
  private final Clock clock;

  StoredBundleBook(
      JdbcClient jdbc,
      TransactionOperations transactions,
      AuditLog audit,
      Instant notBefore,
      StoreInUse directory,
      StoredTrustState state,
      Clock clock) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.audit = audit;
    this.notBefore = notBefore;
    this.directory = directory;
    this.state = state;
    this.clock = clock;
  }

  @Override
  public List<Imported> imported(int limit, int offset) {
    List<Imported> bare =
        jdbc.sql("select * from bundle_import order by id desc limit ? offset ?")
            .params(limit, offset)
            .query((rs, i) -> imported(rs))
            .list();
    if (bare.isEmpty()) {
      return bare;
    }
    Map<Long, List<BundleReceiver.Outcome>> outcomes = new HashMap<>();
    jdbc.sql("select * from bundle_outcome where bundle in (:ids) order by bundle, place")
        .param("ids", bare.stream().map(Imported::id).toList())
        .query(
            rs -> {
              outcomes
                  .computeIfAbsent(rs.getLong("bundle"), id -> new ArrayList<>())
                  .add(
                      new BundleReceiver.Outcome(
                          rs.getString("item"), rs.getString("subject"), rs.getString("words")));
            });
    return bare.stream().map(b -> with(b, outcomes.getOrDefault(b.id(), List.of()))).toList();
  }

  private static Imported with(Imported b, List<BundleReceiver.Outcome> outcomes) {
    return new Imported(
        b.id(),
        b.stream(),
        b.role(),
        b.seq(),
        b.issuedAt(),
        b.expires(),
        b.manifestSha256(),
        b.signers(),
        b.door(),
        b.actor(),
        b.at(),
        outcomes);
  }

  @Override
  public List<RefusedFile> refused(int limit, int offset) {
    return jdbc.sql("select * from bundle_refusal order by id desc limit ? offset ?")
        .params(limit, offset)
        .query((rs, i) -> refused(rs))
        .list();
  }

  @Override
  public List<RefusedFile> alarms() {
    return jdbc.sql(
            """
            select * from bundle_refusal where alarm = true and seen_by is null
            order by id desc limit ?""")
        .param(MOST_ALARMS)
        .query((rs, i) -> refused(rs))
        .list();
  }

  @Override
  public boolean seen(long refusal, Actor actor) {
    return Boolean.TRUE.equals(
        transactions.execute(
            tx -> {
              int rows =
                  jdbc.sql(
                          """
                          update bundle_refusal set seen_by = :actor, seen_at = :now
                          where id = :id and alarm = true and seen_by is null""")
                      .param("actor", actor.name())
                      .param("now", StoredTrustState.utc(clock.instant()))
                      .param("id", refusal)
                      .update();
              if (rows == 1) {
                audit.record(actor, "bundle.alarm-seen", "bundle-refusal:" + refusal, "");
              }
              return rows == 1;
            }));
  }

  @Override
  public List<Newest> newest() {
    return jdbc.sql(
            """
            select b.* from bundle_import b
            where b.id = (select max(x.id) from bundle_import x where x.stream = b.stream
              and x.issued_at = (select max(y.issued_at) from bundle_import y
                where y.stream = b.stream))
            order by b.stream""")
        .query(
            (rs, i) ->
                new Newest(
                    rs.getString("stream"),
                    Role.valueOf(rs.getString("role")),
                    rs.getLong("seq"),
                    instant(rs, "issued_at"),
                    instant(rs, "expires"),
                    rs.getInt("items")))
        .list();
  }

  @Override
  public Standing standing() {
    directory.look();
    StoreInUse.Reading trust = directory.read();
    Instant now = clock.instant();
    Instant proved = state.provedAt();
    return new Standing(
        directory.path().toString(),
        trust.store(),
        trust.usable(),
        trust.problem(),
        now,
        TrustedTime.of(
            now.isAfter(proved) ? now : proved,
            notBefore,
            TrustedTime.byTrusted(trust.store(), state.issuedAtBySigner())));
  }

  private static Imported imported(ResultSet rs) throws SQLException {
    return new Imported(
        rs.getLong("id"),
        rs.getString("stream"),
        Role.valueOf(rs.getString("role")),
        rs.getLong("seq"),
        instant(rs, "issued_at"),
        instant(rs, "expires"),
        rs.getString("manifest_sha256"),
        List.of(rs.getString("signers").split(",")),
        ImportBundle.Door.valueOf(rs.getString("door")),
        rs.getString("actor"),
        instant(rs, "imported_at"),
        List.of());
  }

  private static RefusedFile refused(ResultSet rs) throws SQLException {
    return new RefusedFile(
        rs.getLong("id"),
        instant(rs, "refused_at"),
        ImportBundle.Door.valueOf(rs.getString("door")),
        rs.getString("actor"),
        rs.getString("file_sha256"),
        rs.getString("rule"),
        rs.getString("detail"),
        rs.getBoolean("alarm"),
        rs.getString("seen_by"));
  }

  private static Instant instant(ResultSet rs, String column) throws SQLException {
    return rs.getObject(column, OffsetDateTime.class).toInstant();
  }
}
