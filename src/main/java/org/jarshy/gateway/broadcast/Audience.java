package org.jarshy.gateway.broadcast;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jarshy.gateway.broadcast.Preview.PerCarrier;
import org.jarshy.gateway.bulletin.Bulletin;
import org.jarshy.gateway.bulletin.CheckCodes;
import org.jarshy.gateway.gsm.Segmenter;
import org.jarshy.gateway.gsm.Typography;
import org.jarshy.gateway.kernel.Area;
import org.jarshy.gateway.kernel.City;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.Region;
import org.jarshy.gateway.outbox.PriorityClass;
import org.jarshy.gateway.subscriber.AudienceCount;
import org.jarshy.gateway.subscriber.AudienceQuery;

/** How many, and what it costs: counts of an audience priced by the text each language gets. */
final class Audience {

  private Audience() {}

  static Preview price(Bulletin bulletin, List<AudienceCount> counts, CheckCodes codes) {
    Map<Lang, Integer> segments = new EnumMap<>(Lang.class);
    for (Lang lang : Lang.values()) {
      String sent = codes.counted(Typography.fitted(bulletin.textFor(lang)));
      segments.put(lang, Segmenter.segment(sent).count());
    }
    Map<String, long[]> carriers = new LinkedHashMap<>();
    long recipients = 0;
    long bill = 0;
    for (AudienceCount count : counts) {
      // Numbers that no carrier is known for are shown, and cost nothing: they cannot be sent to.
      long cost = count.carrier() == null ? 0 : count.subscribers() * segments.get(count.lang());
      long[] sum = carriers.computeIfAbsent(count.carrier(), c -> new long[2]);
      sum[0] += count.subscribers();
      sum[1] += cost;
      recipients += count.subscribers();
      bill += cost;
    }
    List<PerCarrier> perCarrier = new ArrayList<>();
    carriers.forEach((id, sum) -> perCarrier.add(new PerCarrier(id, sum[0], sum[1])));
    HashSet<Lang> spoken = new HashSet<>();
    counts.forEach(c -> spoken.add(c.lang()));
    segments.keySet().retainAll(spoken);
    return new Preview(recipients, bill, perCarrier, segments);
  }

  /**
   * Who of an audience would wait for the morning; null when nobody would.
   *
   * @param count counts an audience; asked once for each region at most
   */
  static Preview.Asleep asleep(
      PriorityClass priority,
      AudienceQuery query,
      QuietHours quietHours,
      Instant now,
      Function<AudienceQuery, List<AudienceCount>> count) {
    Set<Region> asleep = EnumSet.noneOf(Region.class);
    Set<Region> awake = EnumSet.noneOf(Region.class);
    Instant last = null;
    for (Region region : QuietHours.regions(query.area())) {
      Instant until = quietHours.until(priority, region, now);
      (until == null ? awake : asleep).add(region);
      last = until == null || (last != null && last.isAfter(until)) ? last : until;
    }
    long people = 0;
    Instant elsewhere = quietHours.until(priority, null, now);
    if (query.area().country() && elsewhere != null) {
      // Everybody but those who are known to be where one is awake: some have no known place.
      last = last != null && last.isAfter(elsewhere) ? last : elsewhere;
      people = people(count.apply(query)) - people(query, awake, count);
    } else {
      people = people(query, asleep, count);
    }
    return people <= 0 ? null : new Preview.Asleep(people, last);
  }

  private static long people(
      AudienceQuery query,
      Set<Region> regions,
      Function<AudienceQuery, List<AudienceCount>> count) {
    return regions.stream().mapToLong(r -> people(count.apply(within(query, r)))).sum();
  }

  private static long people(List<AudienceCount> counts) {
    return counts.stream().mapToLong(AudienceCount::subscribers).sum();
  }

  /** The part of an audience that lives in a region. */
  private static AudienceQuery within(AudienceQuery query, Region region) {
    Area area = query.area();
    if (area.country() || area.regions().contains(region)) {
      return new AudienceQuery(Area.of(region), query.topic());
    }
    City[] cities = area.cities().stream().filter(c -> c.region() == region).toArray(City[]::new);
    return new AudienceQuery(Area.of(cities), query.topic());
  }
}
