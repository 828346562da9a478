package org.jarshy.gateway.proxy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import org.jarshy.gateway.audit.AuditLog;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.AesNumberVault;
import org.jarshy.gateway.kernel.RootKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** The real pools over a test database, for this room's tests and those of its neighbours. */
public final class TestProxies {

  public static final Actor ENTERS = new Actor("author");
  public static final Actor APPROVES = new Actor("approver");

  public final Proxies proxies;
  public final ProxyDesk desk;
  final DistributionKey key;
  final ProxyRows rows;
  final Evidence evidence;
  final Holders holders;
  final ForgetHolders forget;
  final ReceiveProxies receiver;
  private final TransactionOperations transactions;
  private final Clock clock;

  private TestProxies(
      JdbcClient jdbc, TransactionOperations transactions, AuditLog audit, Clock clock) {
    this.transactions = transactions;
    this.clock = clock;
    RootKey root = RootKey.of(new byte[RootKey.BYTES]);
    Hosts hosts = new Hosts(false);
    key = new DistributionKey(root);
    rows = new ProxyRows(jdbc, new AesNumberVault(root));
    Buckets buckets = new Buckets(jdbc, rows, key);
    evidence = new Evidence(rows, buckets, audit);
    holders = new Holders(jdbc);
    forget = new ForgetHolders(holders, clock);
    proxies =
        new StoredProxies(rows, buckets, evidence, key, hosts, jdbc, transactions, audit, clock);
    desk =
        new HandOuts(rows, buckets, new Areas(jdbc, buckets), holders, evidence, key, jdbc, clock);
    receiver = new ReceiveProxies(rows, buckets, evidence, key, hosts, audit, clock);
  }

  public static TestProxies on(
      JdbcClient jdbc, TransactionOperations transactions, AuditLog audit, Clock clock) {
    return new TestProxies(jdbc, transactions, audit, clock);
  }

  /** A link of Telegram's; each number has its own server. */
  public static String telegram(int number) {
    return "https://t.me/proxy?server=185.10.%d.%d&port=443&secret=00112233445566778899aabbccddeeff"
        .formatted(number / 200, number % 200 + 1);
  }

  /** Lets one in, by two people. */
  public ProxyId admit(LinkKind kind, String link) {
    ProxyId id = proxies.propose(kind, link, clock.instant(), "", ENTERS);
    proxies.approve(id, APPROVES);
    return id;
  }

  /** Lets in the first so many of {@link #telegram}. */
  public void admit(int count) {
    transactions.executeWithoutResult(
        tx -> {
          for (int i = 0; i < count; i++) {
            admit(LinkKind.MTPROTO, telegram(i));
          }
        });
  }

  /** Seen working now, every one that lives. */
  public void freshen() {
    Instant now = clock.instant();
    transactions.executeWithoutResult(
        tx -> rows.living().forEach(p -> evidence.working(p, now, Evidence.By.BUNDLE, now)));
  }

  ProbeRound probes(ProbeRound.Probe probe, ExecutorService threads) {
    return probes(probe, Duration.ofMillis(500), threads);
  }

  ProbeRound probes(ProbeRound.Probe probe, Duration timeout, ExecutorService threads) {
    ProxySettings.Probe settings =
        new ProxySettings.Probe(true, Duration.ofMinutes(1), timeout, 6_000);
    return new ProbeRound(
        rows, evidence, new Hosts(false), probe, settings, threads, transactions, clock);
  }
}
