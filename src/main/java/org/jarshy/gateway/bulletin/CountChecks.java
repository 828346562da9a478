package org.jarshy.gateway.bulletin;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.jarshy.gateway.kernel.PendingCounts;

/** Counts of checks. Callable from any thread. */
final class CountChecks {

  static final Duration KEPT = Duration.ofDays(7);
  private static final Duration DAY = Duration.ofDays(1);

  private record Counted(Instant hour, String area, long bulletin) {}

  private final CodeStore store;
  private final PendingCounts<Counted> unwritten = new PendingCounts<>();

  CountChecks(CodeStore store) {
    this.store = store;
  }

  /**
   * @param bulletin 0 for a code that is none of ours
   */
  void count(long bulletin, String area, Instant now) {
    unwritten.count(new Counted(now.truncatedTo(ChronoUnit.HOURS), area, bulletin));
  }

  void write() {
    unwritten.write(
        (counted, more) ->
            store.addChecks(counted.hour(), counted.area(), counted.bulletin(), more));
  }

  CodeChecks lastDay(Instant now) {
    Map<Long, Long> genuine = new HashMap<>();
    Map<String, Long> unknown = new HashMap<>();
    for (CodeStore.Checks row : store.checksSince(now.minus(DAY))) {
      if (row.bulletin() == 0) {
        unknown.merge(row.area(), row.checks(), Long::sum);
      } else {
        genuine.merge(row.bulletin(), row.checks(), Long::sum);
      }
    }
    return new CodeChecks(genuine, unknown);
  }
}
