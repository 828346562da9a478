package org.jarshy.gateway.rumour;

/** Identifies a rumour; safe to log. */
public record RumourId(long value) {

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
