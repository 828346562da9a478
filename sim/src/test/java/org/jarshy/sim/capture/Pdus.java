package org.jarshy.sim.capture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** PDUs written octet by octet, with no code of the product. */
final class Pdus {

  static final int BIND_TRANSCEIVER = 0x00000009;
  static final int SUBMIT_SM = 0x00000004;
  static final int DELIVER_SM = 0x00000005;
  static final int UNBIND = 0x00000006;
  static final int ENQUIRE_LINK = 0x00000015;
  static final int RESPONSE = 0x80000000;

  private Pdus() {}

  static byte[] pdu(int command, int status, int sequence, byte[] body) {
    return ByteBuffer.allocate(16 + body.length)
        .putInt(16 + body.length)
        .putInt(command)
        .putInt(status)
        .putInt(sequence)
        .put(body)
        .array();
  }

  static byte[] bare(int command, int sequence) {
    return pdu(command, 0, sequence, new byte[0]);
  }

  static byte[] bind(int sequence, String systemId, String password) {
    return pdu(
        BIND_TRANSCEIVER,
        0,
        sequence,
        join(ascii(systemId + "\0" + password + "\0\0"), hex("34010100")));
  }

  static byte[] bindResponse(int sequence, String systemId) {
    return pdu(
        BIND_TRANSCEIVER | RESPONSE, 0, sequence, join(ascii(systemId + "\0"), hex("0210000134")));
  }

  static byte[] submit(int sequence, String to, String text) {
    return message(SUBMIT_SM, sequence, "1414", to, 0, 0, ascii(text), new byte[0]);
  }

  static byte[] submitResponse(int sequence, int status, String id) {
    return pdu(
        SUBMIT_SM | RESPONSE, status, sequence, status == 0 ? ascii(id + "\0") : new byte[0]);
  }

  static byte[] message(
      int command,
      int sequence,
      String from,
      String to,
      int esmClass,
      int dataCoding,
      byte[] shortMessage,
      byte[] tlvs) {
    return pdu(
        command,
        0,
        sequence,
        join(
            ascii("\0\0\1" + from + "\0\1\1" + to + "\0"),
            new byte[] {(byte) esmClass, 0, 0, 0, 0, 1, 0, (byte) dataCoding, 0},
            new byte[] {(byte) shortMessage.length},
            shortMessage,
            tlvs));
  }

  static byte[] tlv(int tag, byte[] value) {
    return join(
        new byte[] {(byte) (tag >> 8), (byte) tag, (byte) (value.length >> 8), (byte) value.length},
        value);
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  static byte[] ucs2(String text) {
    return text.getBytes(StandardCharsets.UTF_16BE);
  }

  static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits.replaceAll("\\s", ""));
  }

  static byte[] join(byte[]... pieces) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (byte[] piece : pieces) {
      joined.writeBytes(piece);
    }
    return joined.toByteArray();
  }
}
