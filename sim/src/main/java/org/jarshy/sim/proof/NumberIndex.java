package org.jarshy.sim.proof;

import java.util.Arrays;

/**
 * Numbers of phones, each with its place in the order of coming: a million of them take some 20
 * MiB, as no text is kept. Not for several writers at a time.
 */
final class NumberIndex {

  /** Longer than any phone number (E.164 has 15 digits), and as many as a long holds. */
  static final int MOST_DIGITS = 18;

  private long[] codes = new long[16];
  private int[] table = new int[64]; // place plus one, 0 where there is none
  private int size;

  /**
   * A number as digits in a long, with a one before them that keeps leading zeros. Anything else
   * that stood for a destination gets a negative hash, which two of them might share.
   */
  static long code(String number) {
    int length = number.length();
    if (length == 0 || length > MOST_DIGITS) {
      return hash(number);
    }
    long code = 1;
    for (int i = 0; i < length; i++) {
      int digit = number.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return hash(number);
      }
      code = code * 10 + digit;
    }
    return code;
  }

  private static long hash(String word) {
    long hash = 0xCBF29CE484222325L; // FNV-1a
    for (int i = 0; i < word.length(); i++) {
      hash = (hash ^ word.charAt(i)) * 0x100000001B3L;
    }
    return hash | Long.MIN_VALUE;
  }

  int size() {
    return size;
  }

  /** The digits at a place. */
  String number(int place) {
    return Long.toString(codes[place]).substring(1);
  }

  /** Its place; -1 when it is not there. */
  int find(long code) {
    return table[slot(code)] - 1;
  }

  boolean contains(String number) {
    return find(code(number)) >= 0;
  }

  /** Its place, a new one when it was not there. */
  int add(long code) {
    int slot = slot(code);
    if (table[slot] != 0) {
      return table[slot] - 1;
    }
    if (size == codes.length) {
      codes = Arrays.copyOf(codes, size * 2);
    }
    codes[size++] = code;
    table[slot] = size;
    if (size * 2 > table.length) {
      rehash();
    }
    return size - 1;
  }

  private void rehash() {
    table = new int[table.length * 2];
    for (int place = 0; place < size; place++) {
      table[slot(codes[place])] = place + 1;
    }
  }

  /** Where it is, or where it would go. */
  private int slot(long code) {
    int mask = table.length - 1;
    long mixed = code * 0x9E3779B97F4A7C15L;
    int slot = (int) (mixed >>> 32) & mask;
    while (table[slot] != 0 && codes[table[slot] - 1] != code) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }
}
