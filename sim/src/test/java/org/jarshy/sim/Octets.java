package org.jarshy.sim;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Octets as one writes them by hand from SMPP 3.4, with no code of the product. */
final class Octets {

  static final int GENERIC_NACK = 0x80000000;
  static final int QUERY_SM = 0x00000003;
  static final int SUBMIT_SM = 0x00000004;
  static final int DELIVER_SM = 0x00000005;
  static final int UNBIND = 0x00000006;
  static final int BIND_TRX = 0x00000009;
  static final int ENQUIRE_LINK = 0x00000015;
  static final int RESPONSE = 0x80000000;
  static final int SUBMIT_SM_RESP = SUBMIT_SM | RESPONSE;
  static final int DELIVER_SM_RESP = DELIVER_SM | RESPONSE;

  private Octets() {}

  /** Digits with blanks wherever they help to read. */
  static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits.replaceAll("\\s", ""));
  }

  static String hex(byte[] octets) {
    return HexFormat.of().formatHex(octets);
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** With the zero octet that ends it. */
  static byte[] string(String text) {
    return ascii(text + "\0");
  }

  static byte[] join(byte[]... pieces) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (byte[] piece : pieces) {
      joined.writeBytes(piece);
    }
    return joined.toByteArray();
  }

  static byte[] integer(int value) {
    return ByteBuffer.allocate(4).putInt(value).array();
  }

  static byte[] pdu(int command, int status, int sequence, byte[]... body) {
    byte[] all = join(body);
    return join(
        integer(16 + all.length), integer(command), integer(status), integer(sequence), all);
  }

  static byte[] withLength(byte[] pdu, int length) {
    byte[] copy = pdu.clone();
    ByteBuffer.wrap(copy).putInt(length);
    return copy;
  }

  static byte[] submitResponse(int sequence, String id) {
    return pdu(SUBMIT_SM_RESP, 0, sequence, string(id));
  }

  static byte[] deliverResponse(int sequence) {
    return pdu(DELIVER_SM_RESP, 0, sequence, new byte[1]);
  }

  static byte[] tlv(int tag, byte[] value) {
    byte[] head =
        ByteBuffer.allocate(4).putShort((short) tag).putShort((short) value.length).array();
    return join(head, value);
  }

  static int command(byte[] pdu) {
    return ByteBuffer.wrap(pdu).getInt(4);
  }

  static int status(byte[] pdu) {
    return ByteBuffer.wrap(pdu).getInt(8);
  }

  static int sequence(byte[] pdu) {
    return ByteBuffer.wrap(pdu).getInt(12);
  }

  /** The id in a submit_sm_resp: all of its body but the zero octet. */
  static String messageId(byte[] response) {
    return new String(response, 16, response.length - 17, StandardCharsets.ISO_8859_1);
  }

  static boolean is(byte[] pdu, int command) {
    return command(pdu) == command;
  }
}
