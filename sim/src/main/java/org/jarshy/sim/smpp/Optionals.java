package org.jarshy.sim.smpp;

import java.util.Arrays;

/** The optional parameters of a PDU, read where they stand (SMPP 3.4 §5.3). */
public final class Optionals {

  public static final int DEST_ADDR_SUBUNIT = 0x0005;
  public static final int SAR_MSG_REF_NUM = 0x020C;
  public static final int SAR_TOTAL_SEGMENTS = 0x020E;
  public static final int SAR_SEGMENT_SEQNUM = 0x020F;
  public static final int MESSAGE_PAYLOAD = 0x0424;

  static final Optionals NONE = new Optionals(new byte[0], 0);

  private static final int HEAD = 4;

  private final byte[] pdu;
  private final int from;

  private Optionals(byte[] pdu, int from) {
    this.pdu = pdu;
    this.from = from;
  }

  /** Whatever tags and lengths there are: only their sum must be right. */
  static Optionals read(byte[] pdu, int from) throws Malformed {
    if (from == pdu.length) {
      return NONE;
    }
    int at = from;
    while (at < pdu.length) {
      at = pdu.length - at < HEAD ? Integer.MAX_VALUE : at + HEAD + two(pdu, at + 2);
    }
    if (at != pdu.length) {
      throw new Malformed(CommandStatus.ESME_RINVOPTPARSTREAM);
    }
    return new Optionals(pdu, from);
  }

  public boolean isEmpty() {
    return from == pdu.length;
  }

  /** The value, which may be empty; of a parameter that is repeated the first. Null for none. */
  public byte[] value(int tag) {
    int at = find(tag);
    return at < 0 ? null : Arrays.copyOfRange(pdu, at + HEAD, at + HEAD + two(pdu, at + 2));
  }

  /**
   * The number that it is, of 1 to 4 octets.
   *
   * @return -1 when there is none, or it has another length
   */
  public int number(int tag) {
    int at = find(tag);
    int octets = at < 0 ? 0 : two(pdu, at + 2);
    if (octets < 1 || octets > 4) {
      return -1;
    }
    int number = 0;
    for (int i = 0; i < octets; i++) {
      number = number << 8 | pdu[at + HEAD + i] & 0xFF;
    }
    return number;
  }

  /** How many octets the first of this tag has; -1 when there is none. */
  public int length(int tag) {
    int at = find(tag);
    return at < 0 ? -1 : two(pdu, at + 2);
  }

  /** How often it is there. */
  public int count(int tag) {
    int count = 0;
    for (int at = from; at < pdu.length; at += HEAD + two(pdu, at + 2)) {
      if (two(pdu, at) == tag) {
        count++;
      }
    }
    return count;
  }

  private int find(int tag) {
    for (int at = from; at < pdu.length; at += HEAD + two(pdu, at + 2)) {
      if (two(pdu, at) == tag) {
        return at;
      }
    }
    return -1;
  }

  private static int two(byte[] pdu, int at) {
    return (pdu[at] & 0xFF) << 8 | pdu[at + 1] & 0xFF;
  }
}
