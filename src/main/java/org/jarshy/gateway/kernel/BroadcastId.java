package org.jarshy.gateway.kernel;

/** Identifies a broadcast within one installation; safe to log. */
public record BroadcastId(long value) {

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
