package org.jarshy.gateway.proxy;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.timelimiter.TimeLimiter;
import io.github.resilience4j.timelimiter.TimeLimiterConfig;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import org.jarshy.gateway.kernel.Actor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Asks every living proxy once. What answers works. What does not answer in three rounds, in each
 * of which another did after it, is burned. Failures that nothing answers after say that the line
 * is cut, and nothing about proxies; so at the end of a round one that answered is asked again.
 */
class ProbeRound {

  static final int ROUNDS_TO_BURN = 3;
  private static final int FAILURES_OF_A_CUT_LINE = 10;
  private static final Logger log = LoggerFactory.getLogger(ProbeRound.class);

  /** Connects; throws where it cannot. */
  interface Probe {
    void connect(Endpoint endpoint, Duration timeout) throws Exception;
  }

  private final ProxyRows rows;
  private final Evidence evidence;
  private final Hosts hosts;
  private final Probe probe;
  private final ExecutorService threads;
  private final TransactionOperations transactions;
  private final Clock clock;
  private final Duration timeout;
  private final CircuitBreaker breaker;
  private final RateLimiter limiter;
  private final TimeLimiter time;

  ProbeRound(
      ProxyRows rows,
      Evidence evidence,
      Hosts hosts,
      Probe probe,
      ProxySettings.Probe settings,
      ExecutorService threads,
      TransactionOperations transactions,
      Clock clock) {
    this.rows = rows;
    this.evidence = evidence;
    this.hosts = hosts;
    this.probe = probe;
    this.threads = threads;
    this.transactions = transactions;
    this.clock = clock;
    this.timeout = settings.timeout();
    // Names of the part, never of a proxy or a number: they are metrics.
    this.breaker =
        CircuitBreaker.of(
            "proxy-probe",
            CircuitBreakerConfig.custom()
                .slidingWindowSize(FAILURES_OF_A_CUT_LINE)
                .minimumNumberOfCalls(FAILURES_OF_A_CUT_LINE)
                .failureRateThreshold(100)
                .waitDurationInOpenState(settings.every().dividedBy(2))
                .permittedNumberOfCallsInHalfOpenState(1)
                .build());
    this.limiter =
        RateLimiter.of(
            "proxy-probe",
            RateLimiterConfig.custom()
                .limitForPeriod(settings.perMinute())
                .limitRefreshPeriod(Duration.ofMinutes(1))
                .timeoutDuration(Duration.ofMinutes(2))
                .build());
    this.time = TimeLimiter.of("proxy-probe", timeoutConfig(timeout));
  }

  private static TimeLimiterConfig timeoutConfig(Duration most) {
    return TimeLimiterConfig.custom().timeoutDuration(most).cancelRunningFuture(true).build();
  }

  /** One round; returns how many answered. */
  int run() {
    Map<ProxyRow, Boolean> answers = new LinkedHashMap<>();
    for (ProxyRow proxy : rows.living()) {
      if (Thread.currentThread().isInterrupted()) {
        return 0;
      }
      try {
        answers.put(proxy, answers(proxy));
      } catch (CallNotPermittedException e) {
        log.info("nothing answers: the line is taken for cut, probes pause");
        break;
      }
    }
    int answered = (int) answers.values().stream().filter(Boolean::booleanValue).count();
    if (answered > 0) {
      upToTheLastAnswer(answers).forEach(this::conclude);
    }
    return answered;
  }

  /** Without the failures at the end, if they may be those of the line. */
  private Map<ProxyRow, Boolean> upToTheLastAnswer(Map<ProxyRow, Boolean> answers) {
    List<ProxyRow> asked = new ArrayList<>(answers.keySet());
    int end = asked.size();
    while (!answers.get(asked.get(end - 1))) {
      end--;
    }
    if (end == asked.size() || answersStill(asked.get(end - 1))) {
      return answers;
    }
    log.info("the line was cut in mid-round: {} failures count nothing", asked.size() - end);
    Map<ProxyRow, Boolean> counted = new LinkedHashMap<>();
    asked.subList(0, end).forEach(proxy -> counted.put(proxy, answers.get(proxy)));
    return counted;
  }

  /** Asked whatever the breaker says: ten dead proxies in a row are no cut line either. */
  private boolean answersStill(ProxyRow proxy) {
    Endpoint endpoint = endpoint(proxy);
    try {
      return limiter.acquirePermission() && connects(endpoint);
    } catch (Exception e) {
      return false;
    }
  }

  private boolean answers(ProxyRow proxy) {
    if (!limiter.acquirePermission()) {
      return false;
    }
    Endpoint endpoint = endpoint(proxy);
    try {
      return breaker.executeCallable(() -> connects(endpoint));
    } catch (CallNotPermittedException e) {
      throw e;
    } catch (Exception e) {
      // Refused, reset, late or unknown: all the same to who wants to use it.
      return false;
    }
  }

  private Endpoint endpoint(ProxyRow proxy) {
    return rows.link(proxy.id())
        .map(link -> ProxyLink.read(proxy.kind(), link, hosts).endpoint())
        .orElseThrow();
  }

  private boolean connects(Endpoint endpoint) throws Exception {
    Callable<Boolean> connect =
        () -> {
          probe.connect(endpoint, timeout);
          return true;
        };
    return time.executeFutureSupplier(() -> threads.submit(connect));
  }

  private void conclude(ProxyRow proxy, boolean answered) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Crossed.again(
        transactions,
        tx -> {
          if (answered) {
            evidence.working(proxy, now, Evidence.By.PROBE, now);
          } else if (proxy.failedProbes() + 1 < ROUNDS_TO_BURN) {
            rows.failedProbes(proxy.id(), proxy.failedProbes() + 1);
          } else {
            evidence.burned(proxy, "three probes failed while others answered", Actor.SYSTEM, now);
          }
        });
  }
}
