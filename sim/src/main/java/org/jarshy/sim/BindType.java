package org.jarshy.sim;

/** What a session is for: transmitter, receiver, or both. */
public enum BindType {
  TX,
  RX,
  TRX;

  boolean submits() {
    return this != RX;
  }

  boolean receives() {
    return this != TX;
  }
}
