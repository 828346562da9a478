package org.jarshy.gateway.bulletin;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jarshy.gateway.kernel.Area;
import org.jarshy.gateway.kernel.City;
import org.jarshy.gateway.kernel.Region;
import org.jarshy.gateway.trust.ItemFields;

/** Fields that items of several roles have alike. */
public final class SignedFields {

  private static final String EVERYWHERE = "everywhere";
  private static final int MOST_PLACES = 100;
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/-]{0,99}");

  private SignedFields() {}

  /** What a publisher calls an item. */
  public static String id(ItemFields fields, String field) {
    String id = fields.text(field, 100);
    if (!ID.matcher(id).matches()) {
      throw fields.wrong(
          field,
          "must be 1 to 100 of the characters A-Z a-z 0-9 . _ : / - and begin with one of A-Z a-z"
              + " 0-9");
    }
    return id;
  }

  /**
   * The field {@code area}: {@code everywhere} alone, or slugs of cities and regions; where both
   * have the same slug, {@code city:atyrau} or {@code region:atyrau}.
   */
  public static Area area(ItemFields fields) {
    Set<String> places = fields.list("area", MOST_PLACES);
    if (places.contains(EVERYWHERE)) {
      if (places.size() > 1) {
        throw fields.wrong("area", "is everywhere, or cities and regions: not both");
      }
      return Area.wholeCountry();
    }
    EnumSet<City> cities = EnumSet.noneOf(City.class);
    EnumSet<Region> regions = EnumSet.noneOf(Region.class);
    for (String place : places) {
      place(fields, place, cities, regions);
    }
    return new Area(false, regions, cities);
  }

  private static void place(
      ItemFields fields, String place, Set<City> cities, Set<Region> regions) {
    Optional<City> city =
        place.startsWith("region:") ? Optional.empty() : City.of(after(place, "city:"));
    Optional<Region> region =
        place.startsWith("city:") ? Optional.empty() : Region.of(after(place, "region:"));
    if (city.isPresent() && region.isPresent()) {
      throw fields.wrong(
          "area", "names a city and a region by one word; write city:SLUG or region:SLUG");
    }
    if (city.isEmpty() && region.isEmpty()) {
      throw fields.wrong(
          "area",
          "has a place that is not known; allowed are everywhere, slugs of cities such as almaty,"
              + " and slugs of regions such as mangystau");
    }
    city.ifPresent(cities::add);
    region.ifPresent(regions::add);
  }

  private static String after(String place, String prefix) {
    return place.startsWith(prefix) ? place.substring(prefix.length()) : place;
  }
}
