package org.jarshy.gateway.gsm;

import java.util.ArrayList;
import java.util.List;

/** Cuts a text that is too long for one segment. Linear in the text's length. */
final class Cut {

  private static final char ZERO_WIDTH_JOINER = '\u200D';

  private Cut() {}

  static int cost(Encoding encoding, char c) {
    return encoding == Encoding.GSM7 ? Gsm7.cost(c) : 1;
  }

  /** Keeps marks with their base only where that is free: nobody pays a segment for a diacritic. */
  static List<Segments.Part> parts(String text, Encoding encoding) {
    List<Segments.Part> plain = parts(text, encoding, false);
    if (encoding == Encoding.GSM7) {
      return plain;
    }
    List<Segments.Part> kept = parts(text, encoding, true);
    return kept.size() > plain.size() ? plain : kept;
  }

  private static List<Segments.Part> parts(String text, Encoding encoding, boolean keepMarks) {
    List<Segments.Part> parts = new ArrayList<>();
    for (int start = 0; start < text.length(); ) {
      int end = fit(text, start, encoding);
      if (end < text.length()) {
        end = keepMarks ? beforeMarks(text, start, end) : end;
      }
      parts.add(part(text.substring(start, end), encoding));
      start = end;
    }
    return parts;
  }

  /** The furthest end that fits, not within a surrogate pair. A pair is 2 units, so one fits. */
  private static int fit(String text, int start, Encoding encoding) {
    int end = start;
    for (int units = 0; end < text.length(); end++) {
      units += cost(encoding, text.charAt(end));
      if (units > encoding.unitsInPart()) {
        break;
      }
    }
    return withinPair(text, end) ? end - 1 : end;
  }

  /** Steps back from marks to the base they belong to; a cluster longer than a part is cut. */
  private static int beforeMarks(String text, int start, int end) {
    int at = end;
    while (at > start && (withinPair(text, at) || continues(text, at))) {
      at--;
    }
    return at == start ? end : at;
  }

  private static boolean withinPair(String text, int at) {
    return at > 0
        && at < text.length()
        && Character.isLowSurrogate(text.charAt(at))
        && Character.isHighSurrogate(text.charAt(at - 1));
  }

  /** Whether what stands at this place is drawn together with what stands before it. */
  private static boolean continues(String text, int at) {
    int here = text.codePointAt(at);
    return switch (Character.getType(here)) {
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK ->
          true;
      default ->
          here == ZERO_WIDTH_JOINER
              || text.charAt(at - 1) == ZERO_WIDTH_JOINER
              || (here >= 0x1F3FB && here <= 0x1F3FF); // skin tones of emoji
    };
  }

  private static Segments.Part part(String text, Encoding encoding) {
    int units = 0;
    for (int i = 0; i < text.length(); i++) {
      units += cost(encoding, text.charAt(i));
    }
    return new Segments.Part(text, units);
  }
}
