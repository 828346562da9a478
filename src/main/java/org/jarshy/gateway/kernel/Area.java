package org.jarshy.gateway.kernel;

import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Where something applies: the whole country, or some regions and cities. The empty area covers
 * nobody and is refused wherever an area is required.
 *
 * @param country true for the whole country; the sets are then empty
 */
public record Area(boolean country, Set<Region> regions, Set<City> cities) {

  public Area {
    regions = regions.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(regions));
    cities = cities.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(cities));
    if (country && (!regions.isEmpty() || !cities.isEmpty())) {
      throw new IllegalArgumentException("the whole country, or regions and cities: not both");
    }
  }

  public static Area wholeCountry() {
    return new Area(true, Set.of(), Set.of());
  }

  public static Area of(Region... regions) {
    return new Area(false, Set.of(regions), Set.of());
  }

  public static Area of(City... cities) {
    return new Area(false, Set.of(), Set.of(cities));
  }

  public boolean isEmpty() {
    return !country && regions.isEmpty() && cities.isEmpty();
  }

  /** Does it apply to somebody there? Either argument may be null when it is not known. */
  public boolean covers(Region region, City city) {
    return country
        || (region != null && regions.contains(region))
        || (city != null && (cities.contains(city) || regions.contains(city.region())));
  }

  /** Does it apply to any place that {@code other} covers? */
  public boolean overlaps(Area other) {
    if (isEmpty() || other.isEmpty()) {
      return false;
    }
    return country
        || other.country
        || other.regions.stream().anyMatch(r -> covers(r, null) || citiesIn(r))
        || other.cities.stream().anyMatch(c -> covers(c.region(), c));
  }

  private boolean citiesIn(Region region) {
    return cities.stream().anyMatch(c -> c.region() == region);
  }

  /** {@code country}, or slugs sorted and comma-separated: {@code city:aktau,region:mangystau}. */
  public String encode() {
    if (country) {
      return "country";
    }
    TreeSet<String> parts = new TreeSet<>();
    regions.forEach(r -> parts.add("region:" + r.slug()));
    cities.forEach(c -> parts.add("city:" + c.slug()));
    return String.join(",", parts);
  }

  /** Reads {@link #encode()}; an unknown slug is refused with its name. */
  public static Area decode(String text) {
    if ("country".equals(text)) {
      return wholeCountry();
    }
    EnumSet<Region> regions = EnumSet.noneOf(Region.class);
    EnumSet<City> cities = EnumSet.noneOf(City.class);
    for (String part : text == null || text.isBlank() ? new String[0] : text.split(",")) {
      String slug = part.substring(part.indexOf(':') + 1);
      if (part.startsWith("region:")) {
        regions.add(Region.of(slug).orElseThrow(() -> unknown(part)));
      } else if (part.startsWith("city:")) {
        cities.add(City.of(slug).orElseThrow(() -> unknown(part)));
      } else {
        throw unknown(part);
      }
    }
    return new Area(false, regions, cities);
  }

  private static IllegalArgumentException unknown(String part) {
    return new IllegalArgumentException(
        "unknown place '" + part + "': country, region:SLUG or city:SLUG is allowed");
  }

  /** The names of its places as a person reads them, comma-separated. */
  public String describe(Lang lang) {
    if (country) {
      return switch (lang) {
        case KK -> "бүкіл ел";
        case RU -> "вся страна";
        case EN -> "whole country";
      };
    }
    return java.util.stream.Stream.concat(
            cities.stream().sorted().map(c -> c.name(lang)),
            regions.stream().sorted().map(r -> r.name(lang)))
        .collect(Collectors.joining(", "));
  }
}
