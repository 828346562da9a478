package org.jarshy.gateway.proxy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * When probes run: not at all unless they are switched on. On threads of their own, {@code
 * proxy-probe-1} for the round and {@code proxy-probe-2} for the one connection it waits for.
 */
class ProbeSchedule implements DisposableBean {

  private static final Logger log = LoggerFactory.getLogger(ProbeSchedule.class);

  private final boolean enabled;
  private final Duration every;
  private final ProbeRound round;
  private final ExecutorService threads;
  private final Clock clock;
  private final AtomicBoolean running = new AtomicBoolean();
  private volatile Instant due = Instant.MIN;

  ProbeSchedule(
      ProxySettings.Probe settings, ProbeRound round, ExecutorService threads, Clock clock) {
    this.enabled = settings.enabled();
    this.every = settings.every();
    this.round = round;
    this.threads = threads;
    this.clock = clock;
  }

  static ExecutorService threads() {
    AtomicInteger number = new AtomicInteger();
    return Executors.newFixedThreadPool(
        2,
        work -> {
          Thread thread = new Thread(work, "proxy-probe-" + number.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        });
  }

  @Scheduled(fixedDelay = 30_000)
  void look() {
    if (!enabled || clock.instant().isBefore(due) || !running.compareAndSet(false, true)) {
      return;
    }
    threads.execute(
        () -> {
          try {
            round.run();
          } catch (RuntimeException e) {
            log.warn("a round of probes failed: {}", e.getClass().getName());
          } finally {
            due = clock.instant().plus(every);
            running.set(false);
          }
        });
  }

  @Override
  public void destroy() {
    threads.shutdownNow();
  }
}
