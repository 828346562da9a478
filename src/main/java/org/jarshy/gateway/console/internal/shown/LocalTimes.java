package org.jarshy.gateway.console.internal.shown;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/** Times as operators read and type them: on the wall clock of Almaty, which pages always name. */
public final class LocalTimes {

  public static final ZoneId ZONE = ZoneId.of("Asia/Almaty");
  private static final DateTimeFormatter SHOWN =
      DateTimeFormatter.ofPattern("EEE d MMM uuuu, HH:mm", Locale.ENGLISH).withZone(ZONE);
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH).withZone(ZONE);
  private static final DateTimeFormatter FIELD =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm[:ss]")
          .withResolverStyle(ResolverStyle.STRICT);
  private static final DateTimeFormatter CLOCK_FIELD =
      DateTimeFormatter.ofPattern("HH:mm[:ss]").withResolverStyle(ResolverStyle.STRICT);

  /** {@code Wed 5 Jan 2022, 23:00}. */
  public String show(Instant instant) {
    return instant == null ? "" : SHOWN.format(instant);
  }

  /** {@code 23:00:05}. */
  public String clock(Instant instant) {
    return instant == null ? "" : CLOCK.format(instant);
  }

  /** For the {@code datetime} attribute. */
  public String machine(Instant instant) {
    return instant == null ? "" : instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** {@code Almaty time (UTC+06:00)}, as it is at that instant. */
  public String zone(Instant at) {
    return "Almaty time (UTC" + ZONE.getRules().getOffset(at).getId() + ")";
  }

  /** {@code 3 min}, {@code 2 h 5 min}, {@code 4 d}. */
  public String span(Duration span) {
    long seconds = Math.max(0, span.toSeconds());
    if (seconds < 60) {
      return seconds + " s";
    }
    if (seconds < 3600) {
      return seconds / 60 + " min";
    }
    if (seconds < 86_400) {
      return seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
    }
    return seconds / 86_400 + " d " + seconds % 86_400 / 3600 + " h";
  }

  /** The value of a {@code datetime-local} field. */
  public static String field(Instant instant) {
    return FIELD
        .format(LocalDateTime.ofInstant(instant, ZONE).truncatedTo(ChronoUnit.MINUTES))
        .substring(0, 16);
  }

  public static Optional<Instant> parse(String field) {
    try {
      return Optional.of(LocalDateTime.parse(field.strip(), FIELD).atZone(ZONE).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  public static Optional<LocalTime> parseClock(String field) {
    try {
      return Optional.of(LocalTime.parse(field.strip(), CLOCK_FIELD));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
