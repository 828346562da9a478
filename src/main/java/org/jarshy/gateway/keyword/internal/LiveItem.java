package org.jarshy.gateway.keyword.internal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jarshy.gateway.kernel.Area;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.Place;

/**
 * What a free question may be answered with, as it is searched.
 *
 * @param id as {@link Item#id()}
 * @param link true where the text is a link that travels alone
 * @param texts its words, by language
 * @param places that its words name
 * @param from when it begins to hold
 * @param expires when it ends; {@link Instant#MAX} for never
 */
record LiveItem(
    String id,
    boolean link,
    Area area,
    Map<Lang, String> texts,
    List<Place> places,
    Instant from,
    Instant expires) {

  LiveItem {
    texts = Map.copyOf(texts);
    places = List.copyOf(places);
  }

  boolean holdsAt(Instant now) {
    return !now.isBefore(from) && now.isBefore(expires);
  }

  /**
   * May it answer who asks about these places? What is for the whole country may, unless its words
   * are of places elsewhere.
   */
  boolean isFor(List<Place> wanted, boolean named) {
    if (!area.country()) {
      return isNear(wanted);
    }
    return !named
        || places.isEmpty()
        || places.stream().anyMatch(p -> wanted.stream().anyMatch(w -> together(p, w)));
  }

  /** Is it for one of these places, and not for the whole country alike? */
  boolean isNear(List<Place> wanted) {
    return !area.country()
        && wanted.stream().anyMatch(place -> area.overlaps(LiveContent.area(place)));
  }

  private static boolean together(Place one, Place other) {
    boolean cities = one.city() != null && other.city() != null;
    return cities ? one.city() == other.city() : one.region() == other.region();
  }
}
