package org.jarshy.gateway.proxy;

import java.time.Clock;
import java.util.concurrent.ExecutorService;
import org.jarshy.gateway.audit.AuditLog;
import org.jarshy.gateway.kernel.RootKey;
import org.jarshy.gateway.trust.BundleReceiver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ProxySettings.class)
class ProxyConfiguration {

  private static final Logger log = LoggerFactory.getLogger(ProxyConfiguration.class);

  @Bean
  DistributionKey distributionKey(RootKey root) {
    return new DistributionKey(root);
  }

  @Bean
  Hosts proxyHosts(ProxySettings settings) {
    if (settings.practice()) {
      log.warn(
          "jarshy.proxy.practice is on: only proxies that lead NOWHERE are taken; for a"
              + " demonstration, never for people");
    }
    return new Hosts(settings.practice());
  }

  @Bean
  Buckets buckets(JdbcClient jdbc, ProxyRows rows, DistributionKey key) {
    return new Buckets(jdbc, rows, key);
  }

  @Bean
  Evidence proxyEvidence(ProxyRows rows, Buckets buckets, AuditLog audit) {
    return new Evidence(rows, buckets, audit);
  }

  @Bean
  Holders proxyHolders(JdbcClient jdbc) {
    return new Holders(jdbc);
  }

  @Bean
  ForgetHolders forgetHolders(Holders holders, Clock clock) {
    return new ForgetHolders(holders, clock);
  }

  @Bean
  Proxies proxies(
      ProxyRows rows,
      Buckets buckets,
      Evidence evidence,
      DistributionKey key,
      Hosts hosts,
      JdbcClient jdbc,
      TransactionOperations transactions,
      AuditLog audit,
      Clock clock) {
    return new StoredProxies(rows, buckets, evidence, key, hosts, jdbc, transactions, audit, clock);
  }

  @Bean
  ProxyDesk proxyDesk(
      ProxyRows rows,
      Buckets buckets,
      Holders holders,
      Evidence evidence,
      DistributionKey key,
      JdbcClient jdbc,
      Clock clock) {
    return new HandOuts(
        rows, buckets, new Areas(jdbc, buckets), holders, evidence, key, jdbc, clock);
  }

  @Bean
  BundleReceiver receiveProxies(
      ProxyRows rows,
      Buckets buckets,
      Evidence evidence,
      DistributionKey key,
      Hosts hosts,
      AuditLog audit,
      Clock clock) {
    return new ReceiveProxies(rows, buckets, evidence, key, hosts, audit, clock);
  }

  @Bean
  ProbeSchedule probeSchedule(
      ProxySettings settings,
      ProxyRows rows,
      Evidence evidence,
      Hosts hosts,
      TransactionOperations transactions,
      Clock clock) {
    ExecutorService threads = ProbeSchedule.threads();
    ProbeRound round =
        new ProbeRound(
            rows,
            evidence,
            hosts,
            new ConnectProbe(),
            settings.probe(),
            threads,
            transactions,
            clock);
    return new ProbeSchedule(settings.probe(), round, threads, clock);
  }
}
