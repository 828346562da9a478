package org.jarshy.gateway.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jarshy.gateway.audit.AuditCheckpoints;
import org.jarshy.gateway.audit.AuditExport;
import org.jarshy.gateway.audit.AuditHouse;
import org.jarshy.gateway.audit.AuditLog;
import org.jarshy.gateway.audit.AuditProofs;
import org.jarshy.gateway.audit.AuditRecords;
import org.jarshy.gateway.audit.Checkpoint;
import org.jarshy.gateway.audit.WatchLog;
import org.jarshy.gateway.bulletin.FakeCheckCodes;
import org.jarshy.gateway.bulletin.Kind;
import org.jarshy.gateway.bulletin.PrepareRetraction;
import org.jarshy.gateway.bulletin.Provenances;
import org.jarshy.gateway.bulletin.PublisherWords;
import org.jarshy.gateway.bulletin.StraightPublications;
import org.jarshy.gateway.carrier.CarrierStatus;
import org.jarshy.gateway.carrier.CarrierStatus.Link;
import org.jarshy.gateway.carrier.CarrierStatus.LinkState;
import org.jarshy.gateway.carrier.Carriers;
import org.jarshy.gateway.inbound.InboundStats;
import org.jarshy.gateway.inbound.Oddity;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.keyword.TryWords;
import org.jarshy.gateway.keyword.internal.Rehearsals;
import org.jarshy.gateway.lookup.Keywords;
import org.jarshy.gateway.lookup.TestLookups;
import org.jarshy.gateway.proxy.Proxies;
import org.jarshy.gateway.proxy.TestProxies;
import org.jarshy.gateway.report.BroadcastExport;
import org.jarshy.gateway.report.BroadcastsExport;
import org.jarshy.gateway.report.Dashboard;
import org.jarshy.gateway.rumour.Rumours;
import org.jarshy.gateway.rumour.TestRumours;
import org.jarshy.gateway.subscriber.AudienceCount;
import org.jarshy.gateway.subscriber.SubscriberImport;
import org.jarshy.gateway.subscriber.Subscribers;
import org.jarshy.gateway.testing.MutableClock;
import org.jarshy.gateway.witness.Witnesses;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The console alone, over services in memory and an account table in H2. Carries no stereotype, so
 * that no component scan of the whole service finds it.
 */
@EnableAutoConfiguration
@ComponentScan("org.jarshy.gateway.console")
@Import({BroadcastExport.class, BroadcastsExport.class})
class ConsoleSlice {

  static final String IN_MEMORY =
      "jdbc:h2:mem:%s;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1";

  /** What was written to the audit log, newest last. */
  static final class FakeAudit {
    final List<String> entries = new ArrayList<>();
  }

  @Bean
  MutableClock clock() {
    return MutableClock.startingInJanuary2022();
  }

  @Bean
  FakeAudit audit() {
    return new FakeAudit();
  }

  @Bean
  AuditLog auditLog(FakeAudit audit) {
    return (actor, action, subject, detail) ->
        audit.entries.add(actor + " " + action + " " + subject);
  }

  /** The real tree, in the table that the fake log leaves alone. */
  @Bean
  AuditHouse auditHouse(
      DataSource database, PlatformTransactionManager transactions, MutableClock clock)
      throws IOException {
    return new AuditHouse(
        database, transactions, Files.createTempDirectory("jarshy-audit-"), clock);
  }

  @Bean
  AuditRecords auditRecords(AuditHouse house) {
    return house.records;
  }

  @Bean
  AuditCheckpoints auditCheckpoints(AuditHouse house) {
    return house.checkpoints;
  }

  @Bean
  AuditProofs auditProofs(AuditHouse house) {
    return house.proofs;
  }

  @Bean
  AuditExport auditExport(AuditHouse house) {
    return house.export;
  }

  @Bean
  WatchLog watchLog(AuditHouse house) {
    return house.watch;
  }

  @Bean
  Witnesses witnesses(AuditHouse house) {
    return new Witnesses() {
      @Override
      public int count() {
        return 2;
      }

      @Override
      public Optional<Long> tell(Actor by) {
        return house.checkpoints.make().map(Checkpoint::size);
      }

      @Override
      public Optional<Instant> toldAt() {
        return Optional.empty();
      }
    };
  }

  @Bean
  FakeBulletins bulletins(MutableClock clock) {
    return new FakeBulletins(clock);
  }

  @Bean
  FakeCheckCodes codes() {
    return new FakeCheckCodes();
  }

  @Bean
  FakeBroadcasts broadcasts(MutableClock clock, FakeBulletins bulletins) {
    FakeBroadcasts broadcasts = new FakeBroadcasts(clock);
    broadcasts.exercises = id -> bulletins.find(id).filter(b -> b.exercise()).isPresent();
    return broadcasts;
  }

  @Bean
  PrepareRetraction retraction(FakeBulletins bulletins, MutableClock clock) {
    return new PrepareRetraction(bulletins, clock);
  }

