package org.jarshy.sim.esme;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.jarshy.sim.smpp.Command;

/** A {@code submit_sm} in which only the destination, the sequence and a reference are open. */
final class SubmitTemplate {

  private static final int HEADER = 16;
  private static final int SEQUENCE = 12;
  private static final int HEADER_INDICATOR = 0x40;
  private static final int MESSAGE_PAYLOAD = 0x0424;
  // Where the reference stands in a user data header of 05 00 03.
  private static final int REFERENCE = 3;

  private final byte[] before;
  private final byte[] after;
  private final int referenceAt;

  /**
   * @param header whether the user data begins with one that joins parts by an 8-bit reference
   * @param payload whether it goes as {@code message_payload}
   */
  SubmitTemplate(
      LoadPlan.Content content, int dataCoding, byte[] userData, boolean header, boolean payload) {
    before = before(content.from());
    ByteArrayOutputStream rest = new ByteArrayOutputStream(200);
    rest.write(header ? HEADER_INDICATOR : 0); // esm_class
    rest.write(0); // protocol_id
    rest.write(content.priority());
    rest.write(0); // schedule_delivery_time
    rest.write(0); // validity_period
    rest.write(content.receipts() ? 1 : 0); // registered_delivery
    rest.write(0); // replace_if_present_flag
    rest.write(dataCoding);
    rest.write(0); // sm_default_msg_id
    rest.write(payload ? 0 : userData.length);
    referenceAt = header ? rest.size() + REFERENCE : -1;
    if (payload) {
      rest.writeBytes(
          ByteBuffer.allocate(4)
              .putShort((short) MESSAGE_PAYLOAD)
              .putShort((short) userData.length)
              .array());
    }
    rest.writeBytes(userData);
    after = rest.toByteArray();
  }

  private static byte[] before(String from) {
    byte[] source = from.isEmpty() ? new byte[3] : Address.of("from", from).octets();
    byte[] before = new byte[HEADER + 1 + source.length]; // one octet: an empty service_type
    ByteBuffer.wrap(before).putInt(4, Command.SUBMIT_SM);
    System.arraycopy(source, 0, before, HEADER + 1, source.length);
    return before;
  }

  byte[] pdu(int sequence, Destinations destinations, int destination, int reference) {
    int addressLength = destinations.length(destination);
    int length = before.length + addressLength + after.length;
    byte[] pdu = new byte[length];
    System.arraycopy(before, 0, pdu, 0, before.length);
    destinations.write(destination, pdu, before.length);
    int rest = before.length + addressLength;
    System.arraycopy(after, 0, pdu, rest, after.length);
    Octets.putInt(pdu, 0, length);
    Octets.putInt(pdu, SEQUENCE, sequence);
    if (referenceAt >= 0) {
      pdu[rest + referenceAt] = (byte) reference;
    }
    return pdu;
  }
}
