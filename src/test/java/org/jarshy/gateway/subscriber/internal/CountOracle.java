package org.jarshy.gateway.subscriber.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jarshy.gateway.kernel.Area;
import org.jarshy.gateway.kernel.City;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.Region;
import org.jarshy.gateway.kernel.Topic;
import org.jarshy.gateway.subscriber.AudienceCount;
import org.jarshy.gateway.subscriber.AudienceQuery;
import org.jarshy.gateway.subscriber.Subscriber;
import org.jarshy.gateway.subscriber.Subscribers;
import org.jarshy.gateway.testing.TestDatabase;

/** Counts by reading every row and the rules as Java states them: what kept counts must equal. */
final class CountOracle {

  private final TestDatabase database;
  private final Subscribers subscribers;

  CountOracle(TestDatabase database, Subscribers subscribers) {
    this.database = database;
    this.subscribers = subscribers;
  }

  /** Every topic, in the country, each region, each city, and some mixed areas. */
  void assertCountsEqualTheRows(String when) {
    List<Subscriber> active =
        database
            .jdbc()
            .sql("select " + SubscriberRow.COLUMNS + " from subscriber where status = 'ACTIVE'")
            .query(SubscriberRow::read)
            .list();
    assertThat(subscribers.totals())
        .as(when)
        .containsExactlyInAnyOrderElementsOf(of(active, s -> true));
    for (Area area : areas()) {
      for (Topic topic : Topic.values()) {
        assertThat(subscribers.count(new AudienceQuery(area, topic)))
            .as("%s: %s in %s", when, topic, area.encode())
            .containsExactlyInAnyOrderElementsOf(
                of(active, s -> s.topics().contains(topic) && area.covers(s.region(), s.city())));
      }
    }
  }

  private static List<AudienceCount> of(List<Subscriber> active, Predicate<Subscriber> counted) {
    TreeMap<String, Long> sums = new TreeMap<>();
    active.stream()
        .filter(counted)
        .forEach(
            s ->
                sums.merge(
                    (s.lang() == null ? Lang.RU : s.lang()) + "/" + s.carrier(), 1L, Long::sum));
    List<AudienceCount> counts = new ArrayList<>();
    sums.forEach(
        (key, sum) -> {
          String carrier = key.substring(3);
          counts.add(
              new AudienceCount(
                  carrier.equals("null") ? null : carrier, Lang.valueOf(key.substring(0, 2)), sum));
        });
    return counts;
  }

  private static List<Area> areas() {
    List<Area> areas = new ArrayList<>();
    areas.add(Area.wholeCountry());
    areas.add(new Area(false, Set.of(), Set.of()));
    areas.add(new Area(false, Set.of(Region.MANGYSTAU, Region.ALMATY), Set.of(City.SEMEY)));
    Arrays.stream(Region.values()).forEach(region -> areas.add(Area.of(region)));
    Arrays.stream(City.values()).forEach(city -> areas.add(Area.of(city)));
    return areas;
  }
}
