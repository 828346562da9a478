package org.jarshy.sim.form;

import java.util.regex.Pattern;

/** Addresses: digits without a plus sign in everything that this program says. */
public final class Numbers {

  private static final Pattern SENDER = Pattern.compile("[\\x20-\\x7E]{1,11}");

  private Numbers() {}

  /** 1 to 20 digits, with or without a plus sign before them. */
  public static boolean isNumber(String address) {
    if (address == null) {
      return false;
    }
    int from = address.startsWith("+") ? 1 : 0;
    int digits = address.length() - from;
    if (digits < 1 || digits > 20) {
      return false;
    }
    for (int i = from; i < address.length(); i++) {
      if (address.charAt(i) < '0' || address.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  /** The number that comes so many after another, with as many digits. */
  public static String plus(String number, long count) {
    java.math.BigInteger next =
        new java.math.BigInteger(number).add(java.math.BigInteger.valueOf(count));
    String digits = next.toString();
    return "0".repeat(Math.max(0, number.length() - digits.length())) + digits;
  }

  public static String withoutPlus(String address) {
    return address != null && address.startsWith("+") ? address.substring(1) : address;
  }

  /**
   * @throws IllegalArgumentException saying what is allowed
   */
  public static String phone(String key, String value) {
    if (value == null || !isNumber(value.strip()) || digits(value) < 5 || digits(value) > 15) {
      throw new IllegalArgumentException(
          key
              + " must be a phone number, 5 to 15 digits with or without plus sign, not "
              + quoted(value));
    }
    return withoutPlus(value.strip());
  }

  /**
   * Whatever a submit may be sent to.
   *
   * @throws IllegalArgumentException saying what is allowed
   */
  public static String anyNumber(String key, String value) {
    if (value == null || !isNumber(value.strip())) {
      throw new IllegalArgumentException(
          key
              + " must be a number, 1 to 20 digits with or without plus sign, not "
              + quoted(value));
    }
    return withoutPlus(value.strip());
  }

  /**
   * @throws IllegalArgumentException saying what is allowed
   */
  public static String destination(String key, String value) {
    if (value != null && isNumber(value.strip())) {
      return withoutPlus(value.strip());
    }
    if (value == null || !SENDER.matcher(value.strip()).matches()) {
      throw new IllegalArgumentException(
          key + " must be a short code, a number, or up to 11 Latin letters, not " + quoted(value));
    }
    return value.strip();
  }

  private static int digits(String value) {
    return withoutPlus(value.strip()).length();
  }

  private static String quoted(String value) {
    if (value == null) {
      return "nothing";
    }
    return "'" + (value.length() > 40 ? value.substring(0, 40) + "…" : value) + "'";
  }
}
