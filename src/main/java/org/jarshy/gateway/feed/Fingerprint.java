package org.jarshy.gateway.feed;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/** Knows a text again, whatever its case, spaces and punctuation. */
final class Fingerprint {

  static final int MAX_REFERENCE = 450;
  private static final Pattern OTHER = Pattern.compile("[^\\p{L}\\p{N}]+");

  private Fingerprint() {}

  /** 64 hex digits. */
  static String of(String words) {
    String folded = Normalizer.normalize(words, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return sha256(OTHER.matcher(folded).replaceAll(" ").strip());
  }

  /** As it is, unless no column takes it. */
  static String shortened(String reference) {
    return reference.length() <= MAX_REFERENCE ? reference : "sha256:" + sha256(reference);
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
