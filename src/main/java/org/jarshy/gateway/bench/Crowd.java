package org.jarshy.gateway.bench;

/**
 * Who is subscribed in a measurement: numbered phones of which a part, spread evenly over all, is
 * the audience.
 *
 * @param subscribers at most 10,000,000: seven digits
 * @param audience how many of them, at least 1
 */
record Crowd(int subscribers, int audience) {

  static final int MOST = 10_000_000;

  private static final String SUBSCRIBERS = "7701";
  private static final String CITIZENS = "7702";

  /** The i-th subscriber's number, digits alone, from 0. */
  static String number(int i) {
    return digits(SUBSCRIBERS, i);
  }

  /** The i-th number that nobody knows yet: for phones that text in. */
  static String citizen(int i) {
    return digits(CITIZENS, i);
  }

  private static String digits(String prefix, int i) {
    String tail = Integer.toString(MOST + i);
    return prefix + tail.substring(1);
  }

  /** The subscriber behind a number; -1 for any other. */
  static int index(String digits) {
    return digits.length() == 11 && digits.startsWith(SUBSCRIBERS)
        ? Integer.parseInt(digits, 4, 11, 10)
        : -1;
  }

  boolean inAudience(int i) {
    return (long) (i + 1) * audience / subscribers > (long) i * audience / subscribers;
  }
}
