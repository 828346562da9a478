package org.jarshy.sim;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jarshy.sim.io.Pace;
import org.jarshy.sim.profile.Latency;
import org.jarshy.sim.proof.Assertions;

/** Configures a simulator; what is not said has the values of the demo. */
public final class SmscBuilder {

  private static final String FIRST = "smsc";

  private final Map<String, AccountConfig> accounts = new LinkedHashMap<>();
  private final List<SmscConfig> smscs = new ArrayList<>();
  private final List<Smsc.TapSource> taps = new ArrayList<>();
  private List<HabitRule> habits = List.of();
  private String host = "127.0.0.1";
  private int smppPort;
  private Integer tlsPort;
  private Certificate certificate;
  private Integer httpPort = 0;
  private Duration receiptDelay;
  private Redelivery redelivery = Redelivery.DEFAULT;
  private Duration bindTimeout = Duration.ofSeconds(30);
  private Long seed;
  private boolean seeded = true;
  private Pace pace = Pace.real();
  private boolean inMemory;
  private Assertions assertions = Assertions.none();

  SmscBuilder() {}

  /** Where to listen; 127.0.0.1 unless said otherwise. */
  public SmscBuilder host(String name) {
    host = name;
    return this;
  }

  /** Of the accounts that belong to no other SMSC; 0, the default, takes any free port. */
  public SmscBuilder smppPort(int port) {
    smppPort = port;
    return this;
  }

  /** SMPP over TLS beside {@link #smppPort}; 0 takes any free port. Without it there is none. */
  public SmscBuilder tlsPort(int port) {
    tlsPort = port;
    return this;
  }

  /** Of the ports of TLS that have none of their own; one is made when none is given. */
  public SmscBuilder certificate(Certificate own) {
    certificate = own;
    return this;
  }

  /** 0, the default, takes any free port; null for no HTTP at all. */
  public SmscBuilder httpPort(Integer port) {
    httpPort = port;
    return this;
  }

  /** An account that may bind any way. Without any there are the three of the demo. */
  public SmscBuilder account(String id, String password) {
    return account(AccountConfig.of(id, password));
  }

  public SmscBuilder account(AccountConfig account) {
    if (accounts.putIfAbsent(account.id(), account) != null) {
      throw new IllegalArgumentException("account '" + account.id() + "' is there twice");
    }
    return this;
  }

  /** One more virtual SMSC, with ports and accounts of its own. */
  public SmscBuilder smsc(SmscConfig smsc) {
    smscs.add(smsc);
    return this;
  }

  /** What phones do by themselves. */
  public SmscBuilder habits(List<HabitRule> rules) {
    habits = rules;
    return this;
  }

  /** The receipt delay of every account, whatever its own profile says. */
  public SmscBuilder receiptDelay(Duration delay) {
    receiptDelay = delay;
    return this;
  }

  /**
   * @param timeout how long a deliver_sm may stay without an answer; 10 s by default
   * @param firstWait before it is sent again after a refusal, doubled each time; 1 s by default
   * @param tries in all; 10 by default
   */
  public SmscBuilder redelivery(Duration timeout, Duration firstWait, int tries) {
    redelivery = new Redelivery(timeout, firstWait, tries);
    return this;
  }

  /** How long a connection may take to bind before it is sent away; 30 s by default. */
  public SmscBuilder bindTimeout(Duration time) {
    bindTimeout = time;
    return this;
  }

  /** With the same seed two runs have the same message ids and the same fates of submits. */
  public SmscBuilder seed(long value) {
    seed = value;
    return this;
  }

  /** How time passes. */
  public SmscBuilder pace(Pace value) {
    pace = value;
    return this;
  }

  /** No sockets: only ESMEs on the same loop can connect. */
  public SmscBuilder withoutSockets() {
    inMemory = true;
    httpPort = null;
    return this;
  }

  /** One who listens in at every port. */
  public SmscBuilder tap(Smsc.TapSource source) {
    taps.add(source);
    return this;
  }

  /** What must hold; see {@link Smsc#verdicts}. */
  public SmscBuilder assertions(Assertions all) {
    assertions = all;
    return this;
  }

  String host() {
    return host;
  }

  Integer httpPort() {
    return httpPort;
  }

  boolean inMemory() {
    return inMemory;
  }

  Duration bindTimeout() {
    return bindTimeout;
  }

  Redelivery redelivery() {
    return redelivery;
  }

  Pace pace() {
    return pace;
  }

  Assertions assertions() {
    return assertions;
  }

  List<Smsc.TapSource> taps() {
    return taps;
  }

  List<HabitRule> habits() {
    return habits;
  }

  long seedOrAny() {
    if (seed == null) {
      seed = ThreadLocalRandom.current().nextLong(1L << 40);
      seeded = false;
    }
    return seed;
  }

  Certificate certificate() {
    boolean needed = smscs().stream().anyMatch(s -> s.tlsPort() != null && s.certificate() == null);
    return certificate != null || !needed ? certificate : Certificate.selfSigned();
  }

  /** Without a seed ids of two runs differ, as an ESME may remember those of the earlier run. */
  long firstId(String account) {
    return seeded ? Smsc.firstId(seedOrAny(), account) : Instant.now().getEpochSecond() << 16;
  }

  List<SmscConfig> smscs() {
    List<SmscConfig> all = new ArrayList<>();
    if (smscs.isEmpty() || !accounts.isEmpty()) {
      List<AccountConfig> own =
          accounts.isEmpty() ? AccountConfig.demo() : List.copyOf(accounts.values());
      all.add(new SmscConfig(FIRST, smppPort, tlsPort, null, own));
    }
    all.addAll(smscs);
    Set<String> ids = new HashSet<>();
    for (SmscConfig each : all) {
      for (AccountConfig account : each.accounts()) {
        if (!ids.add(account.id())) {
          throw new IllegalArgumentException("account '" + account.id() + "' is there twice");
        }
      }
    }
    return receiptDelay == null ? all : all.stream().map(this::withReceiptDelay).toList();
  }

  private SmscConfig withReceiptDelay(SmscConfig smsc) {
    List<AccountConfig> changed =
        smsc.accounts().stream()
            .map(
                account ->
                    account.withProfile(
                        account.profile().change().receiptDelay(Latency.of(receiptDelay)).build()))
            .toList();
    return new SmscConfig(smsc.id(), smsc.port(), smsc.tlsPort(), smsc.certificate(), changed);
  }

  /**
   * @throws PortNotFree when a port is taken
   * @throws IOException when there is no network
   */
  public Smsc start() throws IOException {
    return new Smsc(this);
  }
}
