package org.jarshy.gateway.keyword;

import java.util.HashMap;
import java.util.Map;

/**
 * What a text says when the keyboard was set to the other layout: {@code ghjrcb} is прокси, {@code
 * ыещз} is stop. Standard ЙЦУКЕН against QWERTY, and the Kazakh letters of the digit row.
 */
final class Layouts {

  private static final String LATIN_KEYS = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`";
  private static final String RUSSIAN_KEYS = "йцукенгшщзхъфывапролджэячсмитьбюё";

  // On the Kazakh layout the digit row has the letters that Russian lacks.
  private static final String DIGIT_KEYS = "2345890-=";
  private static final String KAZAKH_KEYS = "әіңғүұқөһ";

  private static final Map<Character, Character> TO_RUSSIAN = keys(LATIN_KEYS, RUSSIAN_KEYS);
  private static final Map<Character, Character> TO_KAZAKH =
      keys(LATIN_KEYS + DIGIT_KEYS, RUSSIAN_KEYS + KAZAKH_KEYS);
  private static final Map<Character, Character> TO_LATIN =
      keys(RUSSIAN_KEYS + KAZAKH_KEYS, LATIN_KEYS + DIGIT_KEYS);

  private Layouts() {}

  static String russian(String lowerCase) {
    return typedOn(TO_RUSSIAN, lowerCase);
  }

  static String kazakh(String lowerCase) {
    return typedOn(TO_KAZAKH, lowerCase);
  }

  static String latin(String lowerCase) {
    return typedOn(TO_LATIN, lowerCase);
  }

  private static String typedOn(Map<Character, Character> keys, String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      out.append((char) keys.getOrDefault(text.charAt(i), text.charAt(i)));
    }
    return out.toString();
  }

  private static Map<Character, Character> keys(String from, String to) {
    Map<Character, Character> keys = new HashMap<>();
    for (int i = 0; i < from.length(); i++) {
      keys.put(from.charAt(i), to.charAt(i));
    }
    return Map.copyOf(keys);
  }
}
