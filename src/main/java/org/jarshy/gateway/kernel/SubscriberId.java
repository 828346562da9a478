package org.jarshy.gateway.kernel;

/** Identifies a subscriber within one installation; safe to log. */
public record SubscriberId(long value) {

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
