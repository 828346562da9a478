package org.jarshy.gateway.keyword.internal;

/** What one answer may usually cost: two segments, 134 characters of Cyrillic. */
final class Fit {

  /** Three letters of the GSM alphabet; the one character would make an English text UCS-2. */
  static final String CUT = " ...";

  private Fit() {}

  static boolean fits(String text) {
    return Room.USUAL.holds(text);
  }

  /**
   * How much of a text fits before a tail, never ending inside a word; a first word longer than all
   * the room is kept whole, for it may be a link.
   *
   * @return characters to take, at least one word
   */
  static int wordsThatFit(String text, String tail) {
    int end = Room.USUAL.wordsBefore(tail, text);
    return end > 0 ? end : firstWord(text);
  }

  /** Where the first word of a text that begins with one ends. */
  static int firstWord(String text) {
    int end = 1;
    while (!Room.isWordEnd(text, end)) {
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
}
