package org.jarshy.sim.esme;

import java.time.Duration;
import java.util.List;

/** Makes a {@link LoadPlan}; what is not said has the value that is given here. */
public final class LoadPlanBuilder {

  private String systemId = "";
  private String password = "";
  private String systemType = "";
  private LoadBind bind = LoadBind.TRX;
  private int links = 1;
  private int window = 10;
  private double ratePerSecond;
  private long count;
  private Duration duration;
  private Duration startDelay = Duration.ZERO;
  private List<String> texts = List.of("This is a test message.");
  private Destinations destinations = Destinations.counted("77010000000");
  private String from = "";
  private boolean receipts = true;
  private int priority;
  private boolean payload;
  private long seed;
  private Duration submitTimeout = Duration.ofSeconds(30);
  private Duration enquireEvery = Duration.ofSeconds(30);
  private Duration receiptWait = Duration.ofSeconds(30);
  private Duration throttleWait = Duration.ofSeconds(1);
  private int mostTries = 1000;
  private Duration reconnectWait = Duration.ofMillis(100);
  private Duration longestReconnectWait = Duration.ofSeconds(5);
  private int firstTries = 3;
  private Duration giveUpAfter = Duration.ofMinutes(1);
  private boolean resend = true;

  LoadPlanBuilder() {}

  public LoadPlanBuilder login(String id, String secret) {
    systemId = id;
    password = secret;
    return this;
  }

  public LoadPlanBuilder systemType(String type) {
    systemType = type;
    return this;
  }

  public LoadPlanBuilder bind(LoadBind kind) {
    bind = kind;
    return this;
  }

  /** 1 by default. */
  public LoadPlanBuilder links(int number) {
    links = number;
    return this;
  }

  /** Of each link; 10 by default. */
  public LoadPlanBuilder window(int submits) {
    window = submits;
    return this;
  }

  /** Of all links together; 0, the default, is no limit. */
  public LoadPlanBuilder ratePerSecond(double submits) {
    ratePerSecond = submits;
    return this;
  }

  /** How many texts; 1 by default, or no limit where there is a duration. */
  public LoadPlanBuilder count(long number) {
    count = number;
    return this;
  }

  public LoadPlanBuilder duration(Duration time) {
    duration = time;
    return this;
  }

  public LoadPlanBuilder startDelay(Duration delay) {
    startDelay = delay;
    return this;
  }

  public LoadPlanBuilder texts(String... inTurn) {
    return texts(List.of(inTurn));
  }

  public LoadPlanBuilder texts(List<String> inTurn) {
    texts = inTurn;
    return this;
  }

  /** 77010000000 and so on by default. */
  public LoadPlanBuilder to(Destinations numbers) {
    destinations = numbers;
    return this;
  }

  public LoadPlanBuilder from(String sender) {
    from = sender;
    return this;
  }

  /** Asked for by default. */
  public LoadPlanBuilder receipts(boolean wanted) {
    receipts = wanted;
    return this;
  }

  public LoadPlanBuilder priority(int flag) {
    priority = flag;
    return this;
  }

  public LoadPlanBuilder payload(boolean instead) {
    payload = instead;
    return this;
  }

  public LoadPlanBuilder seed(long value) {
    seed = value;
    return this;
  }

  /** 30 s by default. */
  public LoadPlanBuilder submitTimeout(Duration time) {
    submitTimeout = time;
    return this;
  }

  /** 30 s by default; zero is never. */
  public LoadPlanBuilder enquireEvery(Duration time) {
    enquireEvery = time;
    return this;
  }

  /** 30 s after the last response by default. */
  public LoadPlanBuilder waitForReceipts(Duration time) {
    receiptWait = time;
    return this;
  }

  /** 1 s by default. */
  public LoadPlanBuilder throttleWait(Duration time) {
    throttleWait = time;
    return this;
  }

  /** Of one submit; 1000 by default. */
  public LoadPlanBuilder mostTries(int number) {
    mostTries = number;
    return this;
  }

  /** 100 ms, doubled up to 5 s, by default. */
  public LoadPlanBuilder reconnect(Duration firstWait, Duration longestWait) {
    reconnectWait = firstWait;
    longestReconnectWait = longestWait;
    return this;
  }

  /** 3 tries of a link that was never bound, and 1 min of one that was, by default. */
  public LoadPlanBuilder giveUp(int triesToBeginWith, Duration afterwards) {
    firstTries = triesToBeginWith;
    giveUpAfter = afterwards;
    return this;
  }

  /** True by default. */
  public LoadPlanBuilder resend(boolean again) {
    resend = again;
    return this;
  }

  /**
   * @throws IllegalArgumentException naming the key, the value and what is allowed
   */
  public LoadPlan build() {
    return new LoadPlan(
        new LoadPlan.Login(systemId, password, systemType, bind, links),
        new LoadPlan.Traffic(
            window,
            ratePerSecond,
            count == 0 && duration == null ? 1 : count,
            duration,
            startDelay),
        new LoadPlan.Content(texts, destinations, from, receipts, priority, payload, seed),
        new LoadPlan.Patience(
            submitTimeout,
            enquireEvery,
            receiptWait,
            throttleWait,
            mostTries,
            new LoadPlan.Reconnect(
                reconnectWait, longestReconnectWait, firstTries, giveUpAfter, resend)));
  }
}
