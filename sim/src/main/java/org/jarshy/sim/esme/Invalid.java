package org.jarshy.sim.esme;

import java.time.Duration;

/** The one way in which this package says that a value is not allowed. */
final class Invalid {

  private Invalid() {}

  static IllegalArgumentException value(String key, Object value, String allowed) {
    return new IllegalArgumentException(
        "%s: %s is not allowed; allowed is %s".formatted(key, value, allowed));
  }

  static void unlessBetween(String key, long value, long least, long most) {
    if (value < least || value > most) {
      throw value(key, value, least + " to " + most);
    }
  }

  static void unlessAboveZero(String key, Duration value) {
    if (value == null || value.isZero() || value.isNegative()) {
      throw value(key, value, "a time above zero");
    }
  }

  static void unlessZeroOrMore(String key, Duration value) {
    if (value == null || value.isNegative()) {
      throw value(key, value, "zero or a time above it");
    }
  }

  /** A C-octet string of SMPP: ASCII without a zero octet, of limited length. */
  static void unlessWord(String key, String value, int longest) {
    if (value == null
        || value.length() > longest
        || !value.chars().allMatch(c -> c > 0 && c < 0x80)) {
      throw value(key, value, "up to " + longest + " characters of ASCII");
    }
  }
}
