package org.jarshy.gateway.kernel;

/** Identifies an outgoing message within one installation; safe to log. */
public record MessageId(long value) {

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
