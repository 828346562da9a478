package org.jarshy.gateway.rumour;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.support.TransactionOperations;

/** What people wrote, and that they wrote it, is gone after its time. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RumourSettings.class)
class ForgetRumours {

  private static final long EVERY_MILLIS = 600_000;

  /** What would be too old before the next look goes now. */
  private static final Duration EVERY = Duration.ofMillis(EVERY_MILLIS);

  private final JdbcClient jdbc;
  private final RumourRows rows;
  private final MoveTexts moves;
  private final VerdictRows verdicts;
  private final KnownTexts known;
  private final FindRumour find;
  private final RumourSettings settings;
  private final TransactionOperations transactions;
  private final Clock clock;

  ForgetRumours(
      JdbcClient jdbc,
      RumourRows rows,
      MoveTexts moves,
      VerdictRows verdicts,
      KnownTexts known,
      FindRumour find,
      RumourSettings settings,
      TransactionOperations transactions,
      Clock clock) {
    this.jdbc = jdbc;
    this.rows = rows;
    this.moves = moves;
    this.verdicts = verdicts;
    this.known = known;
    this.find = find;
    this.settings = settings;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Scheduled(fixedDelay = EVERY_MILLIS)
  void clean() {
    Instant now = clock.instant();
    transactions.executeWithoutResult(
        tx -> {
          rows.takeTurn();
          jdbc.sql("delete from rumour_text where first_at <= ?")
              .param(RumourRows.utc(now.minus(settings.textKept()).plus(EVERY)))
              .update();
          forgetAskers(now);
          emptyRumours(now).forEach(moves::erase);
        });
    known.keepOnly(new HashSet<>(jdbc.sql("select id from rumour_text").query(Long.class).list()));
    find.forgetClaims(
        verdicts.allStanding(now).stream().map(Verdict::id).collect(Collectors.toSet()));
  }

  private void forgetAskers(Instant now) {
    jdbc.sql("delete from rumour_asker where asked_at <= ?")
        .param(RumourRows.utc(now.minus(settings.askerKept()).plus(EVERY)))
        .update();
    jdbc.sql(
            """
            delete from rumour_asker where asked_at <= :before and exists (
              select 1 from rumour_verdict v where v.id = rumour_asker.told_verdict
                and v.rumour_id = rumour_asker.rumour_id and v.state = 'APPROVED'
                and v.changed_at <= :before)""")
        .param("before", RumourRows.utc(now.minus(settings.askerKeptAfterVerdict()).plus(EVERY)))
        .update();
  }

  /** Nobody's any more, and with no words that are still told or may be. */
  private List<Long> emptyRumours(Instant now) {
    return jdbc.sql(
            """
            select r.id from rumour r
            where not exists (select 1 from rumour_text t where t.rumour_id = r.id)
              and not exists (select 1 from rumour_asker a where a.rumour_id = r.id)
              and not exists (select 1 from rumour_verdict v where v.rumour_id = r.id
                and v.state in ('APPROVED', 'PROPOSED', 'RETURNED') and v.expires > ?)""")
        .param(RumourRows.utc(now))
        .query(Long.class)
        .list();
  }
}
