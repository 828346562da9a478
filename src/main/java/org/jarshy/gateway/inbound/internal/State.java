package org.jarshy.gateway.inbound.internal;

/** Of a row in {@code inbound_text}. */
enum State {
  /** One part of a longer text that is not whole yet. */
  PART,
  /** To be answered. */
  WAITING,
  /** To be answered after an attempt that failed. */
  RETRY,
  /** Answered; number and words are gone. */
  DONE,
  /** A part whose words moved to the row of the whole text. */
  JOINED,
  /** Given up; number and words are kept sealed for two days. */
  FAILED;

  boolean isUnanswered() {
    return this == WAITING || this == RETRY;
  }
}
