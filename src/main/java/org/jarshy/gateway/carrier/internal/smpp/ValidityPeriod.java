package org.jarshy.gateway.carrier.internal.smpp;

import java.time.Duration;

/** Relative times of SMPP 3.4 §7.1.1.2: {@code YYMMDDhhmmss000R}. */
final class ValidityPeriod {

  private static final Duration MOST = Duration.ofDays(30);

  private ValidityPeriod() {}

  /** At least a minute, at most 30 days, so that months never come into it. */
  static String relative(Duration validity) {
    Duration d = validity.compareTo(MOST) > 0 ? MOST : validity;
    if (d.compareTo(Duration.ofMinutes(1)) < 0) {
      d = Duration.ofMinutes(1);
    }
    return String.format(
        "0000%02d%02d%02d%02d000R",
        d.toDays(), d.toHoursPart(), d.toMinutesPart(), d.toSecondsPart());
  }
}
