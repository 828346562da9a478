package org.jarshy.gateway.keyword.internal;

import org.jarshy.gateway.gsm.Segmenter;
import org.jarshy.gateway.gsm.Typography;

/** What one answer may cost: two segments, 134 characters of Cyrillic. */
final class Fit {

  static final int MOST_SEGMENTS = 2;

  /** Three letters of the GSM alphabet; the one character would make an English text UCS-2. */
  static final String CUT = " ...";

  /** Above this no text fits, whatever its letters: two parts of 153 septets. */
  private static final int MOST_CHARS = 306;

  private Fit() {}

  static boolean fits(String text) {
    return text.length() <= MOST_CHARS
        && Segmenter.segment(Typography.fitted(text)).count() <= MOST_SEGMENTS;
  }

  /**
   * How much of a text fits before a tail, never ending inside a word; a first word longer than all
   * the room is kept whole, for it may be a link.
   *
   * @return characters to take, at least one word
   */
  static int wordsThatFit(String text, String tail) {
    for (int end = Math.min(text.length(), MOST_CHARS); end > 0; end--) {
      if (isWordEnd(text, end) && fits(text.substring(0, end) + tail)) {
        return end;
      }
    }
    int end = 1;
    while (!isWordEnd(text, end)) {
      end++;
    }
    return end;
  }

  /** The text, or as many of its words as fit before the tail. */
  static String clip(String text, String tail) {
    return fits(text + tail)
        ? text + tail
        : text.substring(0, wordsThatFit(text, CUT + tail)) + CUT + tail;
  }

  private static boolean isWordEnd(String text, int end) {
    return !Character.isWhitespace(text.charAt(end - 1))
        && (end == text.length() || Character.isWhitespace(text.charAt(end)));
  }
}
