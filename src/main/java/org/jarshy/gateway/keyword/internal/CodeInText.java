package org.jarshy.gateway.keyword.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jarshy.gateway.bulletin.CheckCode;

/**
 * The check code that a text asks about: the last eight digits that stand as one is printed, since
 * codes stand under texts and a forwarded text has other numbers before it; else all its digits
 * where those are eight. Digits of every script count.
 *
 * @param code null where there is none
 * @param words the text without it
 * @param digits whether there are any digits at all
 * @param printed whether it stands at the end, four and four, as under our texts
 */
record CodeInText(CheckCode code, String words, boolean digits, boolean printed) {

  private static final int DIGITS = 8;
  private static final int HALF = 4;

  private static final Pattern NUMBER = Pattern.compile("[0-9]+");
  private static final Pattern WITHIN = Pattern.compile("[ \\u00a0.·‑–—−-]{1,3}");
  private static final Pattern LETTERS = Pattern.compile(".*\\p{L}.*", Pattern.DOTALL);

  static CodeInText of(String text) {
    String folded = plainDigits(text);
    List<MatchResult> numbers = new ArrayList<>();
    Matcher matcher = NUMBER.matcher(folded);
    while (matcher.find()) {
      numbers.add(matcher.toMatchResult());
    }
    for (int i = numbers.size() - 1; i >= 0; i--) {
      MatchResult last = numbers.get(i);
      if (last.group().length() == DIGITS) {
        return found(folded, last.start(), last.end(), last.group(), false);
      }
      if (i > 0 && last.group().length() == HALF) {
        MatchResult first = numbers.get(i - 1);
        boolean one =
            first.group().length() == HALF
                && WITHIN.matcher(folded.substring(first.end(), last.start())).matches();
        if (one) {
          String digits = first.group() + last.group();
          return found(folded, first.start(), last.end(), digits, true);
        }
      }
    }
    String all = String.join("", numbers.stream().map(MatchResult::group).toList());
    // Hours and dates of a text add up to eight digits as well; those are no code.
    boolean digitsAlone = !LETTERS.matcher(folded).matches() || PastedWords.onlyAsk(text);
    if (all.length() == DIGITS && digitsAlone) {
      return new CodeInText(code(all), NUMBER.matcher(folded).replaceAll(" "), true, false);
    }
    return new CodeInText(null, folded, !numbers.isEmpty(), false);
  }

  private static CodeInText found(
      String text, int start, int end, String digits, boolean fourAndFour) {
    String after = text.substring(end);
    boolean last = !LETTERS.matcher(after).matches() && !NUMBER.matcher(after).find();
    return new CodeInText(
        code(digits), text.substring(0, start) + " " + after, true, fourAndFour && last);
  }

  private static CheckCode code(String digits) {
    return new CheckCode(Integer.parseInt(digits));
  }

  private static String plainDigits(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> plain.appendCodePoint(Character.isDigit(c) ? '0' + Character.digit(c, 10) : c));
    return plain.toString();
  }
}
