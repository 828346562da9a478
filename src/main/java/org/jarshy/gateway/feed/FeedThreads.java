package org.jarshy.gateway.feed;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads of feeds: {@code feed-1} and so on, one for each source up to 16 and one that knocks;
 * {@code feed-web-1} and so on for looking up names, which hangs where there is no network; {@code
 * feed-timer-1}. None is made before it has work, and those without work end.
 */
final class FeedThreads {

  private static final int MOST_SOURCES_AT_ONCE = 16;

  /** Each source may hang in one lookup while its host is knocked at in another. */
  private static final int MOST_LOOKUPS = 2 * MOST_SOURCES_AT_ONCE;

  final ExecutorService looks;
  final ExecutorService web;
  final ScheduledExecutorService timer;

  FeedThreads(int sources) {
    looks = pool(Math.min(sources, MOST_SOURCES_AT_ONCE) + 1, "feed-");
    web = pool(MOST_LOOKUPS, "feed-web-");
    timer = Executors.newScheduledThreadPool(1, named("feed-timer-"));
  }

  private static ExecutorService pool(int threads, String prefix) {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            threads, threads, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(), named(prefix));
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  private static ThreadFactory named(String prefix) {
    AtomicInteger serial = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, prefix + serial.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }
}
