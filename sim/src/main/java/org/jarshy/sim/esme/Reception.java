package org.jarshy.sim.esme;

/**
 * One {@code deliver_sm} at a time, read by hand: this runs once for each receipt of a load. After
 * {@link #read} the indices point into the PDU that was read.
 */
final class Reception {

  private static final int HEADER = 16;
  private static final int TYPE_MASK = 0x3C; // SMPP 3.4 §5.2.12
  private static final int TYPE_RECEIPT = 0x04;
  private static final int TYPE_INTERMEDIATE = 0x20;
  private static final int RECEIPTED_MESSAGE_ID = 0x001E;
  private static final int MESSAGE_PAYLOAD = 0x0424;
  private static final int MESSAGE_STATE = 0x0427;
  private static final int ENROUTE = 1;
  private static final byte[] STAT = {'s', 't', 'a', 't', ':'};
  private static final byte[] ID = {'i', 'd', ':'};

  private byte[] pdu;
  private int type;
  private int textFrom;
  private int textTo;
  private int idFrom;
  private int idTo;
  private int state;

  /** False when the PDU is not whole. */
  boolean read(byte[] frame) {
    pdu = frame;
    idFrom = 0;
    idTo = 0;
    state = -1;
    int at = string(HEADER); // service_type
    at = at < 0 ? -1 : string(at + 2);
    at = at < 0 ? -1 : string(at + 2);
    if (at < 0 || at + 3 > pdu.length) {
      return false;
    }
    type = pdu[at] & TYPE_MASK;
    at = string(at + 3); // schedule_delivery_time
    at = at < 0 ? -1 : string(at); // validity_period
    if (at < 0 || at + 5 > pdu.length) {
      return false;
    }
    textFrom = at + 5;
    textTo = textFrom + (pdu[at + 4] & 0xFF);
    return textTo <= pdu.length && parameters(textTo);
  }

  /** Where it goes on after a string; -1 when the string does not end. */
  private int string(int from) {
    int end = Octets.endOfString(pdu, from);
    return end < 0 ? -1 : end + 1;
  }

  private boolean parameters(int from) {
    int at = from;
    while (at < pdu.length) {
      if (at + 4 > pdu.length) {
        return false;
      }
      int tag = Octets.getShort(pdu, at);
      int begin = at + 4;
      int end = begin + Octets.getShort(pdu, at + 2);
      if (end > pdu.length) {
        return false;
      }
      if (tag == RECEIPTED_MESSAGE_ID) {
        idFrom = begin;
        idTo = end > begin && pdu[end - 1] == 0 ? end - 1 : end;
      } else if (tag == MESSAGE_STATE && end == begin + 1) {
        state = pdu[begin];
      } else if (tag == MESSAGE_PAYLOAD && textFrom == textTo) {
        textFrom = begin;
        textTo = end;
      }
      at = end;
    }
    return true;
  }

  /** A delivery receipt or an intermediate notification; otherwise somebody's text. */
  boolean isReceipt() {
    return type == TYPE_RECEIPT || type == TYPE_INTERMEDIATE;
  }

  boolean isFinal() {
    return type == TYPE_RECEIPT && state != ENROUTE;
  }

  /** As the TLV says, else as the text does; the length is 0 when neither does. */
  int idFrom() {
    if (idFrom == idTo) {
      token(ID);
    }
    return idFrom;
  }

  int idTo() {
    return idTo;
  }

  private void token(byte[] key) {
    int at = find(key);
    if (at >= 0) {
      idFrom = at;
      idTo = endOfToken(at);
    }
  }

  private int endOfToken(int from) {
    int end = from;
    while (end < textTo && pdu[end] > ' ') {
      end++;
    }
    return end;
  }

  /**
   * The word after {@code stat:}, its letters packed into a number; the negative {@code
   * message_state} when there is no such word; see {@link ReceiptStates#name}.
   */
  long stat() {
    int at = find(STAT);
    if (at < 0) {
      return state >= 0 ? ReceiptStates.ofState(state) : ReceiptStates.NONE;
    }
    return ReceiptStates.ofWord(pdu, at, endOfToken(at));
  }

  /**
   * Where it goes on after the first occurrence of a key, in either case; -1 when it is not there.
   */
  private int find(byte[] key) {
    int last = textTo - key.length;
    for (int i = textFrom; i <= last; i++) {
      if ((pdu[i] | 0x20) == key[0] && matches(i, key)) {
        return i + key.length;
      }
    }
    return -1;
  }

  private boolean matches(int at, byte[] key) {
    for (int i = 1; i < key.length; i++) {
      if ((pdu[at + i] | 0x20) != key[i]) {
        return false;
      }
    }
    // The end of a longer word is none of our keys.
    return at == textFrom || pdu[at - 1] <= ' ';
  }
}
