package org.jarshy.gateway.lookup;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.timelimiter.TimeLimiter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jarshy.gateway.web.BadAnswer;
import org.jarshy.gateway.web.WebHosts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Asks the web for operators' keywords, beside everything else: on threads of its own ({@code
 * lookup-web-1} to {@code -4}, {@code lookup-web-io}, {@code lookup-web-timer}), each question
 * within its time, and not at all while a keyword's source keeps failing. What it learns is in
 * {@link WebAnswers}.
 */
@Component
class WebSource implements DisposableBean {

  /** Younger answers are not asked for again: a crowd asks the same. */
  static final Duration FRESH = Duration.ofMinutes(1);

  /** Past its time limit a question counts as unanswered, whatever became of its thread. */
  private static final Duration GRACE = Duration.ofSeconds(1);

  private static final int MOST_AT_ONCE = 32;
  private static final int THREADS = 4;
  private static final long STOP_SECONDS = 5;
  private static final Logger log = LoggerFactory.getLogger(WebSource.class);

  private record Asked(KeywordId origin, String key) {}

  private record Pending(Instant until, CompletableFuture<Void> done) {}

  private final WebAnswers answers;
  private final Clock clock;
  private final WebFetch fetch;
  private final ExecutorService pool;
  private final ScheduledExecutorService timer;
  private final Semaphore room = new Semaphore(MOST_AT_ONCE);
  private final Map<Asked, Pending> pending = new ConcurrentHashMap<>();
  private volatile boolean stopping;
  private final Map<KeywordId, CircuitBreaker> breakers = new ConcurrentHashMap<>();

  WebSource(WebAnswers answers, WebHosts hosts, Clock clock) {
    this.answers = answers;
    this.clock = clock;
    AtomicInteger serial = new AtomicInteger();
    pool =
        Executors.newFixedThreadPool(
            THREADS, named(() -> "lookup-web-" + serial.incrementAndGet()));
    timer = Executors.newSingleThreadScheduledExecutor(named(() -> "lookup-web-timer"));
    fetch = new WebFetch(hosts, pool, timer);
  }

  /** What an answer is kept by: another address or field has answers of its own. */
  static String key(Answering.Web web, String query) {
    return web.url() + '\n' + web.field() + '\n' + query;
  }

  private static ThreadFactory named(Supplier<String> name) {
    return task -> {
      Thread thread = new Thread(task, name.get());
      thread.setDaemon(true);
      return thread;
    };
  }

  /**
   * Lets the source be asked, unless it was just now or is being asked. Returns at once.
   *
   * @return completes normally when the question is over, well or badly
   */
  CompletionStage<Void> ask(KeywordId origin, Answering.Web web, String query) {
    if (stopping) {
      return CompletableFuture.completedStage(null);
    }
    Asked asked = new Asked(origin, key(web, query));
    Instant now = clock.instant();
    Optional<WebAnswers.Kept> kept = answers.find(origin, asked.key());
    if (kept.isPresent() && now.isBefore(kept.get().at().plus(FRESH))) {
      return CompletableFuture.completedStage(null);
    }
    Pending mine =
        new Pending(now.plusSeconds(web.seconds()).plus(GRACE), new CompletableFuture<>());
    Pending other = pending.putIfAbsent(asked, mine);
    if (other != null) {
      return other.done();
    }
    if (!room.tryAcquire()) {
      over(asked, mine);
      return mine.done();
    }
    begin(asked, web, query)
        .whenCompleteAsync(
            (text, failure) -> {
              try {
                settle(origin, asked.key(), text, failure);
              } finally {
                room.release();
                over(asked, mine);
              }
            },
            pool);
    return mine.done();
  }

  /** Until when an answer may still come; empty where none is under way. */
  Optional<Instant> pendingUntil(KeywordId origin, Answering.Web web, String query) {
    Pending under = pending.get(new Asked(origin, key(web, query)));
    return under == null || !clock.instant().isBefore(under.until())
        ? Optional.empty()
        : Optional.of(under.until());
  }

  private CompletionStage<String> begin(Asked asked, Answering.Web web, String query) {
    CircuitBreaker breaker = breakers.computeIfAbsent(asked.origin(), this::breaker);
    TimeLimiter limit = TimeLimiter.of(Duration.ofSeconds(web.seconds()));
    return breaker.executeCompletionStage(
        () -> limit.executeCompletionStage(timer, () -> fetch.ask(web, query)));
  }

  private CircuitBreaker breaker(KeywordId origin) {
    return CircuitBreaker.of(
        "lookup-" + origin,
        CircuitBreakerConfig.custom()
            .slidingWindowSize(10)
            .minimumNumberOfCalls(5)
            .failureRateThreshold(50)
            .waitDurationInOpenState(Duration.ofSeconds(30))
            .permittedNumberOfCallsInHalfOpenState(2)
            .currentTimestampFunction(c -> clock.millis(), TimeUnit.MILLISECONDS)
            .clock(clock)
            .build());
  }

  private void settle(KeywordId origin, String key, String text, Throwable failure) {
    if (failure == null) {
      answers.keep(origin, key, text, clock.instant());
      return;
    }
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (!(cause instanceof CallNotPermittedException)) {
      // Neither its query nor its address: a message of the JDK may hold them.
      String why = cause instanceof BadAnswer ? cause.getMessage() : cause.getClass().getName();
      log.warn("the web source of keyword {} did not answer: {}", origin, why);
    }
  }

  private void over(Asked asked, Pending mine) {
    pending.remove(asked, mine);
    mine.done().complete(null);
  }

  @Override
  public void destroy() {
    // Nobody is interrupted who may be within the database: H2 closes its file under such a thread.
    stopping = true;
    pool.shutdown();
    try {
      if (!pool.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
        log.warn("web sources were still being asked {} s after the stop", STOP_SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    fetch.close();
    timer.shutdownNow();
    pending.forEach(this::over);
  }
}
