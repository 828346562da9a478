package org.jarshy.gateway.gsm;

/** The GSM 7-bit default alphabet and its extension table (3GPP TS 23.038 §6.2.1, §6.2.1.1). */
final class Gsm7 {

  /** Place in the string is the code; the escape stands for itself and is no character. */
  private static final String DEFAULT =
      "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
          + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

  static final Septets TABLES = new Septets(DEFAULT.toCharArray(), extension());

  private Gsm7() {}

  private static char[] extension() {
    char[] extension = new char[NationalTable.CODES];
    extension[0x0A] = '\f';
    extension[0x14] = '^';
    extension[0x28] = '{';
    extension[0x29] = '}';
    extension[0x2F] = '\\';
    extension[0x3C] = '[';
    extension[0x3D] = '~';
    extension[0x3E] = ']';
    extension[0x40] = '|';
    extension[0x65] = '€';
    return extension;
  }

  /** Septets the character costs: 1, 2 with its escape, 0 where the alphabet lacks it. */
  static int cost(char c) {
    return TABLES.cost(c);
  }

  static int code(char c) {
    return TABLES.code(c);
  }

  static String decode(byte[] octets, int from) {
    return TABLES.decode(octets, from);
  }
}
