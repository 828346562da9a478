package org.jarshy.sim.smpp;

import java.nio.ByteBuffer;

/**
 * The body of a {@code deliver_sm}, the same at every attempt; only the sequence differs.
 *
 * @param messageId null unless this is a receipt; then the TLV {@code receipted_message_id}
 * @param messageState the TLV {@code message_state} of a receipt
 */
public record Delivery(
    Address from,
    Address to,
    int esmClass,
    int dataCoding,
    byte[] shortMessage,
    String messageId,
    int messageState) {

  public static final int RECEIPT = 0x04;
  public static final int HEADER_INDICATOR = 0x40;

  private static final int RECEIPTED_MESSAGE_ID = 0x001E;
  private static final int MESSAGE_STATE = 0x0427;

  /** An address with its type of number and numbering plan (SMPP 3.4 §5.2.5, §5.2.6). */
  public record Address(int ton, int npi, String digits) {}

  public byte[] pdu(int sequence) {
    byte[] source = Pdu.ascii(from.digits());
    byte[] destination = Pdu.ascii(to.digits());
    byte[] id = messageId == null ? null : Pdu.ascii(messageId);
    int length =
        Pdu.HEADER
            + 1 // service_type
            + (2 + source.length + 1)
            + (2 + destination.length + 1)
            + 9 // esm_class to sm_default_msg_id, both times empty
            + (1 + shortMessage.length)
            + (id == null ? 0 : 4 + id.length + 1 + 5);
    ByteBuffer pdu = Pdu.begin(length, Command.DELIVER_SM, 0, sequence);
    pdu.put((byte) 0);
    address(pdu, from, source);
    address(pdu, to, destination);
    pdu.put((byte) esmClass).put((byte) 0).put((byte) 0); // protocol_id, priority_flag
    pdu.put((byte) 0).put((byte) 0); // schedule_delivery_time, validity_period
    pdu.put((byte) 0).put((byte) 0); // registered_delivery, replace_if_present_flag
    pdu.put((byte) dataCoding).put((byte) 0);
    pdu.put((byte) shortMessage.length).put(shortMessage);
    if (id != null) {
      pdu.putShort((short) RECEIPTED_MESSAGE_ID).putShort((short) (id.length + 1));
      pdu.put(id).put((byte) 0);
      pdu.putShort((short) MESSAGE_STATE).putShort((short) 1).put((byte) messageState);
    }
    return pdu.array();
  }

  private static void address(ByteBuffer pdu, Address address, byte[] digits) {
    pdu.put((byte) address.ton()).put((byte) address.npi()).put(digits).put((byte) 0);
  }
}
