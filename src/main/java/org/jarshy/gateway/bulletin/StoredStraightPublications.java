package org.jarshy.gateway.bulletin;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jarshy.gateway.audit.AuditLog;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.StepRefused.Rule;
import org.jarshy.gateway.kernel.TwoPersonRule;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** The settings in the database; each step in one transaction with its audit entry. */
@Component
class StoredStraightPublications implements StraightPublications {

  /** As a manifest may name it. */
  private static final Pattern STREAM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/-]{0,99}");

  private static final int MOST_SIGNERS = 10;
  private static final String SELECT = "select * from straight_publication where ended_by is null ";

  private final JdbcClient jdbc;
  private final TransactionOperations transactions;
  private final AuditLog audit;
  private final Clock clock;

  StoredStraightPublications(
      JdbcClient jdbc, TransactionOperations transactions, AuditLog audit, Clock clock) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  public long propose(Allowed allowed, Actor actor) {
    StepRules.refuseIfAny(problems(allowed));
    return transactions.execute(
        tx -> {
          GeneratedKeyHolder key = new GeneratedKeyHolder();
          jdbc.sql(
                  """
                  insert into straight_publication
                    (stream, kind, least_severity, least_signers, proposed_by, proposed_at)
                  values (:stream, :kind, :severity, :signers, :actor, :now)""")
              .param("stream", allowed.stream())
              .param("kind", allowed.kind().name())
              .param("severity", allowed.leastSeverity().name())
              .param("signers", allowed.leastSigners())
              .param("actor", actor.name())
              .param("now", BulletinStore.utc(clock.instant()))
              .update(key, "id");
          long id = Objects.requireNonNull(key.getKey()).longValue();
          record(actor, "proposed", id, allowed);
          return id;
        });
  }

  private static Map<String, String> problems(Allowed allowed) {
    Map<String, String> problems = new LinkedHashMap<>();
    if (allowed.stream() == null || !STREAM.matcher(allowed.stream()).matches()) {
      problems.put(
          "stream",
          "The stream's name must be as its bundles have it: Latin letters, digits and . _ - / : do.");
    }
    if (allowed.kind() == null) {
      problems.put("kind", "A kind of bulletin is required.");
    }
    if (allowed.leastSeverity() == null) {
      problems.put("leastSeverity", "The least severity is required.");
    }
    if (allowed.leastSigners() < 1 || allowed.leastSigners() > MOST_SIGNERS) {
      problems.put("leastSigners", "The number of signers must be 1 to " + MOST_SIGNERS + ".");
    }
    return problems;
  }

  @Override
  public void confirm(long id, Actor actor) {
    transactions.executeWithoutResult(
        tx -> {
          Setting setting = find(id).orElseThrow(() -> missing(id));
          if (setting.inForce()) {
            throw BulletinRefused.whole(
                Rule.WRONG_STATE, setting.confirmedBy() + " confirmed this setting already.");
          }
          TwoPersonRule.objection(Set.of(setting.proposedBy()), actor, "setting")
              .ifPresent(
                  why -> {
                    throw BulletinRefused.whole(Rule.SECOND_PERSON, why);
                  });
          int rows =
              jdbc.sql(
                      """
                      update straight_publication set confirmed_by = :actor, confirmed_at = :now
                      where id = :id and confirmed_by is null and ended_by is null""")
                  .param("actor", actor.name())
                  .param("now", BulletinStore.utc(clock.instant()))
                  .param("id", id)
                  .update();
          if (rows == 0) {
            throw BulletinRefused.whole(Rule.EDIT_CONFLICT, "Somebody changed this meanwhile.");
          }
          record(actor, "confirmed", id, setting.allowed());
        });
  }

  @Override
  public void end(long id, Actor actor) {
    transactions.executeWithoutResult(
        tx -> {
          Setting setting = find(id).orElseThrow(() -> missing(id));
          int rows =
              jdbc.sql(
                      """
                      update straight_publication set ended_by = :actor, ended_at = :now
                      where id = :id and ended_by is null""")
                  .param("actor", actor.name())
                  .param("now", BulletinStore.utc(clock.instant()))
                  .param("id", id)
                  .update();
          if (rows == 1) {
            record(actor, "ended", id, setting.allowed());
          }
        });
  }

  @Override
  public List<Setting> list() {
    return jdbc.sql(SELECT + "order by id desc").query((rs, i) -> read(rs)).list();
  }

  /**
   * The setting by which a bulletin may be published straight; read in the transaction that
   * publishes it.
   */
  Optional<Setting> inForce(String stream, Content content, int signers) {
    return jdbc
        .sql(SELECT + "and stream = :stream and kind = :kind and confirmed_by is not null")
        .param("stream", stream)
        .param("kind", content.kind().name())
        .query((rs, i) -> read(rs))
        .list()
        .stream()
        .filter(s -> content.severity().compareTo(s.allowed().leastSeverity()) <= 0)
        .filter(s -> signers >= s.allowed().leastSigners())
        .findFirst();
  }

  private Optional<Setting> find(long id) {
    return jdbc.sql(SELECT + "and id = :id").param("id", id).query((rs, i) -> read(rs)).optional();
  }

  private static Setting read(ResultSet row) throws SQLException {
    return new Setting(
        row.getLong("id"),
        new Allowed(
            row.getString("stream"),
            Kind.valueOf(row.getString("kind")),
            Severity.valueOf(row.getString("least_severity")),
            row.getInt("least_signers")),
        row.getString("proposed_by"),
        row.getObject("proposed_at", OffsetDateTime.class).toInstant(),
        row.getString("confirmed_by"),
        instant(row.getObject("confirmed_at", OffsetDateTime.class)));
  }

  private static Instant instant(OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }

  private void record(Actor actor, String done, long id, Allowed allowed) {
    audit.record(
        actor,
        "straight-publication." + done,
        "straight-publication:" + id,
        "%s or worse, %s, signers %d"
            .formatted(allowed.leastSeverity(), allowed.kind(), allowed.leastSigners()));
  }

  private static BulletinRefused missing(long id) {
    return BulletinRefused.whole(
        Rule.NOT_FOUND, "There is no setting %d, or it was ended.".formatted(id));
  }
}
