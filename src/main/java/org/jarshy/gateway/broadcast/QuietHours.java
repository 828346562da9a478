package org.jarshy.gateway.broadcast;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import org.jarshy.gateway.broadcast.BroadcastSettings.RegionHours;
import org.jarshy.gateway.kernel.Area;
import org.jarshy.gateway.kernel.City;
import org.jarshy.gateway.kernel.Region;
import org.jarshy.gateway.outbox.PriorityClass;

/** When nobody is woken for a class of messages, on the clock of the place. */
final class QuietHours {

  /** Of somebody whose place is not known. */
  private static final ZoneId USUAL_ZONE = ZoneId.of("Asia/Almaty");

  /** Every day; {@code from} after {@code to} spans midnight. */
  private record Daily(LocalTime from, LocalTime to) {

    /**
     * @return null for none
     */
    static Daily of(String written) {
      if (written.equals("none")) {
        return null;
      }
      String[] times = written.split("-");
      Daily daily = new Daily(LocalTime.parse(times[0]), LocalTime.parse(times[1]));
      return daily.from.equals(daily.to) ? null : daily;
    }

    boolean holds(LocalTime time) {
      return from.isBefore(to)
          ? !time.isBefore(from) && time.isBefore(to)
          : !time.isBefore(from) || time.isBefore(to);
    }
  }

  private final BroadcastSettings settings;

  QuietHours(BroadcastSettings settings) {
    this.settings = settings;
  }

  /**
   * The end of the quiet hours that run there now; null where none run.
   *
   * @param region null when it is not known
   */
  Instant until(PriorityClass priority, Region region, Instant now) {
    Daily daily = daily(priority, region);
    if (daily == null) {
      return null;
    }
    ZonedDateTime there = now.atZone(zone(region));
    if (!daily.holds(there.toLocalTime())) {
      return null;
    }
    boolean today = there.toLocalTime().isBefore(daily.to);
    return there
        .toLocalDate()
        .plusDays(today ? 0 : 1)
        .atTime(daily.to)
        .atZone(there.getZone())
        .toInstant();
  }

  /** The first moment when somebody in the area may be sent to; null when that is now. */
  Instant everywhereUntil(PriorityClass priority, Area area, Instant now) {
    Instant first = area.country() ? until(priority, null, now) : null;
    if (area.country() && first == null) {
      return null;
    }
    for (Region region : regions(area)) {
      Instant until = until(priority, region, now);
      if (until == null) {
        return null;
      }
      first = first == null || until.isBefore(first) ? until : first;
    }
    return first;
  }

  static Set<Region> regions(Area area) {
    if (area.country()) {
      return EnumSet.allOf(Region.class);
    }
    Set<Region> regions = EnumSet.noneOf(Region.class);
    regions.addAll(area.regions());
    area.cities().stream().map(City::region).forEach(regions::add);
    return regions;
  }

  private Daily daily(PriorityClass priority, Region region) {
    return switch (priority) {
      case EMERGENCY, REPLY -> null;
      case NOTICE -> daily(settings.quietHours().notice(), region, RegionHours::notice);
      case DIGEST -> daily(settings.quietHours().digest(), region, RegionHours::digest);
    };
  }

  private Daily daily(String usual, Region region, Function<RegionHours, String> own) {
    RegionHours there = there(region);
    String written = there == null ? null : own.apply(there);
    return Daily.of(written == null ? usual : written);
  }

  private ZoneId zone(Region region) {
    RegionHours there = there(region);
    if (there != null && there.zone() != null) {
      return ZoneId.of(there.zone());
    }
    return region == null ? USUAL_ZONE : region.zone();
  }

  private RegionHours there(Region region) {
    return region == null ? null : settings.quietRegions().get(region.slug());
  }
}
