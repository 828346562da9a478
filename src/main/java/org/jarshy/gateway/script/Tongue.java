package org.jarshy.gateway.script;

import org.jarshy.gateway.kernel.Lang;

/**
 * Tells a Kazakh text from a Russian one: whoever reads one language may get the other where a
 * bulletin lacks theirs.
 */
final class Tongue {

  private static final String KAZAKH = "әғқңөұүһіӘҒҚҢӨҰҮҺІ";

  /** Of fewer letters nothing can be told. */
  private static final int ENOUGH_LETTERS = 20;

  /**
   * Kazakh texts have 8 to 30 of its own letters in a hundred, Russian ones a name now and then.
   */
  private static final int KAZAKH_PERCENT = 12;

  private static final int RUSSIAN_PERCENT = 3;

  private Tongue() {}

  static boolean hasCyrillic(String text) {
    return text.chars().anyMatch(Tongue::isCyrillic);
  }

  static Lang of(String text, Lang expected) {
    long letters = text.chars().filter(Tongue::isCyrillic).count();
    if (letters < ENOUGH_LETTERS) {
      return expected;
    }
    long kazakh = text.chars().filter(c -> KAZAKH.indexOf(c) >= 0).count();
    if (expected == Lang.KK) {
      return 100 * kazakh <= RUSSIAN_PERCENT * letters ? Lang.RU : Lang.KK;
    }
    return 100 * kazakh >= KAZAKH_PERCENT * letters ? Lang.KK : Lang.RU;
  }

  private static boolean isCyrillic(int c) {
    return c >= 'Ѐ' && c <= 'ӿ';
  }
}
