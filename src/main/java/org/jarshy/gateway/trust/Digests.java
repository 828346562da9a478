package org.jarshy.gateway.trust;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, and how it is written where long runs of digits are not allowed. */
final class Digests {

  private Digests() {}

  /** 64 lower-case hex digits. */
  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** In fours, as people compare them; no four look like a phone number. */
  static String grouped(String hex) {
    return hex.replaceAll("(.{4})(?!$)", "$1 ");
  }
}
