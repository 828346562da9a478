package org.jarshy.sim.esme;

import java.nio.charset.StandardCharsets;

/**
 * Message ids as hashes of 64 bits. Carriers write the same id with and without leading zeros, in
 * either case, and as hexadecimal here and decimal there.
 */
final class MessageId {

  private static final int MOST_DECIMAL_DIGITS = 18;
  private static final int MOST_HEXADECIMAL_DIGITS = 15;

  private MessageId() {}

  /** Never 0; the same for ids that differ in case and leading zeros alone. */
  static long hash(byte[] octets, int from, int to) {
    int at = from;
    while (at < to - 1 && octets[at] == '0') {
      at++;
    }
    long hash = 0xCBF29CE484222325L;
    for (; at < to; at++) {
      int octet = octets[at] & 0xFF;
      if (octet >= 'A' && octet <= 'Z') {
        octet += 'a' - 'A';
      }
      hash = (hash ^ octet) * 0x100000001B3L;
    }
    return hash == 0 ? 1 : hash;
  }

  /** The hash of this decimal number written hexadecimally; 0 when it is none. */
  static long hashAsHexadecimal(byte[] octets, int from, int to) {
    return converted(octets, from, to, 10, 16, MOST_DECIMAL_DIGITS);
  }

  /** The hash of this hexadecimal number written decimally; 0 when it is none. */
  static long hashAsDecimal(byte[] octets, int from, int to) {
    return converted(octets, from, to, 16, 10, MOST_HEXADECIMAL_DIGITS);
  }

  private static long converted(
      byte[] octets, int from, int to, int radix, int otherRadix, int mostDigits) {
    if (from == to || to - from > mostDigits) {
      return 0;
    }
    long value = 0;
    for (int i = from; i < to; i++) {
      int digit = Character.digit(octets[i], radix);
      if (digit < 0) {
        return 0;
      }
      value = value * radix + digit;
    }
    byte[] other = Long.toString(value, otherRadix).getBytes(StandardCharsets.ISO_8859_1);
    return hash(other, 0, other.length);
  }
}
