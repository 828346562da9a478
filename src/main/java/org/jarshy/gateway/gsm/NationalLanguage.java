package org.jarshy.gateway.gsm;

import java.util.Optional;

/**
 * Languages with septet tables of their own (3GPP TS 23.038 Annex A). There is none for Kazakh or
 * Russian: no table has Cyrillic letters.
 */
public enum NationalLanguage {
  TURKISH(1, true),
  /** Has single shifts alone, above the default alphabet. */
  SPANISH(2, false),
  PORTUGUESE(3, true),
  BENGALI(4, true),
  GUJARATI(5, true),
  HINDI(6, true),
  KANNADA(7, true),
  MALAYALAM(8, true),
  ORIYA(9, true),
  PUNJABI(10, true),
  TAMIL(11, true),
  TELUGU(12, true),
  URDU(13, true);

  private final int id;
  private final boolean locking;

  NationalLanguage(int id, boolean locking) {
    this.id = id;
    this.locking = locking;
  }

  /** The national language identifier in a user data header (3GPP TS 23.040 §9.2.3.24.15). */
  public int id() {
    return id;
  }

  /** Whether it has a locking shift table, which stands in for the whole default alphabet. */
  public boolean hasLocking() {
    return locking;
  }

  /** Empty for 0, the default alphabet, and for ids that are reserved. */
  public static Optional<NationalLanguage> of(int id) {
    return id >= 1 && id <= values().length ? Optional.of(values()[id - 1]) : Optional.empty();
  }
}
