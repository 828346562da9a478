package org.jarshy.sim.profile;

/** Where a receipt says what it says. */
public enum ReceiptFields {
  BOTH,
  /** {@code receipted_message_id} and {@code message_state}; the text is empty. */
  TLV,
  TEXT
}
