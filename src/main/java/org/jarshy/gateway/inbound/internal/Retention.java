package org.jarshy.gateway.inbound.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Removes what has served: marks of answered texts after a day, failed texts after two. */
final class Retention {

  /** Longer than any rule of {@link Redelivery} looks back, and enough to count a whole day. */
  static final Duration MARKS = Duration.ofDays(1);

  /** No citizen's words stay longer than this, answered or not. */
  static final Duration WORDS = Duration.ofHours(48);

  private static final Logger log = LoggerFactory.getLogger(Retention.class);

  /** A commit for each so many rows, so that no one waits for a day's worth of locks. */
  private static final int BATCH = 1_000;

  private final JdbcClient jdbc;
  private final Clock clock;

  Retention(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  void sweep() {
    Instant now = clock.instant();
    remove("state in ('DONE', 'JOINED')", now.minus(MARKS));
    int unanswered = remove("state in ('FAILED', 'WAITING', 'RETRY')", now.minus(WORDS));
    if (unanswered > 0) {
      log.warn("{} texts were removed unanswered: kept for {}", unanswered, WORDS);
    }
  }

  private int remove(String which, Instant before) {
    int removed = 0;
    int last;
    do {
      last =
          jdbc.sql(
                  """
                  delete from inbound_text where id in (
                    select id from inbound_text where received_at < :before and %s
                    order by received_at fetch first :max rows only)
                  """
                      .formatted(which))
              .param("before", Columns.time(before))
              .param("max", BATCH)
              .update();
      removed += last;
    } while (last == BATCH);
    return removed;
  }
}
