package org.jarshy.gateway.bulletin;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jarshy.gateway.bulletin.Advice.Code;
import org.jarshy.gateway.bulletin.Passage.Span;
import org.jarshy.gateway.kernel.Lang;

/**
 * Do the languages say the same numbers? A time, a phone or a date that differs between two texts
 * of one bulletin is wrong in one of them. Told on the later of the two, in the order of {@link
 * Lang}.
 */
final class AgreementAdvice {

  /** Times as one, else digits; those within a name (Tele2, 5G) are no number. */
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?<![\\p{L}\\d])(?:\\d{1,2}[:.]\\d{2}|\\+?\\d(?:[ ()-]{0,2}\\d)*)(?![\\p{Lu}\\d])");

  private AgreementAdvice() {}

  static void on(Passage passage, Map<Lang, String> texts) {
    for (Lang earlier : Lang.values()) {
      if (earlier == passage.lang()) {
        return;
      }
      String other = texts.get(earlier);
      if (other != null && other.length() <= ContentRules.MAX_TEXT_CHARS) {
        compare(passage, new Passage("", earlier, other));
      }
    }
  }

  private static void compare(Passage here, Passage there) {
    if (here.words().isEmpty() || there.words().isEmpty()) {
      return; // links alone: each language has its own proxy
    }
    Set<String> said = numbers(there);
    Set<String> own = numbers(here);
    Set<String> missing = new TreeSet<>(said);
    missing.removeAll(own);
    Set<String> more = new TreeSet<>(own);
    more.removeAll(said);
    if (missing.isEmpty() && more.isEmpty()) {
      return;
    }
    String name = there.lang().locale().getDisplayLanguage(Locale.ENGLISH);
    String sentence =
        missing.isEmpty()
            ? "This says %s and the %s text does not; make the two agree."
                .formatted(String.join(", ", more), name)
            : more.isEmpty()
                ? "The %s text says %s and this does not; make the two agree."
                    .formatted(name, String.join(", ", missing))
                : "The %s text says %s where this says %s; make the two agree."
                    .formatted(name, String.join(", ", missing), String.join(", ", more));
    here.find(NUMBER).stream()
        .filter(n -> more.contains(plain(n)))
        .findFirst()
        .ifPresentOrElse(
            n -> here.say(Code.LANGUAGES_DIFFER, n, sentence),
            () -> here.say(Code.LANGUAGES_DIFFER, sentence));
  }

  private static Set<String> numbers(Passage passage) {
    Set<String> numbers = new LinkedHashSet<>();
    passage.find(NUMBER).forEach(n -> numbers.add(plain(n)));
    return numbers;
  }

  /** The same number however it is written: 07:00 is 7.00, 8 (701) 2 is 87012. */
  private static String plain(Span number) {
    String said = number.words();
    if (said.matches("\\d{1,2}[:.]\\d{2}")) {
      return said.replace('.', ':').replaceFirst("^0(?=\\d:)", "");
    }
    return said.replaceAll("[ ()+-]", "");
  }
}
