package org.jarshy.gateway.outbox;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OutboxSettings.class)
class OutboxConfiguration {

  @Bean
  InFlight inFlight() {
    return new InFlight();
  }

  @Bean
  JdbcOutbox outbox(
      JdbcTemplate jdbc,
      TransactionTemplate transactions,
      Clock clock,
      OutboxSettings settings,
      InFlight inFlight,
      ObjectProvider<TextSource> sources) {
    return new JdbcOutbox(
        jdbc, transactions, clock, settings, inFlight, () -> sources.orderedStream().toList());
  }

  @Bean
  TextReach textReach(JdbcTemplate jdbc) {
    return new CountTextReach(JdbcClient.create(jdbc));
  }

  @Bean
  RecipientHistory recipientHistory(JdbcTemplate jdbc) {
    return new JdbcRecipientHistory(JdbcClient.create(jdbc));
  }

  @Bean
  Sweeper outboxSweeper(
      JdbcTemplate jdbc,
      TransactionTemplate transactions,
      Clock clock,
      OutboxSettings settings,
      InFlight inFlight,
      JdbcOutbox outbox) {
    return new Sweeper(
        new OutboxSweeps(jdbc, transactions, clock, settings, inFlight, outbox::wake));
  }

  /** Recovers before any link starts, and sweeps while the service runs. */
  static final class Sweeper implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Sweeper.class);

    private final OutboxSweeps sweeps;
    private volatile boolean running;

    Sweeper(OutboxSweeps sweeps) {
      this.sweeps = sweeps;
    }

    @Override
    public void start() {
      int doubtful = sweeps.recover();
      if (doubtful > 0) {
        log.warn(
            "{} messages are in doubt: the last run stopped between claiming and settling them",
            doubtful);
      }
      running = true;
    }

    @Scheduled(fixedDelay = 1_000)
    void resendDoubtful() {
      if (running) {
        sweeps.resendDoubtful();
      }
    }

    @Scheduled(fixedDelay = 15_000)
    void expireAndEndLeases() {
      if (running) {
        sweeps.expire();
        sweeps.endLeases();
      }
    }

    @Override
    public void stop() {
      running = false;
    }

    @Override
    public boolean isRunning() {
      return running;
    }

    @Override
    public int getPhase() {
      return PHASE;
    }

    /** After the journal, before the carriers. */
    static final int PHASE = 200;
  }
}
