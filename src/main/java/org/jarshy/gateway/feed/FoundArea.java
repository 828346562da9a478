package org.jarshy.gateway.feed;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jarshy.gateway.kernel.Area;
import org.jarshy.gateway.kernel.City;
import org.jarshy.gateway.kernel.Place;
import org.jarshy.gateway.kernel.Places;
import org.jarshy.gateway.kernel.Region;

/**
 * Where an alert applies, by the names of its areas. Nothing is guessed: where one of them is no
 * place we know, the source's own area stands, and the author is told.
 *
 * @param oddity a sentence for the author; null where every name was known
 */
record FoundArea(Area area, String oddity) {

  private static final Pattern BETWEEN =
      Pattern.compile("\\s*[;,\\n|/]\\s*|\\s+(?:и|және|and)\\s+");
  private static final int MOST_NAMED = 5;

  static FoundArea of(List<String> descriptions, FeedSource source) {
    Set<Region> regions = EnumSet.noneOf(Region.class);
    Set<City> cities = EnumSet.noneOf(City.class);
    List<String> unknown = new ArrayList<>();
    for (String description : descriptions) {
      Optional<Place> whole = Places.find(description);
      if (whole.isPresent()) {
        add(whole.get(), regions, cities);
      } else {
        for (String part : BETWEEN.split(description)) {
          Places.find(part)
              .ifPresentOrElse(
                  place -> add(place, regions, cities),
                  () -> {
                    if (!part.isBlank()) {
                      unknown.add(part);
                    }
                  });
        }
      }
    }
    if (unknown.isEmpty() && !(regions.isEmpty() && cities.isEmpty())) {
      return new FoundArea(new Area(false, regions, cities), null);
    }
    return new FoundArea(
        source.area(),
        unknown.isEmpty()
            ? "It names no area; the area of its source stands here. Set where it applies."
            : "Its area is not one of our places: %s. The area of its source stands here; set where it applies."
                .formatted(named(unknown)));
  }

  private static void add(Place place, Set<Region> regions, Set<City> cities) {
    if (place.city() != null) {
      cities.add(place.city());
    } else {
      regions.add(place.region());
    }
  }

  private static String named(List<String> unknown) {
    String names =
        String.join(
            "; ",
            unknown.stream()
                .distinct()
                .limit(MOST_NAMED)
                .map(n -> CleanText.atMost(n, 60))
                .toList());
    return unknown.stream().distinct().count() > MOST_NAMED ? names + " and others" : names;
  }
}
