package org.jarshy.gateway.feed;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.RequestNotPermitted;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.timelimiter.TimeLimiter;
import io.github.resilience4j.timelimiter.TimeLimiterConfig;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jarshy.gateway.feed.FetchFailed.Trouble;

/**
 * What stands between one source and us, from the outside in: retry, rate limiter, circuit breaker,
 * time limiter. Each is named by the id of the source.
 */
final class Guards {

  private static final int WINDOW = 6;
  private static final int LEAST_CALLS = 4;

  private final Retry retry;
  private final RateLimiter rate;
  private final CircuitBreaker breaker;
  private final TimeLimiter time;

  Guards(FeedSource source, FetchLimits limits, Clock clock) {
    String id = source.id();
    retry = Retry.of(id, retries(limits));
    rate =
        RateLimiter.of(
            id,
            RateLimiterConfig.custom()
                .limitRefreshPeriod(Duration.ofMinutes(1))
                .limitForPeriod(limits.perMinute())
                .timeoutDuration(Duration.ZERO)
                .build());
    breaker =
        CircuitBreaker.of(
            id,
            CircuitBreakerConfig.custom()
                .slidingWindowSize(WINDOW)
                .minimumNumberOfCalls(LEAST_CALLS)
                .failureRateThreshold(60)
                .waitDurationInOpenState(limits.openFor())
                .permittedNumberOfCallsInHalfOpenState(1)
                // No internet is no fault of a source: it must be asked at once when that returns.
                .ignoreException(e -> !(e instanceof FetchFailed f) || !f.trouble().counts())
                .currentTimestampFunction(c -> clock.millis(), TimeUnit.MILLISECONDS)
                .clock(clock)
                .build());
    time =
        TimeLimiter.of(
            id,
            TimeLimiterConfig.custom()
                // Redirects each have the source's time; this is the end of all of them together.
                .timeoutDuration(source.settings().timeout().multipliedBy(2))
                .cancelRunningFuture(true)
                .build());
  }

  private static RetryConfig retries(FetchLimits limits) {
    IntervalFunction backoff =
        IntervalFunction.ofExponentialRandomBackoff(limits.firstWait(), 2, 0.5);
    return RetryConfig.<Fetched>custom()
        .maxAttempts(limits.attempts())
        .retryOnException(
            e ->
                e instanceof FetchFailed f
                    && f.trouble().again()
                    && (f.retryAfter() == null
                        || f.retryAfter().compareTo(limits.longestWait()) <= 0))
        .intervalBiFunction(
            (attempt, result) ->
                result.isLeft()
                        && result.getLeft() instanceof FetchFailed f
                        && f.retryAfter() != null
                    ? Math.max(1, f.retryAfter().toMillis())
                    : backoff.apply(attempt))
        .build();
  }

  /** One question, perhaps asked several times; blocks until it is over. */
  Fetched ask(Supplier<CompletableFuture<Fetched>> question) throws FetchFailed {
    Callable<Fetched> once =
        () -> {
          try {
            return time.executeFutureSupplier(question);
          } catch (Exception e) {
            throw Troubles.of(e);
          }
        };
    try {
      return retry.executeCallable(() -> rate.executeCallable(() -> breaker.executeCallable(once)));
    } catch (FetchFailed e) {
      throw e;
    } catch (CallNotPermittedException e) {
      throw new FetchFailed(
          Trouble.LEFT_ALONE, "It kept failing, so it is left alone for a while.");
    } catch (RequestNotPermitted e) {
      throw new FetchFailed(
          Trouble.LEFT_ALONE, "It was asked as often as is decent; the rest follows.");
    } catch (Exception e) {
      throw Troubles.of(e);
    }
  }

  /** As if it had never failed. */
  void forgive() {
    breaker.reset();
  }

  FeedStatus.Breaker state() {
    return switch (breaker.getState()) {
      case OPEN, FORCED_OPEN -> FeedStatus.Breaker.LEFT_ALONE;
      case HALF_OPEN -> FeedStatus.Breaker.ON_TRIAL;
      default -> FeedStatus.Breaker.ASKED;
    };
  }
}
