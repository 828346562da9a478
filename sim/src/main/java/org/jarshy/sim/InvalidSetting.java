package org.jarshy.sim;

/** A setting that is not allowed: its key, its value, and what is allowed. */
public final class InvalidSetting extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  InvalidSetting(String key, Object value, String allowed) {
    super(key + ": " + value + " is not allowed; allowed is " + allowed);
  }

  InvalidSetting(String message) {
    super(message);
  }
}
