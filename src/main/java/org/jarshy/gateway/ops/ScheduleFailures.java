package org.jarshy.gateway.ops;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.ErrorHandler;

/**
 * A schedule survives its failures. The first of a kind is logged whole, its repetitions are
 * counted and summed up once in ten minutes: a database that is away for an hour is one page of
 * log, not a gigabyte.
 */
final class ScheduleFailures implements ErrorHandler {

  static final Duration QUIET = Duration.ofMinutes(10);

  private static final Logger LOG = LoggerFactory.getLogger(ScheduleFailures.class);
  private static final String OURS = "org.jarshy.";

  private record Seen(Instant told, long untold) {}

  private final Clock clock;
  private final Counter failures;
  private final Map<String, Seen> seen = new ConcurrentHashMap<>();

  ScheduleFailures(Clock clock, MeterRegistry meters) {
    this.clock = clock;
    this.failures =
        Counter.builder("jarshy.schedules.failures")
            .description("Runs of a schedule that ended in an exception")
            .register(meters);
  }

  @Override
  public void handleError(Throwable failure) {
    failures.increment();
    Instant now = clock.instant();
    String kind = failure.getClass().getName() + " at " + place(failure);
    seen.compute(kind, (k, before) -> tell(k, before, now, failure));
  }

  /** Runs under the map's lock of one kind, so that two threads do not both tell the same. */
  private static Seen tell(String kind, Seen before, Instant now, Throwable failure) {
    if (before == null) {
      LOG.error("a schedule failed and goes on: {}", kind, failure);
      return new Seen(now, 0);
    }
    long untold = before.untold() + 1;
    if (now.isBefore(before.told().plus(QUIET))) {
      return new Seen(before.told(), untold);
    }
    LOG.error("a schedule failed {} more times and goes on: {}", untold, kind);
    return new Seen(now, 0);
  }

  /** The first frame of our own code: kinds are few, so the map stays small. */
  private static String place(Throwable failure) {
    return Arrays.stream(failure.getStackTrace())
        .filter(frame -> frame.getClassName().startsWith(OURS))
        .findFirst()
        .map(frame -> frame.getClassName() + "." + frame.getMethodName())
        .orElse("code outside the service");
  }
}
