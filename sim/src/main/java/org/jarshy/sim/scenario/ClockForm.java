package org.jarshy.sim.scenario;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jarshy.sim.form.Settings;
import org.jarshy.sim.io.Pace;

/** How time passes and when it is over, as scenarios write it. */
final class ClockForm {

  private static final Instant JANUARY = Instant.parse("2022-01-05T12:00:00Z");
  private static final Duration SETTLE = Duration.ofSeconds(2);

  private ClockForm() {}

  /**
   * @param word {@code jump}, or how many times as fast as on the wall
   * @throws IllegalArgumentException saying what is allowed
   */
  static Pace speed(String word, Instant start) {
    if (word.equals("jump")) {
      return Pace.jumping(start == null ? JANUARY : start);
    }
    try {
      double speed = Double.parseDouble(word);
      Pace pace = speed == 1 ? Pace.real() : Pace.faster(speed);
      return start == null ? pace : pace.startingAt(start);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("jump, or a number above 0 up to 100000");
    }
  }

  /**
   * @param settings null when nothing is said
   */
  static Pace read(Settings settings) {
    if (settings == null) {
      return Pace.real();
    }
    Instant start = settings.word("start", null, ClockForm::instant);
    Pace pace = settings.word("speed", null, word -> speed(word, start));
    settings.refuseUnknownKeys();
    return pace == null ? speed("1", start) : pace;
  }

  private static Instant instant(String word) {
    try {
      return Instant.parse(word);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("a time in UTC such as 2022-01-05T12:00:00Z");
    }
  }

  /**
   * @param settings null when nothing is said
   */
  static End end(Settings settings) {
    if (settings == null) {
      return new End(null, SETTLE);
    }
    Duration after = settings.duration("after", null);
    if (after != null && after.isZero()) {
      throw settings.invalid("after", "a time above zero, such as 30s");
    }
    Duration settle = settings.duration("settle", SETTLE);
    settings.refuseUnknownKeys();
    return new End(after, settle);
  }
}
