package org.jarshy.sim.form;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as people write them: {@code 500ms}, {@code 2s}, {@code 1m}, {@code 6h}; up to a
 * hundred years.
 */
public final class Durations {

  private static final Pattern FORM = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h)");

  /** More than anybody waits, and few enough nanoseconds to reckon with. */
  public static final Duration LONGEST = Duration.ofDays(36_500);

  private Durations() {}

  /**
   * @throws IllegalArgumentException saying what is allowed
   */
  public static Duration parse(String text) {
    String word = text.strip().toLowerCase(Locale.ROOT);
    Matcher form = FORM.matcher(word);
    if (!form.matches()) {
      if (word.equals("0")) {
        return Duration.ZERO;
      }
      throw new IllegalArgumentException("a number and ms, s, m or h, such as 500ms or 2s");
    }
    long count = Long.parseLong(form.group(1));
    Duration duration =
        switch (form.group(2)) {
          case "ms" -> Duration.ofMillis(count);
          case "s" -> Duration.ofSeconds(count);
          case "m" -> Duration.ofMinutes(count);
          default -> Duration.ofHours(count);
        };
    if (duration.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("a time of at most " + LONGEST.toHours() + "h");
    }
    return duration;
  }

  public static String write(Duration duration) {
    long millis = duration.toMillis();
    return millis % 1000 == 0 ? millis / 1000 + "s" : millis + "ms";
  }
}
