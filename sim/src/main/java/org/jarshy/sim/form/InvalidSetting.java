package org.jarshy.sim.form;

/** A setting that is not allowed: where it stands, its key, its value, and what is allowed. */
public final class InvalidSetting extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  public InvalidSetting(String key, Object value, String allowed) {
    super(key + ": " + value + " is not allowed; allowed is " + allowed);
  }

  public InvalidSetting(String message) {
    super(message);
  }

  /**
   * @param place null when it is not known
   */
  InvalidSetting(Place place, String message) {
    super(place == null ? message : place + ": " + message);
  }
}
