package org.jarshy.sim.text;

import java.util.HashMap;
import java.util.Map;

/** The GSM 7-bit default alphabet with its extension table, one octet a septet (3GPP 23.038). */
public final class Gsm7 {

  static final int ESCAPE = 0x1B;

  private static final String BASIC =
      "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001BÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
          + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

  private static final Map<Integer, Character> EXTENSION =
      Map.of(
          0x0A, '\f', 0x14, '^', 0x28, '{', 0x29, '}', 0x2F, '\\', 0x3C, '[', 0x3D, '~', 0x3E, ']',
          0x40, '|', 0x65, '€');

  private static final Map<Character, byte[]> ENCODED = encodingTable();

  private Gsm7() {}

  private static Map<Character, byte[]> encodingTable() {
    Map<Character, byte[]> table = new HashMap<>();
    for (int i = 0; i < BASIC.length(); i++) {
      if (i != ESCAPE) {
        table.put(BASIC.charAt(i), new byte[] {(byte) i});
      }
    }
    EXTENSION.forEach(
        (code, character) -> table.put(character, new byte[] {ESCAPE, (byte) code.intValue()}));
    return table;
  }

  /** The septets of one character, two where it needs the escape; null when it has none. */
  static byte[] encode(char character) {
    return ENCODED.get(character);
  }

  /** Whether the whole text can be written in this alphabet. */
  public static boolean fits(String text) {
    return text.chars().allMatch(c -> ENCODED.containsKey((char) c));
  }

  /**
   * Reads unpacked septets. What the alphabet does not have becomes U+FFFD and is told to {@code
   * warnings}, once for each kind of mistake.
   */
  static String decode(byte[] data, int from, int to, Warnings warnings) {
    StringBuilder text = new StringBuilder(to - from);
    for (int i = from; i < to; i++) {
      int septet = data[i] & 0xFF;
      if (septet > 0x7F) {
        warnings.add("octet 0x%02X is no character of the GSM 7-bit alphabet".formatted(septet));
        text.append('\uFFFD');
      } else if (septet != ESCAPE) {
        text.append(BASIC.charAt(septet));
      } else if (i + 1 == to) {
        warnings.add("an escape without its character stands at the end of a part");
      } else {
        i++;
        text.append(extension(data[i] & 0xFF, warnings));
      }
    }
    return text.toString();
  }

  private static char extension(int code, Warnings warnings) {
    Character character = EXTENSION.get(code);
    if (character != null) {
      return character;
    }
    warnings.add("0x1B 0x%02X is not in the GSM extension table".formatted(code));
    // A phone shows the character of the basic table (23.038 §6.2.1.1).
    return code < 0x80 && code != ESCAPE ? BASIC.charAt(code) : '\uFFFD';
  }
}
