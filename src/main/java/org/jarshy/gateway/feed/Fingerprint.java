package org.jarshy.gateway.feed;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jarshy.gateway.kernel.Sha256;

/** Knows a text again, whatever its case, spaces and punctuation. */
final class Fingerprint {

  static final int MAX_REFERENCE = 450;
  private static final Pattern OTHER = Pattern.compile("[^\\p{L}\\p{N}]+");

  private Fingerprint() {}

  /** 64 hex digits. */
  static String of(String words) {
    String folded = Normalizer.normalize(words, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return Sha256.hex(OTHER.matcher(folded).replaceAll(" ").strip());
  }

  /** As it is, unless no column takes it. */
  static String shortened(String reference) {
    return reference.length() <= MAX_REFERENCE ? reference : "sha256:" + Sha256.hex(reference);
  }
}
