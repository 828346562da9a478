package org.jarshy.gateway.bulletin;

import java.lang.Character.UnicodeScript;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words that an old phone, a screen reader or a hurried person stumbles over. */
final class WordAdvice {

  private static final Pattern WORD = Pattern.compile("\\p{L}+");
  private static final Pattern LINK =
      Pattern.compile("https?://\\S+|\\bwww\\.\\S+", Pattern.CASE_INSENSITIVE);
  private static final Pattern DECORATION = Pattern.compile("([!?*=#~_•+])\\1\\1|[!?]{3}|\\p{So}");

  /** Shorter ones are abbreviations that people know: ЧП, МВД. */
  private static final int SHORTEST_SHOUT_LETTERS = 5;

  /** The hazard itself may be in capitals; it has one word or two. */
  private static final int MAX_SHOUTS = 2;

  private WordAdvice() {}

  static void on(String text, List<String> sentences) {
    String words = LINK.matcher(text).replaceAll(" ");
    int shouts = 0;
    boolean mixed = false;
    for (Matcher word = WORD.matcher(words); word.find(); ) {
      shouts += isShout(word.group()) ? 1 : 0;
      mixed |= mixesScripts(word.group());
    }
    if (mixed) {
      sentences.add(
          "A word mixes Latin and Cyrillic letters; screen readers cannot speak it and readers"
              + " distrust it.");
    }
    if (shouts > MAX_SHOUTS) {
      sentences.add("%d words are in capitals; only the hazard should be.".formatted(shouts));
    }
    if (DECORATION.matcher(words).find()) {
      sentences.add("It has decoration (repeated marks or pictures); plain words are read faster.");
    }
  }

  static boolean hasLink(String text) {
    return LINK.matcher(text).find();
  }

  private static boolean isShout(String word) {
    return word.length() >= SHORTEST_SHOUT_LETTERS
        && word.codePoints().allMatch(Character::isUpperCase);
  }

  private static boolean mixesScripts(String word) {
    return word.codePoints().anyMatch(c -> UnicodeScript.of(c) == UnicodeScript.LATIN)
        && word.codePoints().anyMatch(c -> UnicodeScript.of(c) == UnicodeScript.CYRILLIC);
  }
}
