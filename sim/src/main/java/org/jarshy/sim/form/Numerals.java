package org.jarshy.sim.form;

import java.math.BigInteger;
import java.util.Locale;

/** What the words of YAML 1.2 and JSON mean as numbers. */
final class Numerals {

  // The longest that a reader could want; more digits only cost time.
  private static final int LONGEST = 40;

  private Numerals() {}

  /** Whether a word can be read as what it is said to be. */
  static boolean fits(Tree.Kind kind, String text) {
    return switch (kind) {
      case WHOLE -> whole(text) != null;
      case DECIMAL -> !Double.isNaN(decimal(text)) || text.equalsIgnoreCase(".nan");
      case FLAG -> text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false");
      default -> true;
    };
  }

  /**
   * @param text such as {@code 12}, {@code +12}, {@code 0x1F}, {@code 0o17}
   * @return null when it is none
   */
  static BigInteger whole(String text) {
    if (text.length() > LONGEST) {
      return null;
    }
    try {
      if (text.startsWith("0x")) {
        return new BigInteger(text.substring(2), 16);
      }
      return text.startsWith("0o") ? new BigInteger(text.substring(2), 8) : new BigInteger(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** Not a number when it is none. */
  static double decimal(String text) {
    BigInteger whole = whole(text);
    if (whole != null) {
      return whole.doubleValue();
    }
    try {
      return switch (text.toLowerCase(Locale.ROOT)) {
        case ".inf", "+.inf" -> Double.POSITIVE_INFINITY;
        case "-.inf" -> Double.NEGATIVE_INFINITY;
        default -> Double.parseDouble(text);
      };
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
