package org.jarshy.gateway.trust;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What may stand in the strings and numbers of a bundle: what is sent is what an editor saw. */
final class StrictText {

  /** Beyond this a double is infinite, and readers no longer agree. */
  private static final int MAX_EXPONENT = 300;

  private static final Pattern DECLARATION = Pattern.compile("doctype|<!\\s*entity");

  private StrictText() {}

  static void check(String what, JsonNode node) {
    if (node.isString()) {
      checkText(what, node.stringValue());
    } else if (node.isNumber()) {
      checkNumber(what, node);
    } else if (node.isObject()) {
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        checkText(what, field.getKey());
        check(what, field.getValue());
      }
    } else {
      node.forEach(child -> check(what, child));
    }
  }

  private static void checkNumber(String what, JsonNode node) {
    if (node.isBigDecimal()) {
      BigDecimal number = node.decimalValue();
      if (Math.abs((long) number.precision() - number.scale()) > MAX_EXPONENT) {
        throw new RuleBroken(Rule.JSON_NUMBER, what + " has a number out of any range");
      }
    }
  }

  static void checkText(String what, String text) {
    int before = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
        throw new RuleBroken(
            Rule.JSON_LONE_SURROGATE, String.format("%s has half a character, U+%04X", what, c));
      }
      int end = i + Character.charCount(c);
      if (hidden(c, before, end < text.length() ? text.codePointAt(end) : 0)) {
        throw new RuleBroken(
            Rule.JSON_HIDDEN_CHARACTER,
            String.format("%s has U+%04X, which nobody can see; delete it", what, c));
      }
      if (c > 0x7f && Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER) {
        throw new RuleBroken(
            Rule.JSON_DIGITS, String.format("%s has the digit U+%04X; type 0 to 9", what, c));
      }
      before = c;
      i = end;
    }
    checkLookAlikes(what, text);
    if (DECLARATION.matcher(text.toLowerCase(Locale.ROOT)).find()) {
      throw new RuleBroken(Rule.JSON_DOCTYPE, what + " has a DOCTYPE or ENTITY declaration");
    }
  }

  private static boolean hidden(int c, int before, int next) {
    return switch (Character.getType(c)) {
      case Character.CONTROL -> c != '\n' && c != '\r' && c != '\t';
      case Character.FORMAT,
          Character.PRIVATE_USE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> shapeless(c, before, next);
    };
  }

  /**
   * By list, and not by what is unassigned: that differs from one Java to the next, and new emoji
   * are seen well enough.
   */
  private static boolean shapeless(int c, int before, int next) {
    return switch (c) {
      // Fillers of Hangul, vowels of Khmer, the empty Braille cell.
      case 0x034f,
          0x115f,
          0x1160,
          0x17b4,
          0x17b5,
          0x2065,
          0x2800,
          0x3164,
          0xffa0,
          0x16fe4,
          0x1d159 ->
          true;
      // Asks for the colourful form of the symbol before it, which is no secret.
      case 0xfe0f -> !hasColourfulForm(before, next);
      default ->
          (c & 0xfffe) == 0xfffe
              || c >= 0x180b && c <= 0x180f
              || c >= 0xfdd0 && c <= 0xfdef
              || c >= 0xfe00 && c <= 0xfe0e
              || c >= 0xfff0 && c <= 0xfff8
              || c >= 0xe0000 && c <= 0xe0fff;
    };
  }

  private static boolean hasColourfulForm(int symbol, int next) {
    if (symbol <= 0x7f) {
      // A key of a telephone, drawn by the mark that follows.
      return next == 0x20e3 && (symbol >= '0' && symbol <= '9' || symbol == '#' || symbol == '*');
    }
    int type = Character.getType(symbol);
    return type == Character.OTHER_SYMBOL
        || type == Character.MATH_SYMBOL
        || symbol == 0x203c
        || symbol == 0x2049;
  }

  /**
   * Circled, raised and other digits are refused where they touch a number as long as a phone's:
   * five digits as numbers are written, or seven where dashes, dots or other blanks stand between.
   */
  private static void checkLookAlikes(String what, String text) {
    if (hasOddNumber(text, 5, StrictText::joinsDigits)
        || hasOddNumber(text, 7, c -> joinsDigits(c) || mayJoinDigits(c))) {
      throw new RuleBroken(Rule.JSON_DIGITS, what + " has a number with digits other than 0 to 9");
    }
  }

  private static boolean hasOddNumber(String text, int least, IntPredicate joins) {
    int digits = 0;
    boolean odd = false;
    int before = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      if (c >= '0' && c <= '9') {
        digits++;
      } else if (looksLikeDigit(c) && !ofUnit(text, i, before)) {
        odd = true;
        digits++;
      } else if (!joins.test(c)) {
        digits = 0;
        odd = false;
      }
      if (odd && digits >= least) {
        return true;
      }
      before = c;
      i += Character.charCount(c);
    }
    return false;
  }

  private static boolean joinsDigits(int c) {
    return c == ' ' || c == '-' || c == '(' || c == ')' || c == '+' || c == 0xa0;
  }

  private static boolean mayJoinDigits(int c) {
    int type = Character.getType(c);
    return c == '.'
        || c == '/'
        || c == 0xb7
        || c == 0x2212
        || type == Character.DASH_PUNCTUATION
        || type == Character.SPACE_SEPARATOR;
  }

  /** The raised digit of square and cubic metres belongs to no number. */
  private static boolean ofUnit(String text, int at, int before) {
    int c = text.codePointAt(at);
    int next = at + 1 < text.length() ? text.codePointAt(at + 1) : 0;
    return (c == 0xb2 || c == 0xb3)
        && Character.isLetter(before)
        && !(next >= '0' && next <= '9')
        && !looksLikeDigit(next);
  }

  private static boolean looksLikeDigit(int c) {
    if (c <= 0x7f) {
      return false;
    }
    int type = Character.getType(c);
    int worth = Character.getNumericValue(c);
    // Letters that count too, such as the Roman VII in one character and the round zero of Chinese.
    boolean counts = type == Character.LETTER_NUMBER || type == Character.OTHER_NUMBER;
    return counts && worth >= 0 && worth <= 9
        || type == Character.OTHER_NUMBER
            && Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC)
                .chars()
                .anyMatch(n -> n >= '0' && n <= '9');
  }
}
