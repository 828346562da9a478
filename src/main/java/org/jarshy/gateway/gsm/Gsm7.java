package org.jarshy.gateway.gsm;

import java.util.Arrays;

/** The GSM 7-bit default alphabet and its extension table (3GPP TS 23.038 §6.2.1, §6.2.1.1). */
final class Gsm7 {

  static final int ESCAPE = 0x1B;
  static final char UNREADABLE = '\uFFFD';

  /** Place in the string is the code; ESCAPE stands for itself and is no character of a text. */
  private static final String DEFAULT =
      "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
          + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

  private static final char[] EXTENSION = new char[128];

  /** By character: septets in one number, escape above code; -1 where there is none. */
  private static final short[] CODES = new short['€' + 1];

  static {
    EXTENSION[0x0A] = '\f';
    EXTENSION[0x14] = '^';
    EXTENSION[0x28] = '{';
    EXTENSION[0x29] = '}';
    EXTENSION[0x2F] = '\\';
    EXTENSION[0x3C] = '[';
    EXTENSION[0x3D] = '~';
    EXTENSION[0x3E] = ']';
    EXTENSION[0x40] = '|';
    EXTENSION[0x65] = '€';
    Arrays.fill(CODES, (short) -1);
    for (int code = 0; code < 128; code++) {
      if (code != ESCAPE) {
        CODES[DEFAULT.charAt(code)] = (short) code;
      }
      if (EXTENSION[code] != 0) {
        CODES[EXTENSION[code]] = (short) (ESCAPE << 8 | code);
      }
    }
  }

  private Gsm7() {}

  /** Septets the character costs: 1, 2 with its escape, 0 where the alphabet lacks it. */
  static int cost(char c) {
    int code = code(c);
    return code < 0 ? 0 : code > 0xFF ? 2 : 1;
  }

  /** The code, with {@link #ESCAPE} in bits 8 to 15 where one goes before it; -1 for none. */
  static int code(char c) {
    return c < CODES.length ? CODES[c] : -1;
  }

  /** Reads one octet a septet. Follows TS 23.038 where a table is silent, see the comments. */
  static String decode(byte[] octets, int from) {
    StringBuilder text = new StringBuilder(octets.length - from);
    for (int i = from; i < octets.length; i++) {
      int code = octets[i] & 0xFF;
      if (code != ESCAPE) {
        text.append(code < 128 ? DEFAULT.charAt(code) : UNREADABLE);
      } else if (i + 1 == octets.length) {
        text.append(' '); // §6.2.1 note 1: an escape that leads nowhere is shown as a space
      } else {
        text.append(extended(octets[++i] & 0xFF));
      }
    }
    return text.toString();
  }

  private static char extended(int code) {
    if (code > 127) {
      return UNREADABLE;
    }
    if (code == ESCAPE) {
      return ' '; // §6.2.1.1 note 1: reserved for a further table, shown as a space until then
    }
    // §6.2.1.1: a code that the extension table lacks is shown from the default table
    return EXTENSION[code] != 0 ? EXTENSION[code] : DEFAULT.charAt(code);
  }
}
