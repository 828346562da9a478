package org.jarshy.gateway.carrier.internal.smpp;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jsmpp.bean.OptionalParameter;

/** Values of optional parameters, whatever type jSMPP took them for and however long they are. */
final class Tlv {

  private Tlv() {}

  static byte[] octets(OptionalParameter parameter) {
    byte[] serialized = parameter.serialize();
    // Tag and length, two octets each, come first.
    return Arrays.copyOfRange(serialized, Math.min(4, serialized.length), serialized.length);
  }

  /** A C-octet string, with or without its final NUL. */
  static String text(OptionalParameter parameter) {
    byte[] octets = octets(parameter);
    int end = 0;
    while (end < octets.length && octets[end] != 0) {
      end++;
    }
    return new String(octets, 0, end, StandardCharsets.ISO_8859_1).strip();
  }

  /** An unsigned number of one to four octets. */
  static int number(OptionalParameter parameter) {
    int value = 0;
    for (byte octet : octets(parameter)) {
      value = value << 8 | octet & 0xFF;
    }
    return value;
  }
}
