package org.jarshy.gateway.inbound.internal;

import java.util.SortedMap;

/** Joins the parts of a longer text. */
final class JoinedText {

  private static final char GAP = '…';
  private static final char UNREADABLE = '\uFFFD';

  private JoinedText() {}

  /**
   * What is missing shows as one ellipsis a gap, so that a person reading it later sees that
   * something was there, while STOP in the part that did come is still understood.
   *
   * @param parts by number, from 1
   */
  static String of(SortedMap<Integer, String> parts, int total) {
    StringBuilder whole = new StringBuilder();
    int next = 1;
    for (var part : parts.entrySet()) {
      if (part.getKey() != next) {
        whole.append(GAP);
      }
      whole.append(part.getValue());
      next = part.getKey() + 1;
    }
    if (next <= total) {
      whole.append(GAP);
    }
    return wellFormed(whole.toString());
  }

  /** Halves of pairs met their other half in joining; one still alone has none. */
  static String wellFormed(String text) {
    StringBuilder good = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? UNREADABLE : c)
        .forEach(good::appendCodePoint);
    return good.toString();
  }
}
