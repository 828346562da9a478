package org.jarshy.gateway.bulletin;

import org.jarshy.gateway.gsm.Segmenter;

/**
 * The eight digits under a text, by which its readers can ask whether it is ours. Digits alone: any
 * phone can type them, and none looks like another.
 *
 * @param number 0 to 99,999,999
 */
public record CheckCode(int number) {

  static final int BOUND = 100_000_000;

  /** What takes a code's place while there is none, to count and to price a text. */
  static final CheckCode STAND_IN = new CheckCode(0);

  public CheckCode {
    if (number < 0 || number >= BOUND) {
      throw new IllegalArgumentException("a check code has eight digits");
    }
  }

  /**
   * The text with the code as its last line: ten characters more. A text that is nothing but a link
   * stays as it is where the code would cost it a second segment: a link is never split.
   *
   * @param text ready to be sent, in the letters of its reader
   */
  public String under(String text) {
    String whole = text + "\n" + this;
    boolean linkAlone = Passage.LINK.matcher(text.strip()).matches();
    return linkAlone && Segmenter.segment(whole).count() > Segmenter.segment(text).count()
        ? text
        : whole;
  }

  /** {@code 4827 1935}. */
  @Override
  public String toString() {
    String digits = String.valueOf(BOUND + number);
    return digits.substring(1, 5) + " " + digits.substring(5);
  }
}
