package org.jarshy.gateway.inbound.internal;

/** A stored part that waits for the others of its text. */
record Part(long id, String group, int number, int total, String fingerprint, byte[] sealedText) {

  @Override
  public String toString() {
    return "Part[id=" + id + ", " + number + "/" + total + "]";
  }
}
