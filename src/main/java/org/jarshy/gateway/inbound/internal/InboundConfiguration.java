package org.jarshy.gateway.inbound.internal;

import java.time.Clock;
import org.jarshy.gateway.inbound.InboundReport;
import org.jarshy.gateway.inbound.Journal;
import org.jarshy.gateway.inbound.OddTexts;
import org.jarshy.gateway.inbound.ReceiptSettler;
import org.jarshy.gateway.inbound.TextHandler;
import org.jarshy.gateway.inbound.TextsReceived;
import org.jarshy.gateway.kernel.NumberVault;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The room's parts and their order. Phases: journal ({@link Journal#PHASE}), outbox, the two loops
 * below, carriers; stopped the other way round.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(InboundLimits.class)
class InboundConfiguration {

  @Bean
  OddTexts oddTexts() {
    return new OddTexts();
  }

  @Bean
  InboundRoom inboundRoom(
      JdbcTemplate template,
      PlatformTransactionManager transactionManager,
      NumberVault vault,
      ObjectProvider<ReceiptSettler> settler,
      ObjectProvider<TextHandler> handler,
      InboundLimits limits,
      OddTexts odd,
      Clock clock) {
    return new InboundRoom(
        template,
        transactionManager,
        vault,
        settler::getIfAvailable,
        handler::getIfAvailable,
        limits,
        odd,
        clock);
  }

  @Bean
  GroupCommitJournal journal(InboundRoom room) {
    return room.journal();
  }

  @Bean
  OwnedLoop inboundTexts(InboundRoom room) {
    return room.texts();
  }

  @Bean
  OwnedLoop inboundReceipts(InboundRoom room) {
    return room.receipts();
  }

  @Bean
  InboundReport inboundReport(InboundRoom room) {
    return room.report();
  }

  @Bean
  TextsReceived textsReceived(InboundRoom room) {
    return room.received();
  }

  @Bean
  Housekeeping inboundHousekeeping(InboundRoom room) {
    return new Housekeeping(room.journal(), room.texts(), room.receipts(), room.retention());
  }
}
