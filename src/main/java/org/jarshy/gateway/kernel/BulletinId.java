package org.jarshy.gateway.kernel;

/** Identifies a bulletin within one installation; safe to log. */
public record BulletinId(long value) {

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
