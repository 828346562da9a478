package org.jarshy.gateway.feed;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks at each source when it is due, on threads of its own ({@code feed-1} and so on, one for
 * each source up to eight; {@code feed-web-1} to {@code -4} for the network; {@code feed-timer}),
 * so that a network that hangs hangs nothing else. The schedule only hands out work.
 *
 * <p>With no source reachable it stops asking and knocks at all hosts every {@link #KNOCK}; as soon
 * as one opens, every source is asked: well within a minute.
 */
@Component
class PollFeeds implements DisposableBean {

  static final Duration KNOCK = Duration.ofSeconds(15);
  private static final Duration STUCK_AGAIN = Duration.ofSeconds(50);
  private static final Duration KNOCK_LIMIT = Duration.ofSeconds(3);
  private static final Duration FORGET_EVERY = Duration.ofHours(6);
  private static final int MOST_THREADS = 8;
  private static final int WEB_THREADS = 4;
  private static final long STOP_SECONDS = 5;
  private static final Logger log = LoggerFactory.getLogger(PollFeeds.class);

  private final List<FeedSource> sources;
  private final SourceRows sourceRows;
  private final FeedRows rows;
  private final LinkHours hours;
  private final Clock clock;
  private final FetchSource fetch;
  private final PollSource poll;
  private final ReachHosts hosts;
  private final ExecutorService pool;
  private final ExecutorService web;
  private final ScheduledExecutorService timer;

  private final Set<String> running = ConcurrentHashMap.newKeySet();
  private final Set<String> unreachable = ConcurrentHashMap.newKeySet();
  private final Map<String, Instant> due = new ConcurrentHashMap<>();
  private final AtomicBoolean knocking = new AtomicBoolean();
  private volatile Internet.State state = Internet.State.UNKNOWN;
  private volatile Instant since;
  private volatile Instant knocked = Instant.MIN;
  private volatile Instant forgot = Instant.MIN;

  @Autowired
  PollFeeds(
      FeedSettings settings,
      SourceRows sourceRows,
      FeedRows rows,
      TakeItems take,
      LinkHours hours,
      Clock clock) {
    this(settings.sources(), sourceRows, rows, take, hours, FetchLimits.USUAL, clock);
  }

  PollFeeds(
      List<FeedSource> sources,
      SourceRows sourceRows,
      FeedRows rows,
      TakeItems take,
      LinkHours hours,
      FetchLimits limits,
      Clock clock) {
    this.sources = sources;
    this.sourceRows = sourceRows;
    this.rows = rows;
    this.hours = hours;
    this.clock = clock;
    // No thread is made before it has work: without sources there is none.
    pool =
        Executors.newFixedThreadPool(
            Math.max(1, Math.min(sources.size(), MOST_THREADS)), named("feed-"));
    web = Executors.newFixedThreadPool(WEB_THREADS, named("feed-web-"));
    timer = Executors.newScheduledThreadPool(1, named("feed-timer-"));
    fetch = new FetchSource(sources, web, timer, limits, clock);
    poll = new PollSource(fetch, sourceRows, rows, take, clock);
    hosts = new ReachHosts(web, KNOCK_LIMIT);
  }

  private static ThreadFactory named(String prefix) {
    AtomicInteger serial = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, prefix + serial.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }

  List<FeedSource> sources() {
    return sources;
  }

  /** Hands out what is due; returns at once. */
  @Scheduled(fixedDelay = 2_000, initialDelay = 3_000)
  void tick() {
    if (sources.isEmpty()) {
      return;
    }
    Instant now = clock.instant();
    if (state == Internet.State.GONE) {
      knock(now);
    } else {
      sources.stream().filter(s -> !now.isBefore(next(s))).forEach(this::begin);
    }
    if (now.isAfter(forgot.plus(FORGET_EVERY))) {
      forgot = now;
      rows.forget(now);
      hours.forget(now);
    }
  }

  /** When it is asked again: since the last try, or as it was decided since the start. */
  Instant next(FeedSource source) {
    SourceRows.Row row = sourceRows.of(source);
    Instant usual = due.getOrDefault(source.id(), Instant.MIN);
    return row.notBefore() != null && row.notBefore().isAfter(usual) ? row.notBefore() : usual;
  }

  /** Asked at the next tick, unless its server wants to be left alone; false for no such source. */
  boolean askNow(String id) {
    boolean known = sources.stream().anyMatch(s -> s.id().equals(id));
    if (known) {
      due.put(id, Instant.MIN);
    }
    return known;
  }

  FeedStatus.Breaker breaker(FeedSource source) {
    return fetch.state(source);
  }

  /** True while nothing is being looked at. */
  boolean isIdle() {
    return running.isEmpty() && !knocking.get();
  }

  Internet.State state() {
    return state;
  }

  Instant since() {
    return since;
  }

  private void begin(FeedSource source) {
    if (!running.add(source.id())) {
      return;
    }
    due.put(source.id(), clock.instant().plus(source.settings().every()));
    try {
      pool.execute(() -> look(source));
    } catch (RejectedExecutionException e) {
      running.remove(source.id());
    }
  }

  private void look(FeedSource source) {
    try {
      if (!fetch.isStopping()) {
        told(source, poll.poll(source));
      }
    } catch (RuntimeException e) {
      // The loop survives; the message may hold what was read.
      log.warn("feed {} failed: {}", source.id(), e.getClass().getName());
    } finally {
      running.remove(source.id());
    }
  }

  private void told(FeedSource source, PollSource.Told told) {
    Instant now = clock.instant();
    switch (told) {
      case ANSWERED -> {
        hours.tried(now, true);
        unreachable.clear();
        become(Internet.State.THERE);
      }
      case UNREACHABLE -> {
        hours.tried(now, false);
        unreachable.add(source.id());
        if (unreachable.size() == sources.size()) {
          become(Internet.State.GONE);
        }
      }
      case STUCK -> {
        hours.tried(now, false);
        soon(source, now);
      }
      case NOTHING -> soon(source, now);
    }
  }

  /** What was throttled a minute ago may not be any more; its breaker lets one question through. */
  private void soon(FeedSource source, Instant now) {
    Instant again = now.plus(STUCK_AGAIN);
    due.computeIfPresent(source.id(), (id, usual) -> again.isBefore(usual) ? again : usual);
  }

  private synchronized void become(Internet.State other) {
    if (state != other) {
      log.info("internet: {}", other);
      state = other;
      since = clock.instant();
    }
  }

  private void knock(Instant now) {
    if (now.isBefore(knocked.plus(KNOCK)) || !knocking.compareAndSet(false, true)) {
      return;
    }
    knocked = now;
    try {
      pool.execute(
          () -> {
            try {
              boolean open = hosts.any(sources);
              hours.tried(clock.instant(), open);
              if (open) {
                unreachable.clear();
                sources.forEach(s -> due.put(s.id(), Instant.MIN));
                become(Internet.State.THERE);
                sources.stream().filter(s -> !now.isBefore(next(s))).forEach(this::begin);
              }
            } finally {
              knocking.set(false);
            }
          });
    } catch (RejectedExecutionException e) {
      knocking.set(false);
    }
  }

  @Override
  public void destroy() throws InterruptedException {
    // Nobody is interrupted who may be within the database: H2 closes its file under such a thread.
    fetch.stop();
    pool.shutdown();
    if (!pool.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
      log.warn("feeds were still being read {} s after the stop", STOP_SECONDS);
    }
    // These only wait for the network.
    web.shutdownNow();
    timer.shutdownNow();
  }
}
