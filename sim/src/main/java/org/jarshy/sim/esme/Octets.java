package org.jarshy.sim.esme;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.jarshy.sim.smpp.Command;

/** Numbers in PDUs, and the PDUs that are nothing but a few numbers. */
final class Octets {

  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final int HEADER = 16;

  private Octets() {}

  static void putInt(byte[] into, int at, int value) {
    INT.set(into, at, value);
  }

  static int getInt(byte[] from, int at) {
    return (int) INT.get(from, at);
  }

  static int getShort(byte[] from, int at) {
    return (from[at] & 0xFF) << 8 | (from[at + 1] & 0xFF);
  }

  static byte[] header(int command, int status, int sequence) {
    return header(HEADER, command, status, sequence);
  }

  /** With an empty message_id, which has no meaning but must be there (SMPP 3.4 §4.6.2). */
  static byte[] deliverResponse(int status, int sequence) {
    return header(HEADER + 1, Command.DELIVER_SM_RESP, status, sequence);
  }

  private static byte[] header(int length, int command, int status, int sequence) {
    byte[] pdu = new byte[length];
    putInt(pdu, 0, length);
    putInt(pdu, 4, command);
    putInt(pdu, 8, status);
    putInt(pdu, 12, sequence);
    return pdu;
  }

  /** Where the C-octet string that begins here ends, its zero excluded; -1 when it does not. */
  static int endOfString(byte[] pdu, int from) {
    for (int i = from; i < pdu.length; i++) {
      if (pdu[i] == 0) {
        return i;
      }
    }
    return -1;
  }

  /** Whether the rest of a PDU is nothing but whole TLVs, or nothing at all. */
  static boolean isParameters(byte[] frame, int from) {
    int at = from;
    while (at + 4 <= frame.length) {
      at += 4 + getShort(frame, at + 2);
    }
    return at == frame.length;
  }
}
