package org.jarshy.gateway.subscriber.internal;

import java.util.ArrayList;
import java.util.List;
import org.jarshy.gateway.kernel.Area;
import org.jarshy.gateway.kernel.City;
import org.jarshy.gateway.kernel.Region;

/**
 * A place as rows have it.
 *
 * @param city null for those of whom only the region is known
 */
record PlacePair(Region region, City city) {

  /** Every place that an area covers, each once. */
  static List<PlacePair> in(Area area) {
    List<PlacePair> pairs = new ArrayList<>();
    for (Region region : Region.values()) {
      if (area.covers(region, null)) {
        pairs.add(new PlacePair(region, null));
      }
    }
    for (City city : City.values()) {
      if (area.covers(city.region(), city)) {
        pairs.add(new PlacePair(city.region(), city));
      }
    }
    return pairs;
  }
}
