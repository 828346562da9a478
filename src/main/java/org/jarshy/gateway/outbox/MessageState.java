package org.jarshy.gateway.outbox;

/** What became of a message. Codes are stored and never reused. */
public enum MessageState {
  /** Waits for its turn, or is being submitted. */
  QUEUED(0, false),
  /** Its broadcast is paused. */
  HELD(1, false),
  /**
   * Submitted without an answer, or claimed by a process that died: sent or not, nobody knows yet.
   */
  UNKNOWN(2, false),
  /** The SMSC took it. */
  ACCEPTED(3, false),
  /** A receipt says that the phone has it. */
  DELIVERED(4, true),
  /** A receipt says that the phone will not get it. */
  UNDELIVERABLE(5, true),
  /** The SMSC, or we, refused it for good. */
  REFUSED(6, true),
  /** Its time ran out before it could be submitted. */
  EXPIRED(7, true),
  /** Taken back before submission: cancelled, superseded, or the recipient opted out. */
  WITHDRAWN(8, true),
  /**
   * Sent or not, nobody knows, and it will not be sent again: its time ran out, or something else
   * took its place. A late receipt may still prove it.
   */
  UNPROVEN(9, false);

  private final int code;
  private final boolean settled;

  MessageState(int code, boolean settled) {
    this.code = code;
    this.settled = settled;
  }

  public int code() {
    return code;
  }

  /** True where nothing can change it any more. */
  public boolean isFinal() {
    return settled;
  }

  public static MessageState ofCode(int code) {
    return values()[code];
  }
}
