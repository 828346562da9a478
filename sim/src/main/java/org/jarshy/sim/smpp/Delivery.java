package org.jarshy.sim.smpp;

import java.nio.ByteBuffer;

/**
 * The body of a {@code deliver_sm}, the same at every attempt; only the sequence differs.
 *
 * @param tlvs encoded, see {@link Tlvs}
 */
public record Delivery(
    Address from, Address to, int esmClass, int dataCoding, byte[] shortMessage, byte[] tlvs) {

  public static final int RECEIPT = 0x04;
  public static final int HEADER_INDICATOR = 0x40;

  /**
   * The same for an ESME that knows no optional parameters. Where they carry all there is they
   * stay: better a PDU that is too new than one that says nothing.
   */
  public Delivery withoutTlvs() {
    return shortMessage.length == 0
        ? this
        : new Delivery(from, to, esmClass, dataCoding, shortMessage, Tlvs.NONE);
  }

  public byte[] pdu(int sequence) {
    byte[] source = Pdu.ascii(from.digits());
    byte[] destination = Pdu.ascii(to.digits());
    int length =
        Pdu.HEADER
            + 1 // service_type
            + (2 + source.length + 1)
            + (2 + destination.length + 1)
            + 9 // esm_class to sm_default_msg_id, both times empty
            + (1 + shortMessage.length)
            + tlvs.length;
    ByteBuffer pdu = Pdu.begin(length, Command.DELIVER_SM, 0, sequence);
    pdu.put((byte) 0);
    address(pdu, from, source);
    address(pdu, to, destination);
    pdu.put((byte) esmClass).put((byte) 0).put((byte) 0); // protocol_id, priority_flag
    pdu.put((byte) 0).put((byte) 0); // schedule_delivery_time, validity_period
    pdu.put((byte) 0).put((byte) 0); // registered_delivery, replace_if_present_flag
    pdu.put((byte) dataCoding).put((byte) 0);
    pdu.put((byte) shortMessage.length).put(shortMessage);
    return pdu.put(tlvs).array();
  }

  private static void address(ByteBuffer pdu, Address address, byte[] digits) {
    pdu.put((byte) address.ton()).put((byte) address.npi()).put(digits).put((byte) 0);
  }
}
