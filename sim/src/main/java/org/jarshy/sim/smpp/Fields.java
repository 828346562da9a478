package org.jarshy.sim.smpp;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads the fields of one PDU, one after another. */
final class Fields {

  private final byte[] pdu;
  private int at = Pdu.HEADER;

  Fields(byte[] pdu) {
    this.pdu = pdu;
  }

  int octet() throws Malformed {
    if (at >= pdu.length) {
      throw new Malformed(CommandStatus.ESME_RINVCMDLEN);
    }
    return pdu[at++] & 0xFF;
  }

  void skip(int octets) throws Malformed {
    for (int i = 0; i < octets; i++) {
      octet();
    }
  }

  /**
   * A C-octet string (SMPP 3.4 §3.1).
   *
   * @param longest octets, its NUL included, as the specification counts them
   * @param otherwise what is said of one that is longer
   */
  String string(int longest, CommandStatus otherwise) throws Malformed {
    int end = at;
    while (end < pdu.length && pdu[end] != 0) {
      end++;
    }
    if (end == pdu.length) {
      throw new Malformed(CommandStatus.ESME_RINVCMDLEN); // it never ends
    }
    int length = end - at;
    if (length >= longest) {
      throw new Malformed(otherwise);
    }
    String text = length == 0 ? "" : new String(pdu, at, length, StandardCharsets.ISO_8859_1);
    at = end + 1;
    return text;
  }

  /**
   * @param longest as in {@link #string}, of the digits
   */
  Address address(int longest, CommandStatus otherwise) throws Malformed {
    int ton = octet();
    int npi = octet();
    return new Address(ton, npi, string(longest, otherwise));
  }

  byte[] octets(int count) throws Malformed {
    if (count > pdu.length - at) {
      throw new Malformed(CommandStatus.ESME_RINVCMDLEN);
    }
    at += count;
    return Arrays.copyOfRange(pdu, at - count, at);
  }

  /** All that is left. */
  Optionals optionals() throws Malformed {
    return Optionals.read(pdu, at);
  }
}
