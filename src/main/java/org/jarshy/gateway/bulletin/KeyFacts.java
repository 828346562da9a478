package org.jarshy.gateway.bulletin;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jarshy.gateway.bulletin.Passage.Span;

/**
 * What of a text nobody may twist unseen: how it begins, every number and every address. Whoever
 * holds other words under the same code sees by these that theirs are false. Pure.
 */
public final class KeyFacts {

  /** Shorter is an abbreviation, a name, a greeting. */
  private static final int SHORTEST_HEADLINE = 25;

  private static final Pattern MAIL_OR_NAME =
      Pattern.compile("[\\p{L}\\p{N}._%+-]*@[\\p{L}\\p{N}_-]+(?:\\.[\\p{L}\\p{N}_-]+)*");

  /**
   * Times, dates, amounts, phones with blanks and brackets, codes to dial; what stands together.
   */
  private static final Pattern NUMBER =
      Pattern.compile(
          "[+№#*(]*\\p{Nd}+"
              + "(?:(?:[ \\u00a0]?[()]{0,2}[ \\u00a0]?|[.,:/–—−*#-]{1,2})\\p{Nd}+)*[%₸$€#*]*");

  /** Of a short number it says little without the word that it counts: 19 января, 3 посёлка. */
  private static final Pattern COUNTED = Pattern.compile(" \\p{L}{1,12}(?![\\p{L}\\p{N}])");

  private static final Pattern SHORT_NUMBER = Pattern.compile("\\p{Nd}{1,4}");

  private final String text;
  private final List<Span> facts;

  private KeyFacts(String text, List<Span> facts) {
    this.text = text;
    this.facts = facts;
  }

  public static KeyFacts of(String text) {
    List<Span> found = new ArrayList<>();
    String rest = take(Passage.LINK, text, found);
    rest = take(MAIL_OR_NAME, rest, found);
    rest = take(Passage.ADDRESS, rest, found);
    Matcher number = NUMBER.matcher(rest);
    while (number.find()) {
      int end = number.end();
      Matcher counted = COUNTED.matcher(rest).region(end, rest.length());
      if (SHORT_NUMBER.matcher(number.group()).matches() && counted.lookingAt()) {
        end = counted.end();
      }
      found.add(new Span(number.start(), end, rest.substring(number.start(), end)));
    }
    found.sort(Comparator.comparingInt(Span::start));
    return new KeyFacts(text, List.copyOf(found));
  }

  /** Where its first sentence ends; the next ones are taken with it while it is short. */
  public int headlineEnd() {
    for (Span sentence : new Passage("", null, text).sentences()) {
      int end = sentence.end();
      while (end < text.length() && ".!?…".indexOf(text.charAt(end)) >= 0) {
        end++;
      }
      if (end >= SHORTEST_HEADLINE) {
        return end;
      }
    }
    return text.length();
  }

  /**
   * Every number and address that the beginning of the text does not show, as written, in order.
   *
   * @param end of the beginning, in UTF-16 units
   */
  public List<String> after(int end) {
    String shown = text.substring(0, end);
    Set<String> after = new LinkedHashSet<>();
    for (Span fact : facts) {
      if (fact.end() > end && !stands(fact.words(), shown)) {
        after.add(fact.words());
      }
    }
    return List.copyOf(after);
  }

  /** Is it in the text, and not within a longer number or address? */
  private static boolean stands(String words, String text) {
    return Pattern.compile(
            "(?<![\\p{L}\\p{N}:.,/+-])" + Pattern.quote(words) + "(?![\\p{L}\\p{N}]|[:.,/-]\\p{N})")
        .matcher(text)
        .find();
  }

  /** Takes what a pattern finds. @return the rest, with blanks in its place */
  private static String take(Pattern pattern, String text, List<Span> found) {
    StringBuilder rest = new StringBuilder(text);
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      if (!matcher.group().isEmpty()) {
        found.add(new Span(matcher.start(), matcher.end(), matcher.group()));
        rest.replace(matcher.start(), matcher.end(), " ".repeat(matcher.group().length()));
      }
    }
    return rest.toString();
  }
}
