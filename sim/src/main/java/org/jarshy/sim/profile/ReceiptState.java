package org.jarshy.sim.profile;

/** Final states of a message, as receipts name them (SMPP 3.4 Appendix B and §5.2.28). */
public enum ReceiptState {
  DELIVRD(2, 0),
  EXPIRED(3, 27),
  DELETED(4, 1),
  UNDELIV(5, 1),
  ACCEPTD(6, 0),
  UNKNOWN(7, 1),
  REJECTD(8, 8);

  private final int messageState;
  private final int error;

  ReceiptState(int messageState, int error) {
    this.messageState = messageState;
    this.error = error;
  }

  /** Whether this counts as success where a receipt was asked for on failure only. */
  public boolean success() {
    return this == DELIVRD || this == ACCEPTD;
  }

  /** Whether the message never reaches its phone. */
  public boolean failed() {
    return this == EXPIRED || this == DELETED || this == UNDELIV || this == REJECTD;
  }

  public int messageState() {
    return messageState;
  }

  /** What stands behind {@code err:}; a made-up network code, as with real SMSCs. */
  public int error() {
    return error;
  }
}
