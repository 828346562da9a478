package org.jarshy.gateway.subscriber.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jarshy.gateway.kernel.Area;
import org.jarshy.gateway.kernel.City;
import org.jarshy.gateway.kernel.Region;
import org.jarshy.gateway.kernel.Topic;
import org.jarshy.gateway.subscriber.AudienceQuery;

/**
 * The condition that picks an audience from subscribers or from their counts, with the values of
 * its question marks in order.
 */
record Audience(String condition, List<Object> values) {

  /** Those in its area who chose its topic. */
  static Audience of(AudienceQuery query) {
    Audience inArea = in(query.area());
    return new Audience(chose(query.topic()) + " and " + inArea.condition, inArea.values);
  }

  static String chose(Topic topic) {
    // Integer division and mod pick a bit on H2 and PostgreSQL alike; & is not common to both.
    return "mod(topics / " + SubscriberRow.bit(topic) + ", 2) = 1";
  }

  /** Those in an area, whatever they chose. */
  static Audience in(Area area) {
    List<Object> values = new ArrayList<>();
    if (area.country()) {
      return new Audience("1 = 1", values);
    }
    List<String> places = new ArrayList<>();
    in("region", area.regions().stream().map(Region::slug).sorted().toList(), places, values);
    in("city", area.cities().stream().map(City::slug).sorted().toList(), places, values);
    String anyPlace = places.isEmpty() ? "1 = 0" : "(" + String.join(" or ", places) + ")";
    return new Audience(anyPlace, values);
  }

  private static void in(
      String column, List<String> slugs, List<String> places, List<Object> values) {
    if (!slugs.isEmpty()) {
      String marks = slugs.stream().map(slug -> "?").collect(Collectors.joining(", "));
      // Not the bare column, for which a database would leave the order of ids for an index.
      places.add("coalesce(" + column + ", '') in (" + marks + ")");
      values.addAll(slugs);
    }
  }
}