  @Bean
  FakeExercisePhones exercisePhones(MutableClock clock) {
    return new FakeExercisePhones(clock);
  }

  @Bean
  FakeDirectory directory() {
    return new FakeDirectory();
  }

  @Bean
  FakeFeeds feeds(MutableClock clock) {
    return new FakeFeeds(clock);
  }

  @Bean
  FakeBundles bundles() {
    return new FakeBundles();
  }

  @Bean
  FakePublishers publishers() {
    return new FakePublishers();
  }

  @Bean
  Provenances provenances(FakePublishers publishers) {
    return publishers.provenances();
  }

  @Bean
  PublisherWords publisherWords(FakePublishers publishers) {
    return publishers.words();
  }

  @Bean
  StraightPublications straightPublications(FakePublishers publishers) {
    return publishers.straight();
  }

  @Bean
  SubscriberImport subscriberImport() {
    return (csv, actor) -> {
      String text;
      try {
        text = new String(csv.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      if (!text.startsWith("number,language,place,topics")) {
        throw new SubscriberImport.NotTaken(
            "The first line must be number,language,place,topics in UTF-8.");
      }
      return new SubscriberImport.Report(
          3, 1, 1, 1, List.of(new SubscriberImport.Refusal(4, "language is none of kk, ru, en")));
    };
  }

  @Bean
  Carriers carriers(MutableClock clock) {
    return () ->
        List.of(
            new CarrierStatus(
                "beeline",
                List.of(new Link("beeline-1", LinkState.BOUND, 4, 50, "", clock.instant(), null)),
                120.4,
                140,
                CarrierStatus.Breaker.CLOSED,
                null,
                List.of("tele2")),
            new CarrierStatus(
                "kcell",
                List.of(
                    new Link(
                        "kcell-1",
                        LinkState.REFUSED,
                        0,
                        50,
                        "bind refused: ESME_RINVPASWD (0x0000000e)",
                        clock.instant(),
                        null)),
                0),
            new CarrierStatus(
                "tele2",
                List.of(
                    new Link(
                        "tele2-1",
                        LinkState.DOWN,
                        0,
                        20,
                        "Connection refused",
                        clock.instant(),
                        clock.instant().plus(Duration.ofSeconds(17)))),
                0,
                0,
                CarrierStatus.Breaker.CLOSED,
                clock.instant(),
                List.of()));
  }

  @Bean
  Dashboard dashboard(Subscribers subscribers) {
    return () ->
        new Dashboard.Overview(
            subscribers.totals(),
            Map.of(),
            Map.of(Kind.CURFEW, 2L, Kind.NEWS_DIGEST, 5L),
            List.of(),
            new InboundStats(
                3, 0, 1_204, 0, 0, 0, Map.of(Oddity.BINARY, 1_500L, Oddity.SENDER_OURS, 2L)));
  }

  /** The real ones, on the table of accounts' database. */
  @Bean
  TestLookups operatorKeywords(
      JdbcTemplate jdbc,
      PlatformTransactionManager transactions,
      AuditLog audit,
      MutableClock clock) {
    return TestLookups.on(jdbc, new TransactionTemplate(transactions), audit, clock);
  }

  @Bean
  Keywords keywords(TestLookups operators) {
    return operators.keywords;
  }

  @Bean
  TestProxies proxyPools(
      JdbcTemplate jdbc,
      PlatformTransactionManager transactions,
      AuditLog audit,
      MutableClock clock) {
    return TestProxies.on(
        JdbcClient.create(jdbc), new TransactionTemplate(transactions), audit, clock);
  }

  @Bean
  Proxies proxies(TestProxies pools) {
    return pools.proxies;
  }

  @Bean
  TryWords tryWords(TestLookups operators) {
    return Rehearsals.of(operators.lookups);
  }

  /** The real ones too; nobody is told anything here. */
  @Bean
  TestRumours testRumours(
      JdbcTemplate jdbc,
      PlatformTransactionManager transactions,
      AuditLog audit,
      MutableClock clock) {
    return TestRumours.on(
        JdbcClient.create(jdbc), new TransactionTemplate(transactions), null, null, audit, clock);
  }

  @Bean
  Rumours rumours(TestRumours house) {
    return house.rumours;
  }

  /** Only its totals are asked for; a page that asks for more breaks here. */
  @Bean
  Subscribers subscribers() {
    List<AudienceCount> totals =
        List.of(
            new AudienceCount("beeline", Lang.KK, 700),
            new AudienceCount("beeline", Lang.RU, 800),
            new AudienceCount("kcell", Lang.KK, 600),
            new AudienceCount("kcell", Lang.RU, 500),
            new AudienceCount("tele2", Lang.RU, 387),
            new AudienceCount(null, null, 13));
    return (Subscribers)
        Proxy.newProxyInstance(
            ConsoleSlice.class.getClassLoader(),
            new Class<?>[] {Subscribers.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("totals")) {
                return totals;
              }
              throw new UnsupportedOperationException("no page asks for " + method.getName());
            });
  }
}
