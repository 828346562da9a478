package org.jarshy.gateway.subscriber.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jarshy.gateway.kernel.Area;
import org.jarshy.gateway.kernel.City;
import org.jarshy.gateway.kernel.Region;
import org.jarshy.gateway.subscriber.AudienceQuery;

/** The condition that picks an audience, with the values of its question marks in order. */
record Audience(String condition, List<Object> values) {

  static Audience of(AudienceQuery query) {
    // Integer division and mod pick a bit on H2 and PostgreSQL alike; & is not common to both.
    String condition =
        "status = 'ACTIVE' and mod(topics / " + SubscriberRow.bit(query.topic()) + ", 2) = 1";
    List<Object> values = new ArrayList<>();
    Area area = query.area();
    if (area.country()) {
      return new Audience(condition, values);
    }
    List<String> places = new ArrayList<>();
    in("region", area.regions().stream().map(Region::slug).sorted().toList(), places, values);
    in("city", area.cities().stream().map(City::slug).sorted().toList(), places, values);
    String anyPlace = places.isEmpty() ? "1 = 0" : "(" + String.join(" or ", places) + ")";
    return new Audience(condition + " and " + anyPlace, values);
  }

  private static void in(
      String column, List<String> slugs, List<String> places, List<Object> values) {
    if (!slugs.isEmpty()) {
      String marks = slugs.stream().map(slug -> "?").collect(Collectors.joining(", "));
      places.add(column + " in (" + marks + ")");
      values.addAll(slugs);
    }
  }
}
