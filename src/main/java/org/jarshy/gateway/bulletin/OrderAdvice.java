package org.jarshy.gateway.bulletin;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jarshy.gateway.bulletin.Advice.Code;
import org.jarshy.gateway.kernel.City;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.Region;

/**
 * Does the text itself say who, where and until when? The bulletin has all three, but a phone shows
 * only the text, and texts are passed on.
 */
final class OrderAdvice {

  private static final Set<Kind> OF_A_PLACE =
      EnumSet.of(Kind.CURFEW, Kind.OUTAGE, Kind.WHAT_WORKS, Kind.NEWS_DIGEST);

  /** {@code МЧС: …}; the longest is a source in two or three words. */
  private static final Pattern NAMED_FIRST = Pattern.compile("^\\s*([^:.!?\\n]{2,60}):\\s");

  private static final Pattern NAMED_ANYWHERE =
      Pattern.compile(
          "(?iu)источник|сообща|сообщил|дереккөз|хабарла|source|according to|\\bsays\\b");

  private static final Pattern SOME_PLACE =
      Pattern.compile(
          "(?iu)област|облыс|(?<![\\p{L}\\p{N}])(?:[вз]ко|ско|[шбс]қо)(?![\\p{L}\\p{N}])|регион|район|аудан|қала|город|district|region|city");

  /** Letters of a name that stay when it is declined: Алмат-ы, Алмат-е, Алмат-инской. */
  private static final int STEM = 5;

  private OrderAdvice() {}

  static void on(Passage passage, Content content) {
    if (isLinkAlone(passage)) {
      return; // a link travels alone; the source stands in the bulletin and in the next text
    }
    if (content.source() != null
        && !content.source().isBlank()
        && !namesSource(passage, content.source())) {
      passage.say(
          Code.NO_SOURCE,
          "The text does not say who says so; begin it with the source: '%s: …'."
              .formatted(content.source()));
    }
    if (content.area() != null
        && content.kind() != null
        && OF_A_PLACE.contains(content.kind())
        && !content.area().country()
        && !content.area().isEmpty()
        && !namesPlace(passage, content)) {
      passage.say(
          Code.NO_PLACE,
          "The text does not say where it holds; name the place: %s."
              .formatted(content.area().describe(passage.lang())));
    }
    EndAdvice.on(passage, content);
  }

  private static boolean isLinkAlone(Passage passage) {
    return !passage.links().isEmpty() && passage.words().isEmpty();
  }

  private static boolean namesSource(Passage passage, String source) {
    String text = lower(passage.text());
    boolean bySource =
        Stream.of(lower(source).split("[^\\p{L}\\p{N}]+"))
            .filter(w -> w.length() >= 2)
            .anyMatch(w -> text.contains(stem(w)));
    var first = NAMED_FIRST.matcher(passage.text());
    boolean byColon = first.find() && !isHazardAlone(first.group(1));
    return bySource || byColon || passage.has(NAMED_ANYWHERE);
  }

  private static boolean isHazardAlone(String beginning) {
    return Stream.of(beginning.strip().split("[^\\p{L}]+"))
        .allMatch(w -> w.isEmpty() || KnownWords.isHazard(w));
  }

  private static boolean namesPlace(Passage passage, Content content) {
    String text = lower(passage.text());
    Lang lang = passage.lang();
    Stream<String> cities =
        content.area().cities().stream()
            .flatMap(c -> Stream.of(c.name(lang), c.region().name(lang)));
    Stream<String> regions =
        content.area().regions().stream()
            .flatMap(r -> Stream.concat(Stream.of(r.name(lang)), citiesOf(r, lang)));
    // The capital had another name from 2019 to 2022; both are in use.
    boolean capital =
        content.area().covers(Region.ASTANA, City.ASTANA)
            && (text.contains("сұлтан") || text.contains("султан") || text.contains("sultan"));
    return capital
        || Stream.concat(cities, regions).anyMatch(name -> names(text, name))
        || (!content.area().regions().isEmpty() && passage.has(SOME_PLACE));
  }

  private static Stream<String> citiesOf(Region region, Lang lang) {
    return Stream.of(City.values()).filter(c -> c.region() == region).map(c -> c.name(lang));
  }

  private static boolean names(String text, String name) {
    return Stream.of(lower(name).split("[\\s-]+"))
        .filter(w -> w.length() >= 4 && !SOME_PLACE.matcher(w).find())
        .anyMatch(w -> text.contains(stem(w)));
  }

  private static String stem(String word) {
    return word.length() > STEM ? word.substring(0, STEM) : word;
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
