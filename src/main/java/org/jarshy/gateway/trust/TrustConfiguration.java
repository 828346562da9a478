package org.jarshy.gateway.trust;

import java.time.Clock;
import org.jarshy.gateway.audit.AuditLog;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Puts the verifier, its memory and its doors together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TrustSettings.class)
class TrustConfiguration {

  @Bean
  BundleVerifier bundleVerifier() {
    return BundleVerifier.ofThisBuild();
  }

  @Bean
  StoreInUse storeInUse(TrustSettings settings, StoredTrustStore rows, JudgeTrustChange changes) {
    return new StoreInUse(settings.directory(), rows, changes);
  }

  @Bean
  PinTrustStore pinTrustStore(StoreInUse directory) {
    return directory::pin;
  }

  @Bean
  Signers signers(StoreInUse directory) {
    return new StoreSigners(directory);
  }

  @Bean
  ImportBundle importBundle(
      BundleVerifier verifier,
      StoreInUse directory,
      StoredTrustState state,
      BundleRows rows,
      ObjectProvider<BundleReceiver> receivers,
      TransactionOperations transactions,
      AuditLog audit,
      Clock clock) {
    return new StoredBundleImport(
        verifier, directory, state, rows, receivers, transactions, audit, clock);
  }

  @Bean
  BundleBook bundleBook(
      JdbcClient jdbc,
      TransactionOperations transactions,
      AuditLog audit,
      StoreInUse directory,
      StoredTrustState state,
      Clock clock) {
    return new StoredBundleBook(
        jdbc, transactions, audit, BuildTime.ofThisBuild(), directory, state, clock);
  }
}
