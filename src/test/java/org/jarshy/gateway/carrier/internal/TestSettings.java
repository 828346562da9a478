package org.jarshy.gateway.carrier.internal;

import java.time.Duration;
import java.util.List;
import org.jarshy.gateway.carrier.CarrierSettings;
import org.jarshy.gateway.gsm.Alphabet;
import org.jarshy.gateway.kernel.Secret;

/** A carrier's settings for tests: short delays, and what a test says. */
public final class TestSettings {

  private int port = 2775;
  private String bind = "trx";
  private int links = 1;
  private int window = 20;
  private int perSecond;
  private Duration responseTimeout = Duration.ofSeconds(2);
  private Duration enquireLink = Duration.ofSeconds(1);
  private String host = "127.0.0.1";
  private boolean tls;
  private boolean reachesForeign;
  private String network = "";
  private Duration standInAfter = Duration.ofSeconds(30);
  private List<String> standIns = List.of();

  public static TestSettings of(int port) {
    TestSettings settings = new TestSettings();
    settings.port = port;
    return settings;
  }

  public TestSettings bind(String value) {
    bind = value;
    return this;
  }

  public TestSettings links(int value) {
    links = value;
    return this;
  }

  public TestSettings window(int value) {
    window = value;
    return this;
  }

  public TestSettings perSecond(int value) {
    perSecond = value;
    return this;
  }

  public TestSettings timeouts(Duration response, Duration enquire) {
    responseTimeout = response;
    enquireLink = enquire;
    return this;
  }

  public TestSettings host(String value) {
    host = value;
    return this;
  }

  public TestSettings tls() {
    tls = true;
    return this;
  }

  public TestSettings reachesForeign() {
    reachesForeign = true;
    return this;
  }

  public TestSettings network(String value) {
    network = value;
    return this;
  }

  public TestSettings standIns(Duration after, String... carriers) {
    standInAfter = after;
    standIns = List.of(carriers);
    return this;
  }

  public CarrierSettings build() {
    return new CarrierSettings(
        host,
        port,
        "kcell",
        Secret.of("demo"),
        "",
        bind,
        links,
        window,
        perSecond,
        "1414",
        List.of("7701"),
        Alphabet.GSM7,
        responseTimeout,
        enquireLink,
        Duration.ofSeconds(1),
        Duration.ofMillis(20),
        Duration.ofMillis(200),
        new CarrierSettings.Tls(tls, ""),
        reachesForeign,
        network,
        standInAfter,
        standIns);
  }
}
