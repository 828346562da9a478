package org.jarshy.gateway.kernel;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds a place by a name people use for it: slug, the three languages, old and colloquial names,
 * with or without a word for region or city, whatever the case, hyphens, dots and Kazakh letters.
 *
 * <p>Where a city and its region share a name ({@code Алматы}, {@code Павлодар}) the bare name
 * means the city; a word for region ({@code облысы}, {@code обл.}, {@code region}) means the
 * region.
 */
public final class Places {

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final String KAZAKH = "әғқңөұүһі";
  private static final String RUSSIAN = "агкноуухи";

  private static final Set<String> REGION_WORDS =
      Set.of("область", "области", "обл", "облысы", "облыс", "region", "oblast", "oblysy", "oblys");
  private static final Set<String> CITY_WORDS =
      Set.of("город", "городе", "г", "к", "каласы", "кала", "city", "gorod", "qalasy", "qala", "q");

  private static final Map<String, City> CITIES = new HashMap<>();
  private static final Map<String, Region> REGIONS = new HashMap<>();

  static {
    for (City city : City.values()) {
      add(CITIES, city, city.slug());
      for (Lang lang : Lang.values()) {
        add(CITIES, city, city.name(lang));
      }
      PlaceAliases.of(city).forEach(alias -> add(CITIES, city, alias));
    }
    for (Region region : Region.values()) {
      if (Place.of(region).city() == null) {
        add(REGIONS, region, region.slug());
        for (Lang lang : Lang.values()) {
          add(REGIONS, region, region.name(lang));
        }
        PlaceAliases.of(region).forEach(alias -> add(REGIONS, region, alias));
      }
    }
  }

  private Places() {}

  public static Optional<Place> find(String name) {
    Name words = Name.of(name);
    if (words.key.isEmpty()) {
      return Optional.empty();
    }
    Optional<Place> city = Optional.ofNullable(CITIES.get(words.key)).map(Place::of);
    Optional<Place> region = Optional.ofNullable(REGIONS.get(words.key)).map(Place::of);
    if (words.saysRegion) {
      return words.saysCity ? Optional.empty() : region;
    }
    return words.saysCity || city.isPresent() ? city : region;
  }

  /** Every name of a city, folded and without separators; for those who look inside sentences. */
  public static Map<String, City> cityNames() {
    return Map.copyOf(CITIES);
  }

  /** Every name of a region, without its word for region. */
  public static Map<String, Region> regionNames() {
    return Map.copyOf(REGIONS);
  }

  private static <T> void add(Map<String, T> places, T place, String name) {
    T other = places.putIfAbsent(Name.of(name).key, place);
    if (other != null && other != place) {
      throw new IllegalStateException(name + " names both " + other + " and " + place);
    }
  }

  /** Lower case, Kazakh letters as typed on a Russian keyboard, Latin letters without marks. */
  private static String fold(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    StringBuilder folded = new StringBuilder(lower.length());
    for (int i = 0; i < lower.length(); i++) {
      int kazakh = KAZAKH.indexOf(lower.charAt(i));
      folded.append(kazakh < 0 ? lower.charAt(i) : RUSSIAN.charAt(kazakh));
    }
    String spelled = Normalizer.normalize(folded, Normalizer.Form.NFKD).replace('ı', 'i');
    return MARKS.matcher(spelled).replaceAll("");
  }

  /** A name taken apart: its own letters without separators, and what it says it is a name of. */
  private record Name(String key, boolean saysRegion, boolean saysCity) {

    static Name of(String text) {
      if (text == null || text.length() > 80) {
        return new Name("", false, false);
      }
      List<String> own = new ArrayList<>();
      boolean region = false;
      boolean city = false;
      for (String word : SEPARATORS.split(fold(text))) {
        if (REGION_WORDS.contains(word)) {
          region = true;
        } else if (CITY_WORDS.contains(word)) {
          city = true;
        } else {
          own.add(word);
        }
      }
      return new Name(String.join("", own), region, city);
    }
  }
}
