package org.jarshy.gateway.lookup;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jarshy.gateway.kernel.Place;

/** Makes of cells, and of what citizens ask, keys that compare equal. Safe for many threads. */
final class RowKeys {

  static final int MAX_KEY_CHARS = 120;

  private static final int SERIAL_DIGITS = 14;
  private static final int IMEI_DIGITS = 15;

  private final CitizenWords words;

  RowKeys(CitizenWords words) {
    this.words = words;
  }

  /** What is wrong with a key cell, to follow "Line 7". */
  static final class BadKey extends RuntimeException {
    BadKey(String message) {
      super(message, null, false, false);
    }
  }

  /**
   * Every key a row is found by; one for most.
   *
   * @throws BadKey where it cannot be found by anything
   */
  Set<String> ofCells(KeyMatch match, List<String> cells) {
    String cell = String.join(" ", cells).strip();
    if (cell.isEmpty()) {
      throw new BadKey("has an empty key; a value is required there");
    }
    Set<String> keys =
        switch (match) {
          case EXACT, NAME -> new LinkedHashSet<>(words.readings(cell));
          case CITY -> ofPlace(cell);
          case NUMBER -> Set.of(digits(cell));
          case IMEI -> Set.of(serial(cell));
        };
    if (keys.isEmpty() || keys.contains("")) {
      throw new BadKey("has a key without any letter or digit to find it by");
    }
    if (keys.stream().anyMatch(k -> k.length() > MAX_KEY_CHARS)) {
      throw new BadKey(
          "has a key of more than %d characters, which is the most that is allowed"
              .formatted(MAX_KEY_CHARS));
    }
    return keys;
  }

  private Set<String> ofPlace(String cell) {
    return words
        .place(cell)
        .map(place -> Set.of(key(place)))
        .orElseGet(() -> new LinkedHashSet<>(words.readings(cell)));
  }

  /** Apart from every reading of words, which hold no such sign. */
  static String key(Place place) {
    return "@" + place.slug();
  }

  /** Keys to look for, the likeliest first. */
  List<String> ofQuery(String query) {
    return words.readings(query);
  }

  Optional<Place> place(String query) {
    return words.place(query);
  }

  /** The first name may have been put before the surname. */
  static Optional<String> turned(String name) {
    List<String> parts = new ArrayList<>(List.of(name.split(" ")));
    if (parts.size() < 2) {
      return Optional.empty();
    }
    parts.add(0, parts.remove(1));
    return Optional.of(String.join(" ", parts));
  }

  static String digits(String text) {
    StringBuilder digits = new StringBuilder();
    text.codePoints()
        .filter(Character::isDigit)
        .forEach(c -> digits.append(Character.digit(c, 10)));
    return digits.toString();
  }

  /** The 14 digits that name a phone; a table may give them without the last, or with a version. */
  private static String serial(String cell) {
    String digits = digits(cell);
    if (digits.length() < SERIAL_DIGITS || digits.length() > IMEI_DIGITS + 1) {
      throw new BadKey(
          "has an IMEI of %d digits; 15 are required, or 14 without the last"
              .formatted(digits.length()));
    }
    if (digits.length() == IMEI_DIGITS && !isProved(digits)) {
      throw new BadKey("has an IMEI whose last digit does not fit the others; it was mistyped");
    }
    return digits.substring(0, SERIAL_DIGITS);
  }

  /** Of what a citizen typed; empty where it is no IMEI. */
  static Optional<String> asked(String query) {
    String digits = digits(query);
    return digits.length() == IMEI_DIGITS && isProved(digits)
        ? Optional.of(digits.substring(0, SERIAL_DIGITS))
        : Optional.empty();
  }

  /** ISO/IEC 7812-1, annex B: doubled from the right, every second digit, all add up to tens. */
  private static boolean isProved(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int d = digits.charAt(digits.length() - 1 - i) - '0';
      int twice = d * 2;
      sum += i % 2 == 0 ? d : twice > 9 ? twice - 9 : twice;
    }
    return sum % 10 == 0;
  }
}
