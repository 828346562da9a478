package org.jarshy.gateway.bulletin;

import java.util.Optional;

/**
 * Is every character one that a reader sees, or a screen reader speaks, as it stands? Invisible
 * ones make two texts look alike that are not, or turn words around.
 */
public final class ReadableText {

  private ReadableText() {}

  /**
   * What is wrong with the first character that may not be there, to follow a subject: {@code "has
   * at character 5 an invisible character (U+200B); remove it"}; empty when all is well.
   *
   * @param lines true where line breaks (U+000A) are allowed
   */
  public static Optional<String> problem(String text, boolean lines) {
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      String what = c == '\n' && lines ? null : objection(c, lines);
      if (what != null) {
        int place = text.codePointCount(0, i) + 1;
        return Optional.of("has at character %d %s".formatted(place, what.formatted(c)));
      }
      i += Character.charCount(c);
    }
    return Optional.empty();
  }

  /** Where {@link #problem} is; there must be one. */
  static Passage.Span span(String text, boolean lines) {
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      int end = i + Character.charCount(c);
      if (!(c == '\n' && lines) && objection(c, lines) != null) {
        return new Passage.Span(i, end, text.substring(i, end));
      }
      i = end;
    }
    throw new IllegalArgumentException("every character of it is readable");
  }

  private static String objection(int c, boolean lines) {
    return switch (Character.getType(c)) {
      case Character.SURROGATE ->
          "half of a character (U+%04X) that cannot be encoded; remove it or type it anew";
      case Character.CONTROL ->
          lines
              ? "a control character (U+%04X); of these only line breaks are allowed"
              : "a control character (U+%04X); none is allowed here";
      case Character.FORMAT ->
          "an invisible character (U+%04X) that can hide or reorder words; remove it";
      case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
          "a separator (U+%04X) that phones do not know; use a plain line break";
      case Character.PRIVATE_USE ->
          "a character (U+%04X) without a common meaning; phones would show a box";
      default ->
          c == 0xFFFD
              ? "the mark of a wrongly read character (U+%04X); copy the text from its source again"
              : (c & 0xFFFE) == 0xFFFE ? "no character (U+%04X); remove it" : null;
    };
  }
}
