package org.jarshy.gateway.carrier.internal.hostile;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** SMPP 3.4 as octets, written by hand so that no library stands between a test and the wire. */
public final class Wire {

  public static final int RESP = 0x80000000;
  public static final int GENERIC_NACK = 0x80000000;
  public static final int BIND_RECEIVER = 0x01;
  public static final int BIND_TRANSMITTER = 0x02;
  public static final int SUBMIT_SM = 0x04;
  public static final int DELIVER_SM = 0x05;
  public static final int UNBIND = 0x06;
  public static final int BIND_TRANSCEIVER = 0x09;
  public static final int OUTBIND = 0x0B;
  public static final int ENQUIRE_LINK = 0x15;
  public static final int ALERT_NOTIFICATION = 0x102;
  public static final int DATA_SM = 0x103;

  private final ByteArrayOutputStream body = new ByteArrayOutputStream();

  public Wire octet(int value) {
    body.write(value);
    return this;
  }

  public Wire octets(byte[] octets) {
    body.writeBytes(octets);
    return this;
  }

  /** A C-octet string. */
  public Wire text(String text) {
    body.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    body.write(0);
    return this;
  }

  public Wire tlv(int tag, byte... value) {
    body.write(tag >> 8);
    body.write(tag);
    body.write(value.length >> 8);
    body.write(value.length);
    body.writeBytes(value);
    return this;
  }

  public byte[] pdu(int command, int status, int sequence) {
    return of(command, status, sequence, body.toByteArray());
  }

  public static byte[] of(int command, int status, int sequence, byte... body) {
    return ByteBuffer.allocate(16 + body.length)
        .putInt(16 + body.length)
        .putInt(command)
        .putInt(status)
        .putInt(sequence)
        .put(body)
        .array();
  }

  public static int command(byte[] pdu) {
    return ByteBuffer.wrap(pdu).getInt(4);
  }

  public static int status(byte[] pdu) {
    return ByteBuffer.wrap(pdu).getInt(8);
  }

  public static int sequence(byte[] pdu) {
    return ByteBuffer.wrap(pdu).getInt(12);
  }

  /**
   * @param esmClass 0x04 for a receipt
   */
  public static byte[] deliverSm(int sequence, String from, int esmClass, int coding, byte[] text) {
    return deliverSm(from, esmClass, coding, text).pdu(DELIVER_SM, 0, sequence);
  }

  public static Wire deliverSm(String from, int esmClass, int coding, byte[] text) {
    return new Wire()
        .text("")
        .octet(1)
        .octet(1)
        .text(from)
        .octet(0)
        .octet(0)
        .text("1414")
        .octet(esmClass)
        .octet(0)
        .octet(0)
        .text("")
        .text("")
        .octet(0)
        .octet(0)
        .octet(coding)
        .octet(0)
        .octet(text.length)
        .octets(text);
  }

  public static Wire dataSm(String from, int esmClass, int coding) {
    return new Wire()
        .text("")
        .octet(1)
        .octet(1)
        .text(from)
        .octet(0)
        .octet(0)
        .text("1414")
        .octet(esmClass)
        .octet(0)
        .octet(coding);
  }
}
