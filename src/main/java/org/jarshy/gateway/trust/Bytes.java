package org.jarshy.gateway.trust;

import java.nio.charset.StandardCharsets;

/** Bytes of a file: little-endian numbers of the ZIP format, and how they are shown. */
final class Bytes {

  private Bytes() {}

  static int u16(byte[] bytes, int at) {
    return (bytes[at] & 0xff) | (bytes[at + 1] & 0xff) << 8;
  }

  static long u32(byte[] bytes, int at) {
    return u16(bytes, at) | (long) u16(bytes, at + 2) << 16;
  }

  static boolean startsWith(byte[] bytes, int at, int... expected) {
    if (at < 0 || at + expected.length > bytes.length) {
      return false;
    }
    for (int i = 0; i < expected.length; i++) {
      if ((bytes[at + i] & 0xff) != expected[i]) {
        return false;
      }
    }
    return true;
  }

  /** Hex digits in fours, as people compare them; no four look like a phone number. */
  static String grouped(String hex) {
    return hex.replaceAll("(.{4})(?!$)", "$1 ");
  }

  /** Text of an attacker for a message: one line of ASCII, no longer than a line. */
  static String shown(String text) {
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < text.length() && shown.length() < 80; i++) {
      char c = text.charAt(i);
      if (c >= 0x20 && c < 0x7f) {
        shown.append(c);
      } else {
        shown.append(String.format("\\u%04x", (int) c));
      }
    }
    return '"' + shown.toString() + (shown.length() >= 80 ? "…" : "") + '"';
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
