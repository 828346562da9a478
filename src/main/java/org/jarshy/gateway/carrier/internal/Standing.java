package org.jarshy.gateway.carrier.internal;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.IntervalFunction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.jarshy.gateway.carrier.CarrierStatus.Breaker;

/**
 * Whether a carrier takes messages, and since when not: it has no link to send by, or its SMSC
 * fails so often that the breaker is open. "Too fast" is no failure: the link waits and the rate
 * falls. A message refused for good is none either: the SMSC works.
 */
final class Standing {

  private static final int LAST = 50;
  private static final int AT_LEAST = 20;
  private static final float FAILED_PERCENT = 50;
  private static final int PROBES = 5;
  private static final Duration OPEN_FIRST = Duration.ofSeconds(5);
  private static final Duration OPEN_MOST = Duration.ofMinutes(1);

  /** What a lost link took with it is one failure, not a window of them. */
  private static final long TOGETHER_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final CircuitBreaker breaker;
  private final BooleanSupplier linked;
  private final Clock clock;
  private final AtomicLong lastDoubt = new AtomicLong(System.nanoTime() - TOGETHER_NANOS);
  private Instant downSince;

  /**
   * @param linked whether there is a link to send by
   */
  Standing(String carrier, BooleanSupplier linked, Clock clock) {
    this.linked = linked;
    this.clock = clock;
    this.downSince = clock.instant();
    this.breaker =
        CircuitBreaker.of(
            carrier,
            CircuitBreakerConfig.custom()
                .slidingWindow(LAST, AT_LEAST, CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                .failureRateThreshold(FAILED_PERCENT)
                .permittedNumberOfCallsInHalfOpenState(PROBES)
                .waitIntervalFunctionInOpenState(
                    IntervalFunction.ofExponentialRandomBackoff(OPEN_FIRST, 2, 0.3, OPEN_MOST))
                .clock(clock)
                .build());
  }

  /** Whether one segment may be submitted; its outcome must be told to {@link #outcome}. */
  boolean permits() {
    return breaker.tryAcquirePermission();
  }

  /**
   * What may be claimed at once: everything while all is well, one message as a probe.
   *
   * @return 0 while the breaker is open
   */
  int most() {
    return switch (breaker()) {
      case CLOSED -> Integer.MAX_VALUE;
      case HALF_OPEN -> 1;
      case OPEN -> {
        // Asking is what ends the time of being open.
        boolean over = breaker.tryAcquirePermission();
        if (over) {
          breaker.releasePermission();
        }
        yield over ? 1 : 0;
      }
    };
  }

  void outcome(SubmitOutcome outcome, long submittedAt) {
    long nanos = Math.max(0, System.nanoTime() - submittedAt);
    if (outcome instanceof SubmitOutcome.Accepted) {
      breaker.onSuccess(nanos, TimeUnit.NANOSECONDS);
    } else if (outcome instanceof SubmitOutcome.Refused refused) {
      switch (StatusPolicy.meaningOf(refused.commandStatus())) {
        case PASSING -> failed(nanos);
        case THIS_MESSAGE -> breaker.onSuccess(nanos, TimeUnit.NANOSECONDS);
        case TOO_FAST, CONFIGURATION -> breaker.releasePermission();
      }
    } else if (outcome instanceof SubmitOutcome.Unknown && firstInDoubt()) {
      failed(nanos);
    } else {
      breaker.releasePermission();
    }
  }

  private boolean firstInDoubt() {
    long now = System.nanoTime();
    long last = lastDoubt.get();
    return now - last >= TOGETHER_NANOS && lastDoubt.compareAndSet(last, now);
  }

  private void failed(long nanos) {
    breaker.onError(nanos, TimeUnit.NANOSECONDS, new SmscFailed());
  }

  Breaker breaker() {
    return switch (breaker.getState()) {
      case OPEN, FORCED_OPEN -> Breaker.OPEN;
      case HALF_OPEN -> Breaker.HALF_OPEN;
      case CLOSED, DISABLED, METRICS_ONLY -> Breaker.CLOSED;
    };
  }

  /**
   * @return null while it takes messages
   */
  synchronized Instant downSince() {
    boolean up = linked.getAsBoolean() && breaker() == Breaker.CLOSED;
    if (up) {
      downSince = null;
    } else if (downSince == null) {
      downSince = clock.instant();
    }
    return downSince;
  }

  boolean isUp() {
    return downSince() == null;
  }

  /** Resilience4j wants an exception for a failure; it costs no stack trace. */
  private static final class SmscFailed extends Exception {
    private static final long serialVersionUID = 1;

    SmscFailed() {
      super("the SMSC failed", null, false, false);
    }
  }
}
