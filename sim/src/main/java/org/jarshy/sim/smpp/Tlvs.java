package org.jarshy.sim.smpp;

import java.io.ByteArrayOutputStream;

/** Writes optional parameters, each with its tag and length (SMPP 3.4 §5.3). */
public final class Tlvs {

  public static final byte[] NONE = {};

  private static final int RECEIPTED_MESSAGE_ID = 0x001E;
  private static final int SAR_MSG_REF_NUM = 0x020C;
  private static final int SAR_TOTAL_SEGMENTS = 0x020E;
  private static final int SAR_SEGMENT_SEQNUM = 0x020F;
  private static final int MESSAGE_PAYLOAD = 0x0424;
  private static final int MESSAGE_STATE = 0x0427;

  private Tlvs() {}

  /** What a receipt says beside its text. */
  public static byte[] receipt(String messageId, int state) {
    byte[] id = Pdu.ascii(messageId);
    byte[] all = new byte[4 + id.length + 1 + 5];
    begin(all, 0, RECEIPTED_MESSAGE_ID, id.length + 1);
    System.arraycopy(id, 0, all, 4, id.length);
    int at = 4 + id.length + 1;
    begin(all, at, MESSAGE_STATE, 1);
    all[at + 4] = (byte) state;
    return all;
  }

  /** Which part of a longer text this is. */
  public static byte[] sar(int reference, int total, int number) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    put(all, SAR_MSG_REF_NUM, new byte[] {(byte) (reference >> 8), (byte) reference});
    put(all, SAR_TOTAL_SEGMENTS, new byte[] {(byte) total});
    put(all, SAR_SEGMENT_SEQNUM, new byte[] {(byte) number});
    return all.toByteArray();
  }

  public static byte[] payload(byte[] data) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    put(all, MESSAGE_PAYLOAD, data);
    return all.toByteArray();
  }

  private static void put(ByteArrayOutputStream all, int tag, byte[] value) {
    byte[] head = new byte[4];
    begin(head, 0, tag, value.length);
    all.writeBytes(head);
    all.writeBytes(value);
  }

  private static void begin(byte[] all, int at, int tag, int length) {
    all[at] = (byte) (tag >> 8);
    all[at + 1] = (byte) tag;
    all[at + 2] = (byte) (length >> 8);
    all[at + 3] = (byte) length;
  }
}
