package org.jarshy.gateway.broadcast;

import java.time.Clock;
import org.jarshy.gateway.audit.AuditLog;
import org.jarshy.gateway.bulletin.Bulletins;
import org.jarshy.gateway.outbox.Outbox;
import org.jarshy.gateway.subscriber.Subscribers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class BroadcastConfiguration {

  @Bean
  BroadcastStore broadcastStore(JdbcTemplate jdbc) {
    return new BroadcastStore(jdbc);
  }

  @Bean
  BroadcastTexts broadcastTexts(
      BroadcastStore store, Clock clock, Bulletins bulletins, Subscribers subscribers) {
    return new BroadcastTexts(store, clock, bulletins, subscribers);
  }

  @Bean
  AudiencePlanner audiencePlanner(
      BroadcastStore store,
      TransactionTemplate transactions,
      Clock clock,
      Subscribers subscribers,
      Outbox outbox) {
    return new AudiencePlanner(store, transactions, clock, subscribers, outbox);
  }

  @Bean
  JdbcBroadcasts broadcasts(
      BroadcastStore store,
      TransactionTemplate transactions,
      Clock clock,
      Bulletins bulletins,
      Subscribers subscribers,
      Outbox outbox,
      AuditLog audit,
      AudiencePlanner planner) {
    return new JdbcBroadcasts(
        store, transactions, clock, bulletins, subscribers, outbox, audit, planner::planMore);
  }
}
