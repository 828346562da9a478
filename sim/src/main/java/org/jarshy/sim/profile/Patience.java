package org.jarshy.sim.profile;

/**
 * A number to be looked at by a regular expression, which may look at it only so often: some
 * expressions take hours for twenty digits, and everything else would wait.
 */
final class Patience implements CharSequence {

  /** What an expression that people write needs for a number is below a hundredth of this. */
  static final int MOST_LOOKS = 100_000;

  private final CharSequence digits;
  private int looks;

  Patience(CharSequence digits) {
    this.digits = digits;
  }

  /** The expression looked too often. */
  static final class Exhausted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Exhausted() {
      super(null, null, false, false);
    }
  }

  @Override
  public char charAt(int index) {
    if (++looks > MOST_LOOKS) {
      throw new Exhausted();
    }
    return digits.charAt(index);
  }

  @Override
  public int length() {
    return digits.length();
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return digits.subSequence(start, end);
  }

  @Override
  public String toString() {
    return digits.toString();
  }
}
