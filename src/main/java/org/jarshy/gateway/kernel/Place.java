package org.jarshy.gateway.kernel;

import java.util.Objects;

/**
 * A region, and a city of it where that is known.
 *
 * @param region never null
 * @param city null when only the region is known; otherwise a city of {@code region}
 */
public record Place(Region region, City city) {

  public Place {
    Objects.requireNonNull(region, "region");
    if (city != null && city.region() != region) {
      throw new IllegalArgumentException(
          "the city " + city.slug() + " is in " + city.region().slug() + ", not " + region.slug());
    }
  }

  public static Place of(City city) {
    return new Place(city.region(), city);
  }

  /** A city of republican significance is region and city at once, so both are then set. */
  public static Place of(Region region) {
    return new Place(
        region,
        switch (region) {
          case ALMATY -> City.ALMATY;
          case ASTANA -> City.ASTANA;
          case SHYMKENT -> City.SHYMKENT;
          default -> null;
        });
  }

  /** The slug of the city, or of the region where no city is known. */
  public String slug() {
    return city != null ? city.slug() : region.slug();
  }

  public String name(Lang lang) {
    return city != null ? city.name(lang) : region.name(lang);
  }
}
