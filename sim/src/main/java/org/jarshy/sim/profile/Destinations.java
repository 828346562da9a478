package org.jarshy.sim.profile;

import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Numbers that something is about: those with a prefix, or those that a pattern matches. */
public final class Destinations {

  private static final int LONGEST_PATTERN = 500;
  private static final List<String> TRIALS =
      List.of("77011234567", "11111111111111111111", "12345678901234567890");

  private final String prefix;
  private final Pattern pattern;

  private Destinations(String prefix, Pattern pattern) {
    this.prefix = prefix;
    this.pattern = pattern;
  }

  /**
   * @throws IllegalArgumentException saying what is allowed
   */
  public static Destinations prefix(String digits) {
    String bare = digits.startsWith("+") ? digits.substring(1) : digits;
    if (!bare.matches("[0-9]{1,20}")) {
      throw new IllegalArgumentException("1 to 20 digits with or without plus sign");
    }
    return new Destinations(bare, null);
  }

  /**
   * One number.
   *
   * @throws IllegalArgumentException saying what is allowed
   */
  public static Destinations number(String digits) {
    String bare = digits.startsWith("+") ? digits.substring(1) : digits;
    if (!bare.matches("[0-9]{1,20}")) {
      throw new IllegalArgumentException("1 to 20 digits with or without plus sign");
    }
    return new Destinations(null, Pattern.compile("^" + bare + "$"));
  }

  /**
   * @param regex found anywhere in the digits without plus sign
   * @throws IllegalArgumentException saying what is allowed
   */
  public static Destinations pattern(String regex) {
    if (regex.length() > LONGEST_PATTERN) {
      throw new IllegalArgumentException(
          "a regular expression of at most " + LONGEST_PATTERN + " characters");
    }
    try {
      Pattern pattern = Pattern.compile(regex);
      TRIALS.forEach(number -> pattern.matcher(new Patience(number)).find());
      return new Destinations(null, pattern);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException("a regular expression; " + e.getDescription());
    } catch (Patience.Exhausted | StackOverflowError e) {
      throw new IllegalArgumentException(
          "a regular expression that is done with a number in a moment; one repetition within"
              + " another takes too long",
          e);
    }
  }

  /**
   * @param number digits without plus sign
   * @return false also when the regular expression comes to no end with it
   */
  public boolean match(String number) {
    if (prefix != null) {
      return number.startsWith(prefix);
    }
    try {
      return pattern.matcher(new Patience(number)).find();
    } catch (Patience.Exhausted e) {
      return false;
    }
  }

  public boolean isPrefix() {
    return prefix != null;
  }

  /** The prefix or the regular expression. */
  public String text() {
    return prefix != null ? prefix : pattern.pattern();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Destinations same
        && isPrefix() == same.isPrefix()
        && text().equals(same.text());
  }

  @Override
  public int hashCode() {
    return text().hashCode();
  }

  @Override
  public String toString() {
    return text();
  }
}
