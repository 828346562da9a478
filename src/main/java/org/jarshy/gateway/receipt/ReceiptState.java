package org.jarshy.gateway.receipt;

import org.jarshy.gateway.outbox.MessageState;

/** message_state (SMPP 3.4 §5.2.28) and the words that receipts use for it, however shortened. */
enum ReceiptState {
  ENROUTE(1, "ENROU", MessageState.ACCEPTED),
  DELIVERED(2, "DELIV", MessageState.DELIVERED),
  EXPIRED(3, "EXP", MessageState.UNDELIVERABLE),
  DELETED(4, "DELET", MessageState.UNDELIVERABLE),
  UNDELIVERABLE(5, "UNDEL", MessageState.UNDELIVERABLE),
  /** Some SMSCs say so when they have taken a message themselves: it proves no delivery. */
  ACCEPTED(6, "ACCEP", MessageState.ACCEPTED),
  UNKNOWN(7, "UNKN", MessageState.ACCEPTED),
  REJECTED(8, "REJ", MessageState.UNDELIVERABLE);

  private final int code;
  private final String begins;
  private final MessageState outcome;

  ReceiptState(int code, String begins, MessageState outcome) {
    this.code = code;
    this.begins = begins;
    this.outcome = outcome;
  }

  MessageState outcome() {
    return outcome;
  }

  /** A state that nobody knows proves nothing: the message stays accepted. */
  static ReceiptState ofCode(int code) {
    for (ReceiptState state : values()) {
      if (state.code == code) {
        return state;
      }
    }
    return UNKNOWN;
  }

  static ReceiptState ofWord(String stat) {
    for (ReceiptState state : values()) {
      if (stat.startsWith(state.begins) || (stat.length() >= 3 && state.begins.startsWith(stat))) {
        return state;
      }
    }
    return UNKNOWN;
  }
}
