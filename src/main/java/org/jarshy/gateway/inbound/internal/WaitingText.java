package org.jarshy.gateway.inbound.internal;

import java.time.Instant;

/** A whole text as it waits in its row, still sealed. */
record WaitingText(
    long id,
    String carrier,
    String recipient,
    String sender,
    String fingerprint,
    byte[] sealedFrom,
    byte[] sealedText,
    Instant receivedAt,
    int attempts) {

  @Override
  public String toString() {
    return "WaitingText[id=" + id + ", attempts=" + attempts + "]";
  }
}
