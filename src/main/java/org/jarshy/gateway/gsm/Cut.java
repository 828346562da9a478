package org.jarshy.gateway.gsm;

import java.util.ArrayList;
import java.util.List;

/** Cuts a text that is too long for one segment, by what its characters cost. */
final class Cut {

  private static final char ZERO_WIDTH_JOINER = '\u200D';

  private final String text;

  /** Null where each UTF-16 code unit costs one. */
  private final Septets septets;

  private final int room;

  /**
   * @param septets null for UCS-2
   * @param room units of a part, at least 2
   */
  Cut(String text, Septets septets, int room) {
    this.text = text;
    this.septets = septets;
    this.room = room;
  }

  static int units(String text, Septets septets) {
    if (septets == null) {
      return text.length();
    }
    int units = 0;
    for (int i = 0; i < text.length(); i++) {
      units += septets.cost(text.charAt(i));
    }
    return units;
  }

  /**
   * Keeps marks with their base wherever that is free: nobody pays a segment for a diacritic. Each
   * cut steps back to a base if what then remains still fits the fewest parts possible.
   */
  List<Segments.Part> parts() {
    List<Segments.Part> parts = new ArrayList<>();
    int left = count(0);
    for (int start = 0; start < text.length(); ) {
      int end = fit(start);
      left--;
      if (end < text.length()) {
        int whole = beforeMarks(start, end);
        end = whole < end && count(whole) > left ? end : whole;
      }
      String part = text.substring(start, end);
      parts.add(new Segments.Part(part, units(part, septets)));
      start = end;
    }
    return parts;
  }

  /** The fewest parts that the text from here needs: each as full as can be. */
  int count(int from) {
    int parts = 0;
    for (int start = from; start < text.length(); start = fit(start)) {
      parts++;
    }
    return parts;
  }

  /** The furthest end that fits, not within a surrogate pair. A pair is 2 units, so one fits. */
  private int fit(int start) {
    if (septets == null) {
      int end = Math.min(text.length(), start + room);
      return withinPair(end) ? end - 1 : end;
    }
    int end = start;
    for (int units = 0; end < text.length(); end++) {
      units += septets.cost(text.charAt(end));
      if (units > room) {
        break;
      }
    }
    return end;
  }

  /** Steps back from marks to the base they belong to; a cluster longer than a part is cut. */
  private int beforeMarks(int start, int end) {
    int at = end;
    while (at > start && (withinPair(at) || continues(at))) {
      at--;
    }
    return at == start ? end : at;
  }

  private boolean withinPair(int at) {
    return at > 0
        && at < text.length()
        && Character.isLowSurrogate(text.charAt(at))
        && Character.isHighSurrogate(text.charAt(at - 1));
  }

  /** Whether what stands at this place is drawn together with what stands before it. */
  private boolean continues(int at) {
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
}
