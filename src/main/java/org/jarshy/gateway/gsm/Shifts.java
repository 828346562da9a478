package org.jarshy.gateway.gsm;

/**
 * The septet tables that a message announces in its header (3GPP TS 23.040 §9.2.3.24.15 and .16).
 *
 * @param locking in place of the default alphabet; null for that itself
 * @param single in place of the default extension table; null for that itself
 */
public record Shifts(NationalLanguage locking, NationalLanguage single) {

  /** The default alphabet and its extension table, which need no announcement. */
  public static final Shifts NONE = new Shifts(null, null);

  private static final int ELEMENT_OCTETS = 3;

  /** A language without a locking table announces none. */
  public Shifts {
    locking = locking != null && locking.hasLocking() ? locking : null;
  }

  int headerOctets() {
    return (locking == null ? 0 : ELEMENT_OCTETS) + (single == null ? 0 : ELEMENT_OCTETS);
  }
}
