package org.jarshy.gateway.console.internal.live;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jarshy.gateway.broadcast.Broadcast;
import org.jarshy.gateway.broadcast.Broadcasts;
import org.jarshy.gateway.broadcast.Progress;
import org.jarshy.gateway.kernel.BroadcastId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells every open broadcast page how far it is: one thread, one query and one rendering a second
 * for each broadcast that is watched, however many watch it.
 *
 * <p>A watcher whose network stalls can hold the thread for as long as the container waits for a
 * write (20 s), once: it is then dropped, and its page asks anew.
 */
@Component
public class LiveProgress implements SmartLifecycle {

  static final int WATCHERS_AT_MOST = 200;

  /** A page asks anew after it, and is then asked who it is. */
  private static final Duration LONGEST_WATCH = Duration.ofMinutes(15);

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  /** Receipts trickle in after the last submit; without news for so long, the page is let go. */
  static final Duration QUIET_END = Duration.ofSeconds(60);

  private static final Logger LOG = LoggerFactory.getLogger(LiveProgress.class);

  private record Watcher(BroadcastId broadcast, SseEmitter emitter) {}

  /** The last look at a broadcast. */
  private record Look(Progress progress, Instant at, Instant changed) {}

  private final Broadcasts broadcasts;
  private final NumbersFragment fragment;
  private final Clock clock;
  private final List<Watcher> watchers = new CopyOnWriteArrayList<>();
  private final Map<BroadcastId, Look> looks = new HashMap<>(); // the ticker's alone
  private ScheduledExecutorService ticker; // guarded by this
  private boolean open = true; // guarded by this

  LiveProgress(Broadcasts broadcasts, NumbersFragment fragment, Clock clock) {
    this.broadcasts = broadcasts;
    this.fragment = fragment;
    this.clock = clock;
  }

  /** Nothing will change any more. */
  public static boolean isOver(Progress progress) {
    Broadcast.State state = progress.broadcast().state();
    return (state == Broadcast.State.FINISHED || state == Broadcast.State.CANCELLED)
        && progress.waiting() == 0
        && progress.inDoubt() == 0
        && progress.accepted() == 0;
  }

  /** Empty when too many watch already, or when stopping. */
  public synchronized Optional<SseEmitter> watch(BroadcastId broadcast) {
    if (!open || watchers.size() >= WATCHERS_AT_MOST) {
      return Optional.empty();
    }
    SseEmitter emitter = new SseEmitter(LONGEST_WATCH.toMillis());
    Watcher watcher = new Watcher(broadcast, emitter);
    emitter.onCompletion(() -> watchers.remove(watcher));
    emitter.onTimeout(emitter::complete);
    emitter.onError(e -> watchers.remove(watcher));
    watchers.add(watcher);
    if (ticker == null) {
      ticker = newTicker();
    }
    return Optional.of(emitter);
  }

  int watching() {
    return watchers.size();
  }

  private ScheduledExecutorService newTicker() {
    ScheduledExecutorService one =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "console-live-ticker");
              thread.setDaemon(true);
              return thread;
            });
    try {
      one.scheduleWithFixedDelay(
          this::tickAndSurvive, 0, BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      one.shutdownNow();
      throw e;
    }
    return one;
  }

  private void tickAndSurvive() {
    try {
      tick();
    } catch (RuntimeException e) {
      LOG.warn("a look at running broadcasts failed, the next is in a second", e);
    }
  }

  /** One look at every watched broadcast. */
  void tick() {
    Map<BroadcastId, List<Watcher>> watched = new HashMap<>();
    watchers.forEach(w -> watched.computeIfAbsent(w.broadcast(), b -> new ArrayList<>()).add(w));
    looks.keySet().retainAll(watched.keySet());
    watched.forEach(this::look);
    stopWhenUnwatched();
  }

  private void look(BroadcastId id, List<Watcher> audience) {
    Optional<Progress> found = broadcasts.progress(id);
    if (found.isEmpty()) {
      audience.forEach(w -> w.emitter().complete());
      return;
    }
    Progress progress = found.get();
    Instant now = clock.instant();
    Look last = looks.get(id);
    boolean moved = last == null || !last.progress().equals(progress);
    Look look = new Look(progress, now, moved ? now : last.changed());
    looks.put(id, look);
    String html = fragment.render(Numbers.of(progress, perSecond(last, look)));
    boolean stateChanged =
        last != null && last.progress().broadcast().state() != progress.broadcast().state();
    boolean over = isOver(progress) || ended(progress, look);
    for (Watcher watcher : audience) {
      tell(watcher, html, stateChanged || over, over);
    }
  }

  private static boolean ended(Progress progress, Look look) {
    Broadcast.State state = progress.broadcast().state();
    return (state == Broadcast.State.FINISHED || state == Broadcast.State.CANCELLED)
        && Duration.between(look.changed(), look.at()).compareTo(QUIET_END) >= 0;
  }

  private static double perSecond(Look last, Look look) {
    if (last == null) {
      return 0;
    }
    double seconds = Duration.between(last.at(), look.at()).toMillis() / 1000.0;
    long segments = look.progress().segments() - last.progress().segments();
    return seconds <= 0 ? 0 : Math.max(0, segments / seconds);
  }

  private void tell(Watcher watcher, String html, boolean state, boolean over) {
    try {
      SseEmitter emitter = watcher.emitter();
      emitter.send(SseEmitter.event().name("progress").data(html, MediaType.TEXT_HTML));
      if (state) {
        emitter.send(SseEmitter.event().name("state").data("changed"));
      }
      if (over) {
        emitter.send(SseEmitter.event().name("finished").data("finished"));
        watchers.remove(watcher);
        emitter.complete();
      }
    } catch (IOException | IllegalStateException e) {
      // The page was closed: the usual end of watching.
      watchers.remove(watcher);
    }
  }

  private synchronized void stopWhenUnwatched() {
    if (watchers.isEmpty() && ticker != null) {
      ticker.shutdown();
      ticker = null;
      looks.clear();
    }
  }

  @Override
  public synchronized void start() {
    open = true;
  }

  @Override
  public synchronized boolean isRunning() {
    return open;
  }

  /**
   * Lets every page go; the pages ask anew when the service is back. Its phase is the default, the
   * first to stop: an open stream would otherwise hold the web server's graceful stop to its limit.
   */
  @Override
  public void stop() {
    ScheduledExecutorService running;
    synchronized (this) {
      open = false;
      running = ticker;
      ticker = null;
    }
    if (running != null) {
      running.shutdownNow();
    }
    watchers.forEach(w -> w.emitter().complete());
    watchers.clear();
  }
}
