package org.jarshy.gateway.report;

/**
 * A cell that a spreadsheet shows and does not compute. Whatever would begin a formula there gets
 * an apostrophe in front, as spreadsheets themselves write text.
 */
final class SafeCell {

  private static final String STARTS_A_FORMULA = "=+-@\t\r\n";

  private SafeCell() {}

  static String of(String text) {
    // Some programs drop leading blanks before they look.
    String seen = text.replaceFirst("^[ \\u00A0]+", "");
    return seen.isEmpty() || STARTS_A_FORMULA.indexOf(halfWidth(seen.charAt(0))) < 0
        ? text
        : "'" + text;
  }

  /** Full-width signs begin formulas too, with some keyboards' languages. */
  private static char halfWidth(char c) {
    return c >= 0xFF01 && c <= 0xFF5E ? (char) (c - 0xFEE0) : c;
  }
}
