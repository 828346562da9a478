package org.jarshy.gateway.bulletin;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * One stretch of a curfew, on the wall clock of the place: the one that is running, or the next.
 *
 * @param now true while it runs
 * @param from when it began or begins, never before the curfew holds
 * @param until when people may go out again, never after the curfew expires
 */
public record CurfewTimes(boolean now, ZonedDateTime from, ZonedDateTime until) {

  /**
   * The stretch that holds {@code now}, else the next one; empty when the curfew is over.
   *
   * @param now in the zone of the place, which decides when its nights begin
   * @param validFrom the hours mean nothing before it
   * @param expires nor from it on
   */
  public static Optional<CurfewTimes> of(
      CurfewHours hours, ZonedDateTime now, Instant validFrom, Instant expires) {
    ZoneId place = now.getZone();
    Instant notBefore = validFrom.isAfter(now.toInstant()) ? validFrom : now.toInstant();
    // The night that is running now may have begun yesterday.
    LocalDate day = notBefore.atZone(place).toLocalDate().minusDays(1);
    for (; day.atStartOfDay(place).toInstant().isBefore(expires); day = day.plusDays(1)) {
      Instant from = later(begin(hours, day, place), validFrom);
      Instant until = earlier(end(hours, day, place), expires);
      if (from.isBefore(until) && until.isAfter(now.toInstant())) {
        boolean running = !from.isAfter(now.toInstant());
        return Optional.of(new CurfewTimes(running, from.atZone(place), until.atZone(place)));
      }
    }
    return Optional.empty();
  }

  private static Instant begin(CurfewHours hours, LocalDate day, ZoneId place) {
    return day.atTime(hours.from()).atZone(place).toInstant();
  }

  private static Instant end(CurfewHours hours, LocalDate day, ZoneId place) {
    boolean overMidnight = !hours.from().isBefore(hours.to());
    return (overMidnight ? day.plusDays(1) : day).atTime(hours.to()).atZone(place).toInstant();
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}
