package org.jarshy.sim.smpp;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code validity_period} of a message, absolute or relative (SMPP 3.4 §7.1.1). */
public final class Validity {

  private static final Pattern FORM =
      Pattern.compile("(\\d\\d)(\\d\\d)(\\d\\d)(\\d\\d)(\\d\\d)(\\d\\d)(\\d)(\\d\\d)([-+R])");

  private Validity() {}

  /** How long from now; empty when there is none, or it is malformed. */
  public static Optional<Duration> parse(String period, Instant now) {
    Matcher form = FORM.matcher(period == null ? "" : period);
    if (!form.matches()) {
      return Optional.empty();
    }
    int[] field = new int[9];
    for (int i = 1; i <= 8; i++) {
      field[i] = Integer.parseInt(form.group(i));
    }
    if (form.group(9).equals("R")) {
      LocalDateTime start = LocalDateTime.ofInstant(now, ZoneOffset.UTC);
      LocalDateTime end =
          start
              .plusYears(field[1])
              .plusMonths(field[2])
              .plusDays(field[3])
              .plusHours(field[4])
              .plusMinutes(field[5])
              .plusSeconds(field[6]);
      return Optional.of(Duration.between(start, end));
    }
    try {
      int quarters = form.group(9).equals("-") ? -field[8] : field[8];
      Instant end =
          OffsetDateTime.of(
                  2000 + field[1],
                  field[2],
                  field[3],
                  field[4],
                  field[5],
                  field[6],
                  field[7] * 100_000_000,
                  ZoneOffset.ofTotalSeconds(quarters * 15 * 60))
              .toInstant();
      Duration left = Duration.between(now, end);
      return Optional.of(left.isNegative() ? Duration.ZERO : left);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
