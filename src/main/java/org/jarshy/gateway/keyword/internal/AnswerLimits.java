package org.jarshy.gateway.keyword.internal;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many answers go out at most. Opting out is honoured and confirmed whatever these say.
 *
 * @param perHour to one number within an hour; somebody afraid texts a lot
 * @param perDay to one number within a day; the free quota of January 2022 was 200 texts
 * @param perArea to all numbers of one area within {@code areaTime}; above it only those answers
 *     are kept back that go to numbers above their fair share
 * @param areaTime the stretch of time in which {@code perArea} counts
 * @param always answers within {@code areaTime} that a number of a flooded area gets all the same
 */
@ConfigurationProperties("jarshy.answers")
record AnswerLimits(
    @DefaultValue("60") int perHour,
    @DefaultValue("200") int perDay,
    @DefaultValue("6000") int perArea,
    @DefaultValue("10m") Duration areaTime,
    @DefaultValue("3") int always) {

  static final AnswerLimits DEFAULTS = new AnswerLimits(60, 200, 6_000, Duration.ofMinutes(10), 3);

  AnswerLimits {
    check("per-hour", perHour, 1, 3_600);
    check("per-day", perDay, 1, 10_000);
    check("per-area", perArea, 1, 10_000_000);
    check("area-time", areaTime, Duration.ofMinutes(1), Duration.ofHours(1));
    check("always", always, 1, 100);
  }

  private static <T extends Comparable<T>> void check(String key, T value, T least, T most) {
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw new IllegalArgumentException(
          "jarshy.answers.%s is %s; %s to %s are allowed".formatted(key, value, least, most));
    }
  }
}
