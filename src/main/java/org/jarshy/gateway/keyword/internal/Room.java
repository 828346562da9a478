package org.jarshy.gateway.keyword.internal;

import org.jarshy.gateway.gsm.Encoding;
import org.jarshy.gateway.gsm.Segmenter;
import org.jarshy.gateway.gsm.Typography;

/**
 * How much one answer may hold.
 *
 * @param segments at most so many: one is 70 characters of Cyrillic or 160 of the GSM alphabet, two
 *     are 134 or 306
 */
record Room(int segments) {

  static final Room USUAL = new Room(2);

  /** For who asks for one text only. */
  static final Room BRIEF = new Room(1);

  boolean holds(String text) {
    return text.length() <= mostCharacters()
        && Segmenter.segment(Typography.fitted(text)).count() <= segments;
  }

  /**
   * How much of a text has room before a tail, never ending inside a word.
   *
   * @return characters to take; 0 where not even the first word has room
   */
  int wordsBefore(String tail, String text) {
    for (int end = Math.min(text.length(), mostCharacters()); end > 0; end--) {
      if (isWordEnd(text, end) && holds(text.substring(0, end) + tail)) {
        return end;
      }
    }
    return 0;
  }

  /** Above this nothing has room, whatever its letters. */
  private int mostCharacters() {
    return segments == 1 ? Encoding.GSM7.unitsAlone() : segments * Encoding.GSM7.unitsInPart();
  }

  static boolean isWordEnd(String text, int end) {
    return !Character.isWhitespace(text.charAt(end - 1))
        && (end == text.length() || Character.isWhitespace(text.charAt(end)));
  }
}
