package org.jarshy.gateway.keyword;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jarshy.gateway.kernel.Place;
import org.jarshy.gateway.kernel.Places;

/**
 * Names of places within a text, in the forms that Kazakh and Russian grammar gives them: {@code в
 * Шымкенте}, {@code Алматыда}, {@code Караганды}, {@code Мангистауской области}.
 */
final class PlaceForms {

  private static final int MOST_WORDS = 3;
  private static final int LONG = 5;
  private static final String[] KAZAKH =
      ("да де та те дан ден тан тен нан нен га ге ка ке ды ди ты ти ны ни нын нин дын дин тын тин"
              + " мен бен пен дагы деги тагы теги дамын демин тамын темин данмын денмин танмын тенмин"
              + " нанмын ненмин дамыз демиз тамыз темиз данмыз денмиз лык лик дык дик тык тик")
          .split(" ");

  /** Forms that are everyday words too: families, yelled, a surname. */
  private static final Set<String> AMBIGUOUS = Set.of("семеи", "орал", "орала", "шевченко");

  /** Words before which the same letters are families, not the city of Semey. */
  private static final Set<String> BEFORE_OTHERS =
      Set.of("для", "без", "от", "много", "несколько", "сто", "всех", "наших", "их", "у", "как");

  /** People whose names both towns and streets bear. */
  private static final Set<String> NAMES_OF_STREETS =
      Set.of("сатпаев", "сатбаев", "шевченко", "конаев", "жамбыл", "джамбул");

  private static final Set<String> BEFORE_A_STREET =
      Set.of(
          "на",
          "ул",
          "улица",
          "улице",
          "улицу",
          "улицы",
          "угол",
          "углу",
          "проспект",
          "пр",
          "проспекте",
          "пересечение",
          "перекресток");

  private static final Set<String> BEFORE_A_PLACE =
      Set.of("в", "во", "г", "из", "по", "город", "городе", "in", "city", "кала");

  private final Map<String, Place> cities = new HashMap<>();
  private final Map<String, Place> regions = new HashMap<>();
  private final Set<String> longForms = new HashSet<>();

  PlaceForms() {
    Places.regionNames().forEach((name, region) -> addForms(regions, name, Place.of(region)));
    Places.cityNames().forEach((name, city) -> addForms(cities, name, Place.of(city)));
  }

  /** Every form of every name. */
  Set<String> words() {
    return Stream.concat(cities.keySet().stream(), regions.keySet().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Forms of names long enough to be known when misspelt; ВКО and Арал are near anything. */
  Set<String> longWords() {
    return Set.copyOf(longForms);
  }

  /** Words {@code from} up to {@code to}, not including it. */
  record Match(Place place, int from, int to) {}

  /** The first place named; null where none is. */
  Match find(List<Word> words) {
    for (int from = 0; from < words.size(); from++) {
      Match match = from(words, from);
      if (match != null) {
        return match;
      }
    }
    return null;
  }

  /** Every place named, in their order. */
  List<Place> all(List<Word> words) {
    List<Place> named = new ArrayList<>();
    for (int i = 0; i < words.size(); ) {
      Match match = from(words, i);
      if (match != null) {
        named.add(match.place());
      }
      i = match == null ? i + 1 : match.to();
    }
    return named;
  }

  /** The words that name no place. */
  List<Word> removedFrom(List<Word> words) {
    List<Word> rest = new ArrayList<>();
    for (int i = 0; i < words.size(); ) {
      Match match = from(words, i);
      if (match == null) {
        rest.add(words.get(i++));
      } else {
        i = match.to();
      }
    }
    return rest;
  }

  private Match from(List<Word> words, int from) {
    for (int to = Math.min(words.size(), from + MOST_WORDS); to > from; to--) {
      Match match = at(words, from, to);
      if (match != null) {
        return match;
      }
    }
    return null;
  }

  private Match at(List<Word> words, int from, int to) {
    boolean region = to < words.size() && saysRegion(words.get(to));
    int readings = Word.readings(words, from, to);
    for (int reading = 0; reading < readings; reading++) {
      String key = join(words, from, to, reading);
      Place place = region ? regions.get(key) : cities.getOrDefault(key, regions.get(key));
      boolean other =
          AMBIGUOUS.contains(key) && unlikely(words, from) || isStreet(key, words, from, to);
      if (place != null && !other) {
        return new Match(place, from, region ? to + 1 : to);
      }
    }
    return null;
  }

  /** "I am in Satpayev street" is no town. */
  private static boolean isStreet(String key, List<Word> words, int from, int to) {
    if (NAMES_OF_STREETS.stream().noneMatch(key::startsWith)) {
      return false;
    }
    boolean named = from > 0 && BEFORE_A_STREET.contains(words.get(from - 1).form(0));
    return named || to < words.size() && saysStreet(words.get(to).form(0));
  }

  private static boolean saysStreet(String word) {
    return word.startsWith("коше") || word.startsWith("дангыл") || word.startsWith("улиц");
  }

  private static boolean unlikely(List<Word> words, int at) {
    if (words.size() <= 2) {
      return false;
    }
    String before = at == 0 ? "" : words.get(at - 1).form(0);
    boolean atEnd = at == words.size() - 1 && !BEFORE_OTHERS.contains(before);
    return !atEnd && !BEFORE_A_PLACE.contains(before);
  }

  private static boolean saysRegion(Word word) {
    return word.forms().stream()
        .anyMatch(
            f ->
                f.startsWith("област")
                    || f.startsWith("облыс")
                    || f.equals("обл")
                    || f.equals("region"));
  }

  private static String join(List<Word> words, int from, int to, int reading) {
    StringBuilder key = new StringBuilder();
    for (int i = from; i < to; i++) {
      key.append(words.get(i).form(reading));
    }
    return key.toString();
  }

  private void addForms(Map<String, Place> forms, String name, Place place) {
    String key = String.join("", Folding.keys(name));
    forms.put(key, place);
    Set<String> others =
        Stream.concat(Stream.of(KAZAKH).map(key::concat), russian(key)).collect(Collectors.toSet());
    others.forEach(form -> forms.putIfAbsent(form, place));
    if (key.length() >= LONG) {
      longForms.add(key);
      longForms.addAll(others);
    }
  }

  private static Stream<String> russian(String key) {
    String stem = key.substring(0, key.length() - 1);
    if (key.endsWith("ая")) {
      String adjective = stem.substring(0, stem.length() - 1);
      return Stream.of("ои", "ую").map(adjective::concat);
    }
    return switch (key.charAt(key.length() - 1)) {
      case 'а' -> Stream.of("ы", "е", "у", "ои", "ою").map(stem::concat);
      case 'ы' -> Stream.of("а", "е", "у", "ои").map(stem::concat);
      case 'и' -> Stream.of("е", "я", "ю", "ем").map(stem::concat);
      case 'у', 'о', 'е' -> Stream.empty();
      default -> Stream.of("а", "у", "е", "ом").map(key::concat);
    };
  }
}
