package org.jarshy.gateway.gsm;

import java.util.ArrayList;
import java.util.List;

/** Whether a national table saves segments, of those that a carrier passes on. */
final class NationalChoice {

  private NationalChoice() {}

  /**
   * @param usual the way without any table
   * @throws IllegalArgumentException where no way needs {@link Segmenter#MAX_PARTS} parts or fewer
   */
  static Segments cheapest(String text, Way usual, Carriage carriage) {
    Segments best = null;
    IllegalArgumentException tooLong = null;
    for (Way way : ways(usual, carriage)) {
      if (way.canCarry(text)) {
        try {
          Segments cut = way.cut(text, way.units(text), carriage.reference());
          best = best == null || cut.count() < best.count() ? cut : best;
        } catch (IllegalArgumentException e) {
          tooLong = tooLong == null ? e : tooLong;
        }
      }
    }
    if (best == null) {
      throw tooLong;
    }
    return best;
  }

  /** The usual one first, then those with less to announce: of equals, the first is taken. */
  private static List<Way> ways(Way usual, Carriage carriage) {
    List<Way> ways = new ArrayList<>(List.of(usual));
    List<NationalLanguage> languages = carriage.nationalTables().stream().sorted().toList();
    for (NationalLanguage language : languages) {
      ways.add(new Way(Encoding.GSM7, new Shifts(null, language)));
    }
    for (NationalLanguage language : languages) {
      if (language.hasLocking()) {
        ways.add(new Way(Encoding.GSM7, new Shifts(language, null)));
      }
    }
    for (NationalLanguage language : languages) {
      if (language.hasLocking()) {
        ways.add(new Way(Encoding.GSM7, new Shifts(language, language)));
      }
    }
    return ways;
  }
}
