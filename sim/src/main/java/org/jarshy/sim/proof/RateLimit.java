package org.jarshy.sim.proof;

import java.util.Arrays;

/**
 * Never more than so many submits in any window of one length of time, however it lies. Exact: a
 * submit breaks it when as many as are allowed came less than that length before it.
 */
final class RateLimit extends Assertion {

  private final Filter filter;
  private final int most;
  private final long window;

  /** When those of the last window came: a ring that grows to what is allowed and no further. */
  private long[] times = new long[16];

  private int oldest;
  private int inside;
  private int peak;
  private long above;

  /**
   * @param most 1 or more
   * @param window nanoseconds
   */
  RateLimit(String name, Filter filter, int most, long window) {
    super(name);
    this.filter = filter;
    this.most = most;
    this.window = window;
  }

  @Override
  void submitted(Watch.Submitted submit) {
    if (!filter.matches(submit)) {
      return;
    }
    long now = submit.nanos();
    while (inside > 0 && now - times[oldest] >= window) {
      dropOldest();
    }
    if (inside == most) {
      above++;
      if (!isBroken()) {
        breaks(
            now,
            "%d submits within %.1f ms at %s; allowed are %d in %s"
                .formatted(
                    most + 1,
                    (now - times[oldest]) / 1e6,
                    Words.at(now),
                    most,
                    Words.time(window)));
      }
      dropOldest();
    }
    add(now);
    peak = Math.max(peak, inside);
  }

  private void dropOldest() {
    oldest = oldest + 1 == times.length ? 0 : oldest + 1;
    inside--;
  }

  private void add(long time) {
    if (inside == times.length) {
      long[] larger = Arrays.copyOf(times, (int) Math.min(most, times.length * 2L));
      // What lay before the oldest goes behind the end, so that the order stays.
      System.arraycopy(times, oldest, larger, 0, times.length - oldest);
      System.arraycopy(times, 0, larger, times.length - oldest, oldest);
      times = larger;
      oldest = 0;
    }
    int index = oldest + inside;
    times[index >= times.length ? index - times.length : index] = time;
    inside++;
  }

  @Override
  Standing standing(boolean ended) {
    return Standing.holds("at most %d in %s, allowed %d".formatted(peak, Words.time(window), most));
  }

  @Override
  String sinceBroken() {
    return "; " + Words.count(above, "submit was", "submits were") + " too early";
  }
}
