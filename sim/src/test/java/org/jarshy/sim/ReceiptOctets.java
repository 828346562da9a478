package org.jarshy.sim;

/** A delivery receipt as a deliver_sm, field by field (SMPP 3.4 §4.6.1). */
final class ReceiptOctets {

  private ReceiptOctets() {}

  /** From a phone to 1414, by the text and the TLVs that it has. */
  static byte[] receipt(int sequence, String phone, String text, byte[]... tlvs) {
    return Octets.pdu(
        Octets.DELIVER_SM,
        0,
        sequence,
        Octets.hex("00 01 01"), // service_type, and the address as the submit had it
        Octets.string(phone),
        Octets.hex("00 00"),
        Octets.string("1414"),
        Octets.hex("04 00 00"), // esm_class: a receipt
        Octets.hex("00 00 00 00 00 00"),
        new byte[] {(byte) text.length()},
        Octets.ascii(text),
        Octets.join(tlvs));
  }

  static byte[] id(String messageId) {
    return Octets.tlv(0x001E, Octets.string(messageId));
  }

  static byte[] state(int messageState) {
    return Octets.tlv(0x0427, new byte[] {(byte) messageState});
  }

  /** What a receipt says in its TLV message_state; -1 when it has none, which comes last. */
  static int stateOf(byte[] receipt) {
    byte[] tail = java.util.Arrays.copyOfRange(receipt, receipt.length - 5, receipt.length);
    return Octets.hex(tail).startsWith("04270001") ? tail[4] : -1;
  }

  /** The phone that a receipt is about. */
  static String phoneOf(byte[] receipt) {
    int end = 19;
    while (receipt[end] != 0) {
      end++;
    }
    return new String(receipt, 19, end - 19, java.nio.charset.StandardCharsets.US_ASCII);
  }
}
