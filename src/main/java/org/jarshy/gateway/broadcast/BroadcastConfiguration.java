package org.jarshy.gateway.broadcast;

import java.time.Clock;
import org.jarshy.gateway.audit.AuditLog;
import org.jarshy.gateway.bulletin.Bulletins;
import org.jarshy.gateway.bulletin.CheckCodes;
import org.jarshy.gateway.outbox.Outbox;
import org.jarshy.gateway.outbox.OutboxSettings;
import org.jarshy.gateway.outbox.TextReach;
import org.jarshy.gateway.subscriber.ExercisePhones;
import org.jarshy.gateway.subscriber.Subscribers;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BroadcastSettings.class)
class BroadcastConfiguration {

  @Bean
  BroadcastStore broadcastStore(JdbcTemplate jdbc) {
    return new BroadcastStore(jdbc);
  }

  @Bean
  BroadcastTexts broadcastTexts(
      BroadcastStore store,
      Clock clock,
      Bulletins bulletins,
      Subscribers subscribers,
      QuietHours quietHours,
      TestAudience testAudience,
      CheckCodes codes) {
    return new BroadcastTexts(
        store, clock, bulletins, subscribers, quietHours, testAudience, codes);
  }

  @Bean
  TestAudience testAudience(ExercisePhones phones) {
    return new TestAudience(phones);
  }

  @Bean
  QuietHours quietHours(BroadcastSettings settings) {
    return new QuietHours(settings);
  }

  @Bean
  CorrectionStore correctionStore(JdbcTemplate jdbc) {
    return new CorrectionStore(jdbc);
  }

  @Bean
  Corrections corrections(
      BroadcastStore store,
      CorrectionStore correctionStore,
      Bulletins bulletins,
      Outbox outbox,
      TextReach reach,
      CheckCodes codes) {
    return new Corrections(store, correctionStore, bulletins, outbox, reach, codes);
  }

  @Bean
  StartBroadcasts startBroadcasts(
      BroadcastStore store,
      CorrectionStore correctionStore,
      Corrections corrections,
      Clock clock,
      Bulletins bulletins,
      Subscribers subscribers,
      TestAudience testAudience,
      Outbox outbox,
      AuditLog audit,
      CheckCodes codes) {
    return new StartBroadcasts(
        store,
        correctionStore,
        corrections,
        clock,
        bulletins,
        subscribers,
        testAudience,
        outbox,
        audit,
        codes);
  }

  @Bean
  Throughput throughput(Clock clock) {
    return new Throughput(clock);
  }

  @Bean
  AudiencePlanner audiencePlanner(
      BroadcastStore store,
      CorrectionStore correctionStore,
      TransactionTemplate transactions,
      Clock clock,
      Subscribers subscribers,
      TestAudience testAudience,
      Outbox outbox,
      OutboxSettings doubt,
      QuietHours quietHours,
      StartBroadcasts start,
      Throughput throughput) {
    return new AudiencePlanner(
        store,
        transactions,
        clock,
        subscribers,
        testAudience,
        outbox,
        doubt,
        quietHours,
        start,
        new CorrectionPlanner(correctionStore, transactions, outbox, testAudience),
        throughput);
  }

  @Bean
  JdbcBroadcasts broadcasts(
      BroadcastStore store,
      StartBroadcasts start,
      Corrections corrections,
      TransactionTemplate transactions,
      Clock clock,
      Bulletins bulletins,
      Subscribers subscribers,
      Outbox outbox,
      AuditLog audit,
      Throughput throughput,
      QuietHours quietHours,
      CheckCodes codes,
      AudiencePlanner planner) {
    return new JdbcBroadcasts(
        store,
        start,
        corrections,
        transactions,
        clock,
        bulletins,
        subscribers,
        outbox,
        audit,
        throughput,
        quietHours,
        codes,
        planner::planMore);
  }
}
