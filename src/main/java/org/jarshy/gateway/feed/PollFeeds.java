package org.jarshy.gateway.feed;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks at each source when it is due, on {@link FeedThreads} of its own, so that a network that
 * hangs hangs nothing else. The schedule only hands out work.
 *
 * <p>Without internet public sources are not asked on their schedule. All their hosts are knocked
 * at every {@link #KNOCK}; as soon as one opens they are asked, at most every {@link #ASK_AGAIN},
 * for a portal opens too. The first answer that proves the internet makes every other source be
 * asked at once, also one that hangs since before: all within a minute.
 */
@Component
class PollFeeds implements DisposableBean {

  static final Duration KNOCK = Duration.ofSeconds(15);
  static final Duration ASK_AGAIN = Duration.ofSeconds(35);

  /** What could not be reached or was throttled a minute ago may not be any more. */
  private static final Duration FAILED_AGAIN = Duration.ofSeconds(50);

  /** Younger than it, a question may be an answer's own. */
  private static final Duration HANGS = Duration.ofSeconds(3);

  private static final Duration KNOCK_LIMIT = Duration.ofSeconds(3);
  private static final Duration FORGET_EVERY = Duration.ofHours(6);
  private static final long STOP_SECONDS = 5;
  private static final Logger log = LoggerFactory.getLogger(PollFeeds.class);

  private final List<FeedSource> sources;
  private final List<FeedSource> open;
  private final SourceRows sourceRows;
  private final FeedRows rows;
  private final LinkHours hours;
  private final Clock clock;
  private final FetchSource fetch;
  private final PollSource poll;
  private final ReachHosts hosts;
  private final FeedThreads threads;
  private final InternetWatch watch;

  private final Set<String> running = ConcurrentHashMap.newKeySet();
  private final Map<String, Instant> begun = new ConcurrentHashMap<>();
  private final Map<String, Instant> due = new ConcurrentHashMap<>();
  private final Set<String> byHand = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean knocking = new AtomicBoolean();
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
    this(
        settings.sources(),
        s -> !s.settings().privateNetwork(),
        sourceRows,
        rows,
        take,
        hours,
        FetchLimits.USUAL,
        clock);
  }

  /**
   * @param isPublic true for a source that stands in the public Internet
   */
  PollFeeds(
      List<FeedSource> sources,
      Predicate<FeedSource> isPublic,
      SourceRows sourceRows,
      FeedRows rows,
      TakeItems take,
      LinkHours hours,
      FetchLimits limits,
      Clock clock) {
    this.sources = sources;
    this.open = sources.stream().filter(isPublic).toList();
    this.sourceRows = sourceRows;
    this.rows = rows;
    this.hours = hours;
    this.clock = clock;
    threads = new FeedThreads(sources.size());
    fetch = new FetchSource(sources, threads.web, threads.timer, limits, clock);
    poll = new PollSource(fetch, sourceRows, rows, take, clock);
    hosts = new ReachHosts(threads.web, KNOCK_LIMIT);
    watch =
        new InternetWatch(
            open.stream().map(FeedSource::id).collect(Collectors.toSet()), hours, clock);
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
    boolean gone = watch.isGone();
    sources.stream()
        .filter(s -> !(gone && open.contains(s)) || byHand.contains(s.id()))
        .filter(s -> !now.isBefore(next(s)))
        .forEach(this::begin);
    if (gone) {
      knock();
    }
    if (now.isAfter(forgot.plus(FORGET_EVERY))) {
      forgot = now;
      rows.forget(now);
      hours.forget(now);
    }
  }

  /** When it is asked again: since the last try, or as it was decided since the start. */
  Instant next(FeedSource source) {
    Instant usual = due.getOrDefault(source.id(), Instant.MIN);
    Instant wanted = sourceRows.of(source).notBefore();
    return wanted != null && wanted.isAfter(usual) ? wanted : usual;
  }

  /** Asked at the next tick, unless its server wants to be left alone; false for no such source. */
  boolean askNow(String id) {
    boolean known = sources.stream().anyMatch(s -> s.id().equals(id));
    if (known) {
      byHand.add(id);
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
    return watch.state();
  }

  Instant since() {
    return watch.since();
  }

  private void begin(FeedSource source) {
    if (!running.add(source.id())) {
      return;
    }
    Instant now = clock.instant();
    byHand.remove(source.id());
    begun.put(source.id(), now);
    due.put(source.id(), now.plus(source.settings().every()));
    try {
      threads.looks.execute(() -> look(source, now));
    } catch (RejectedExecutionException e) {
      running.remove(source.id());
    }
  }

  private void look(FeedSource source, Instant began) {
    try {
      if (!fetch.isStopping()) {
        told(source, poll.poll(source), began);
      }
    } catch (RuntimeException e) {
      // The loop survives; the message may hold what was read.
      log.warn("feed {} failed: {}", source.id(), e.getClass().getName());
    } finally {
      running.remove(source.id());
    }
  }

  private void told(FeedSource source, PollSource.Told told, Instant began) {
    if (watch.told(source.id(), told)) {
      returned(source);
    }
    switch (told) {
      case PROVED -> due.put(source.id(), clock.instant().plus(source.settings().every()));
      case ODD, UNCLEAR -> {}
      case UNREACHABLE, STUCK, NOTHING -> soon(source, began);
    }
    if (told == PollSource.Told.UNREACHABLE && open.contains(source) && !watch.isGone()) {
      doubt();
    }
  }

  /** What began before the internet came back has seen nothing of it yet. */
  private void soon(FeedSource source, Instant began) {
    Instant since = watch.since();
    boolean before = watch.state() == Internet.State.THERE && began.isBefore(since);
    Instant again = before ? Instant.MIN : clock.instant().plus(FAILED_AGAIN);
    due.computeIfPresent(source.id(), (id, usual) -> again.isBefore(usual) ? again : usual);
  }

  private void returned(FeedSource by) {
    Instant now = clock.instant();
    fetch.startAfresh(now.minus(HANGS));
    for (FeedSource source : sources) {
      boolean justAsked = begun.getOrDefault(source.id(), Instant.MIN).isAfter(now.minus(HANGS));
      if (source != by && !(justAsked && running.contains(source.id()))) {
        due.put(source.id(), Instant.MIN);
      }
    }
  }

  /** One host that is gone may be one host, or the internet: the others need not be due to tell. */
  private void doubt() {
    if (!watch.provedWithin(KNOCK)) {
      knock();
    }
  }

  private void knock() {
    Instant now = clock.instant();
    if (now.isBefore(knocked.plus(KNOCK)) || !knocking.compareAndSet(false, true)) {
      return;
    }
    knocked = now;
    try {
      threads.looks.execute(
          () -> {
            try {
              if (!hosts.any(open)) {
                watch.noneOpens();
              } else if (watch.isGone()) {
                askAll();
              }
            } finally {
              knocking.set(false);
            }
          });
    } catch (RejectedExecutionException e) {
      knocking.set(false);
    }
  }

  private void askAll() {
    Instant now = clock.instant();
    open.stream()
        .filter(s -> !now.isBefore(begun.getOrDefault(s.id(), Instant.MIN).plus(ASK_AGAIN)))
        .filter(s -> wished(s, now))
        .forEach(this::begin);
  }

  /** Not against the wish of its server. */
  private boolean wished(FeedSource source, Instant now) {
    Instant wanted = sourceRows.of(source).notBefore();
    return wanted == null || !now.isBefore(wanted);
  }

  @Override
  public void destroy() throws InterruptedException {
    // Nobody is interrupted who may be within the database: H2 closes its file under such a thread.
    fetch.stop();
    threads.looks.shutdown();
    if (!threads.looks.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
      log.warn("feeds were still being read {} s after the stop", STOP_SECONDS);
    }
    // These only wait for the network.
    fetch.close();
    threads.web.shutdownNow();
    threads.timer.shutdownNow();
  }
}
