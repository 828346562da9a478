package org.jarshy.gateway.broadcast;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jarshy.gateway.kernel.BroadcastId;

/**
 * How fast running broadcasts go, over the last seconds. Kept in memory: after a restart it is
 * measured anew. Safe for many threads.
 */
final class Throughput {

  static final Duration OVER = Duration.ofSeconds(15);
  static final Duration BETWEEN = Duration.ofSeconds(1);

  private record Sample(Instant at, long done, long segments) {}

  private final Clock clock;
  private final Map<BroadcastId, Deque<Sample>> samples = new HashMap<>();

  Throughput(Clock clock) {
    this.clock = clock;
  }

  /** Looks at a running broadcast; more often than once a second is passed over. */
  synchronized void look(Progress progress) {
    Instant now = clock.instant();
    Deque<Sample> seen =
        samples.computeIfAbsent(progress.broadcast().id(), id -> new ArrayDeque<>());
    if (!seen.isEmpty() && now.isBefore(seen.getLast().at().plus(BETWEEN))) {
      return;
    }
    long done = progress.accepted() + progress.delivered() + progress.failed() + progress.inDoubt();
    seen.addLast(new Sample(now, done, progress.segments()));
    while (seen.size() > 2 && seen.getFirst().at().isBefore(now.minus(OVER))) {
      seen.removeFirst();
    }
  }

  /** Forgets all others. */
  synchronized void keep(Set<BroadcastId> running) {
    samples.keySet().retainAll(running);
  }

  synchronized Progress.Speed of(BroadcastId id) {
    Deque<Sample> seen = samples.get(id);
    if (seen == null || seen.size() < 2) {
      return Progress.Speed.NONE;
    }
    Sample first = seen.getFirst();
    Sample last = seen.getLast();
    double seconds = Duration.between(first.at(), last.at()).toMillis() / 1000.0;
    return new Progress.Speed(
        Math.max(0, last.done() - first.done()) / seconds,
        Math.max(0, last.segments() - first.segments()) / seconds);
  }
}
