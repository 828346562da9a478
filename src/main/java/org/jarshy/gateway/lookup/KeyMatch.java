package org.jarshy.gateway.lookup;

/** How what a citizen texts is compared with the key of a row. Names are stored. */
public enum KeyMatch {
  /** The whole key, however it is typed. */
  EXACT(false),
  /** A city or region, in any form that grammar gives it; unasked, the one where they are. */
  CITY(false),
  /** The beginning of a person's name: surname, first name, further names. */
  NAME(true),
  /** The digits alone. */
  NUMBER(true),
  /** The code of a phone: 15 digits of which the last proves the others. */
  IMEI(true);

  private final boolean guarded;

  KeyMatch(boolean guarded) {
    this.guarded = guarded;
  }

  /** True for tables about single persons: they are not to be read out row by row. */
  public boolean guarded() {
    return guarded;
  }
}
