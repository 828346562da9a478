package org.jarshy.gateway.bulletin;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jarshy.gateway.kernel.Area;
import org.jarshy.gateway.kernel.City;
import org.jarshy.gateway.kernel.Region;

/** May one go out there now? Times are on the wall clock of the place. */
public sealed interface CurfewStatus {

  /**
   * It runs.
   *
   * @param until when people may go out again
   * @param bulletin who says so, for which area, and until when it holds at all
   */
  record InForce(ZonedDateTime until, Bulletin bulletin) implements CurfewStatus {}

  /**
   * It does not run now and will.
   *
   * @param today false when it begins on a later date of the place
   */
  record Begins(ZonedDateTime from, ZonedDateTime until, boolean today, Bulletin bulletin)
      implements CurfewStatus {}

  /** Nothing that we know of. */
  record None() implements CurfewStatus {}

  /**
   * Where several hold, the strictest answers: nobody shall be out at night because an older notice
   * was not withdrawn when a milder one came.
   *
   * @param curfews approved curfew bulletins, live and upcoming; those that do not touch the place
   *     are passed over
   * @param region null when {@code city} is given
   * @param city null when only the region is known: then a curfew in any part of it counts, and its
   *     bulletin names the part
   */
  static CurfewStatus of(List<Bulletin> curfews, Region region, City city, Instant now) {
    if (region == null && city == null) {
      throw new IllegalArgumentException("a curfew is asked for with a city or a region");
    }
    Region place = city == null ? region : city.region();
    ZonedDateTime there = now.atZone(place.zone());
    List<Found> found =
        curfews.stream()
            .filter(b -> applies(b.content().area(), place, city))
            .flatMap(b -> next(b, there).stream())
            .toList();
    return found.stream()
        .filter(f -> f.times.now())
        .max(Comparator.comparing(f -> f.times.until().toInstant()))
        .<CurfewStatus>map(f -> new InForce(f.times.until(), f.bulletin))
        .or(() -> found.stream().min(Found.SOONEST).map(f -> f.begins(there)))
        .orElseGet(None::new);
  }

  private static boolean applies(Area area, Region region, City city) {
    return city == null ? area.overlaps(Area.of(region)) : area.covers(region, city);
  }

  private static Optional<Found> next(Bulletin bulletin, ZonedDateTime there) {
    Content content = bulletin.content();
    return Optional.ofNullable(content.hours())
        .flatMap(h -> CurfewTimes.of(h, there, content.validFrom(), content.expires()))
        .map(times -> new Found(times, bulletin));
  }

  /** A bulletin with its stretch. */
  record Found(CurfewTimes times, Bulletin bulletin) {

    private static final Comparator<Found> SOONEST =
        Comparator.comparing(f -> f.times.from().toInstant());

    private CurfewStatus begins(ZonedDateTime there) {
      boolean today = times.from().toLocalDate().equals(there.toLocalDate());
      return new Begins(times.from(), times.until(), today, bulletin);
    }
  }
}
