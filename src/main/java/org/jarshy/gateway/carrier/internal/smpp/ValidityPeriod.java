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
    // By hand: it is written for every submit.
    StringBuilder period = new StringBuilder(16).append("0000");
    twoDigits(period, (int) d.toDays());
    twoDigits(period, d.toHoursPart());
    twoDigits(period, d.toMinutesPart());
    twoDigits(period, d.toSecondsPart());
    return period.append("000R").toString();
  }

  private static void twoDigits(StringBuilder period, int number) {
    period.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
  }
}
