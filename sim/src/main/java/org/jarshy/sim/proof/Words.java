package org.jarshy.sim.proof;

import java.time.Duration;
import java.util.Locale;
import org.jarshy.sim.form.Durations;

/** How verdicts say numbers and times. */
final class Words {

  private Words() {}

  /** Nanoseconds of the run as {@code 12.345 s}. */
  static String at(long nanos) {
    return String.format(Locale.ROOT, "%.3f s", nanos / 1e9);
  }

  static String time(long nanos) {
    return Durations.write(Duration.ofNanos(nanos));
  }

  static String times(long count) {
    return count == 1 ? "once" : count == 2 ? "twice" : count + " times";
  }

  static String count(long count, String one, String many) {
    return count + " " + (count == 1 ? one : many);
  }
}
