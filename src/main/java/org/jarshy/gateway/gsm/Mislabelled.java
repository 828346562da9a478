package org.jarshy.gateway.gsm;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Octets whose data_coding promises 7 bits and which are plainly something else: some SMSCs pass
 * Cyrillic on as it came, and say 0. A reading is changed only where the promised one cannot be
 * what anybody wrote.
 */
final class Mislabelled {

  private static final int LATIN = 0x00;
  private static final int CYRILLIC = 0x04;
  private static final int PUNCTUATION = 0x20;

  /** Octets of a text that is all below 0x80 before it may be UTF-16: four letters, as in СТОП. */
  private static final int ENOUGH_OCTETS = 8;

  private Mislabelled() {}

  static Coding reading(Coding said, byte[] octets, int from, Alphabet alphabet) {
    boolean sevenBits =
        said == Coding.IA5
            || (said == Coding.CARRIER
                && (alphabet == Alphabet.GSM7 || alphabet == Alphabet.ASCII));
    if (!sevenBits) {
      return said;
    }
    boolean above = hasOctetAbove(octets, from);
    if (isUtf16(octets, from, above)) {
      return Coding.UCS2;
    }
    return above && isUtf8(octets, from) ? Coding.OCTETS : said;
  }

  private static boolean hasOctetAbove(byte[] octets, int from) {
    for (int i = from; i < octets.length; i++) {
      if (octets[i] < 0) {
        return true;
      }
    }
    return false;
  }

  /**
   * Kazakh letters have octets above 0x7F, which no 7 bits have. Russian ones have none: then every
   * unit must be a letter or a plain character, and half of them Cyrillic.
   */
  private static boolean isUtf16(byte[] octets, int from, boolean above) {
    int length = octets.length - from;
    if (length % 2 != 0 || (!above && length < ENOUGH_OCTETS)) {
      return false;
    }
    int cyrillic = 0;
    for (int i = from; i < octets.length; i += 2) {
      int high = octets[i] & 0xFF;
      int low = octets[i + 1] & 0xFF;
      boolean letter = high == CYRILLIC && isLetter(low);
      boolean plain = high == LATIN && (low >= ' ' || low == '\n' || low == '\r');
      if (!letter && !plain && !(above && high == PUNCTUATION)) {
        return false;
      }
      cyrillic += letter ? 1 : 0;
    }
    return 4 * cyrillic >= length;
  }

  /** Whether U+04xx is a letter of Kazakh or Russian. */
  private static boolean isLetter(int low) {
    return (low >= 0x10 && low <= 0x4F)
        || "\u0001\u0051\u0006\u0056\u0092\u0093\u009A\u009B\u00A2\u00A3\u00AE\u00AF\u00B0\u00B1"
                .indexOf(low)
            >= 0
        || "\u00BA\u00BB\u00D8\u00D9\u00E8\u00E9".indexOf(low) >= 0;
  }

  private static boolean isUtf8(byte[] octets, int from) {
    try {
      StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(octets, from, octets.length - from));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
