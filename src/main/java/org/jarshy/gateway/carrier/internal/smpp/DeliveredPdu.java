package org.jarshy.gateway.carrier.internal.smpp;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * A deliver_sm (SMPP 3.4 §4.6.1) or data_sm (§4.7.1) from an SMSC, read leniently: the mandatory
 * fields must be there, but a broken optional parameter at the end costs only itself and what
 * follows it, never the citizen's text before it. The first of several equal tags counts.
 */
record DeliveredPdu(
    int sequence,
    int sourceTon,
    String source,
    String destination,
    int esmClass,
    byte dataCoding,
    byte[] shortMessage,
    Map<Integer, byte[]> optional) {

  static final int RECEIPTED_MESSAGE_ID = 0x001E;
  static final int MESSAGE_STATE = 0x0427;
  static final int MESSAGE_PAYLOAD = 0x0424;
  static final int SAR_MSG_REF_NUM = 0x020C;
  static final int SAR_TOTAL_SEGMENTS = 0x020E;
  static final int SAR_SEGMENT_SEQNUM = 0x020F;

  /** The mandatory part is cut off or does not end where it must. */
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1;

    Unreadable(String what) {
      super(what, null, false, false);
    }
  }

  static DeliveredPdu deliverSm(byte[] pdu) throws Unreadable {
    Cursor at = new Cursor(pdu);
    at.text("service_type");
    int ton = at.octet();
    at.octet();
    String source = at.text("source_addr");
    at.octet();
    at.octet();
    String destination = at.text("destination_addr");
    int esmClass = at.octet();
    at.octet();
    at.octet();
    at.text("schedule_delivery_time");
    at.text("validity_period");
    at.octet();
    at.octet();
    byte dataCoding = (byte) at.octet();
    at.octet();
    byte[] shortMessage = at.octets(at.octet());
    return new DeliveredPdu(
        at.sequence(), ton, source, destination, esmClass, dataCoding, shortMessage, at.optional());
  }

  static DeliveredPdu dataSm(byte[] pdu) throws Unreadable {
    Cursor at = new Cursor(pdu);
    at.text("service_type");
    int ton = at.octet();
    at.octet();
    String source = at.text("source_addr");
    at.octet();
    at.octet();
    String destination = at.text("destination_addr");
    int esmClass = at.octet();
    at.octet();
    byte dataCoding = (byte) at.octet();
    return new DeliveredPdu(
        at.sequence(), ton, source, destination, esmClass, dataCoding, new byte[0], at.optional());
  }

  /** What the person typed: short_message, or message_payload where that is empty. */
  byte[] userData() {
    byte[] payload = optional.get(MESSAGE_PAYLOAD);
    return shortMessage.length == 0 && payload != null ? payload : shortMessage;
  }

  /** A C-octet string, with or without its final NUL; null where there is none. */
  String text(int tag) {
    byte[] octets = optional.get(tag);
    if (octets == null) {
      return null;
    }
    int end = 0;
    while (end < octets.length && octets[end] != 0) {
      end++;
    }
    return new String(octets, 0, end, StandardCharsets.ISO_8859_1).strip();
  }

  /** An unsigned number, of which the last four octets count; null where there is none. */
  Integer number(int tag) {
    byte[] octets = optional.get(tag);
    if (octets == null || octets.length == 0) {
      return null;
    }
    int value = 0;
    for (byte octet : octets) {
      value = value << 8 | octet & 0xFF;
    }
    return value;
  }

  @Override
  public String toString() {
    return "DeliveredPdu[sequence=" + sequence + "]";
  }

  private static final class Cursor {
    private final byte[] pdu;
    private int at = 16;

    Cursor(byte[] pdu) {
      this.pdu = pdu;
    }

    int sequence() {
      return java.nio.ByteBuffer.wrap(pdu, 12, 4).getInt();
    }

    int octet() throws Unreadable {
      if (at >= pdu.length) {
        throw new Unreadable("it ends within its mandatory part");
      }
      return pdu[at++] & 0xFF;
    }

    byte[] octets(int count) throws Unreadable {
      if (count > pdu.length - at) {
        throw new Unreadable("sm_length is above what there is");
      }
      at += count;
      return Arrays.copyOfRange(pdu, at - count, at);
    }

    String text(String field) throws Unreadable {
      int end = at;
      while (end < pdu.length && pdu[end] != 0) {
        end++;
      }
      if (end == pdu.length) {
        throw new Unreadable(field + " has no end");
      }
      String text = new String(pdu, at, end - at, StandardCharsets.ISO_8859_1);
      at = end + 1;
      return text;
    }

    Map<Integer, byte[]> optional() {
      Map<Integer, byte[]> optional = new HashMap<>();
      while (pdu.length - at >= 4) {
        int tag = (pdu[at] & 0xFF) << 8 | pdu[at + 1] & 0xFF;
        int length = (pdu[at + 2] & 0xFF) << 8 | pdu[at + 3] & 0xFF;
        at += 4;
        if (length > pdu.length - at) {
          break;
        }
        optional.putIfAbsent(tag, Arrays.copyOfRange(pdu, at, at + length));
        at += length;
      }
      return optional;
    }
  }
}
