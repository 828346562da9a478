package org.jarshy.gateway.gsm;

/** What an SMSC takes data_coding 0 to mean; a setting of each carrier. */
public enum Alphabet {
  /** The GSM 7-bit default alphabet, one octet a septet. */
  GSM7(Character.MAX_VALUE),
  /** The same, eight septets in seven octets. */
  GSM7_PACKED(Character.MAX_VALUE),
  LATIN1(0xFF),
  ASCII(0x7F);

  private final int last;

  Alphabet(int last) {
    this.last = last;
  }

  /**
   * Whether this text reaches a phone whole with data_coding 0. What the GSM alphabet lacks never
   * does: an SMSC that takes {@code ê} in Latin-1 still has only 7 bits to send it in.
   */
  public boolean canCarry(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > last || Gsm7.cost(c) == 0) {
        return false;
      }
    }
    return true;
  }

  /** Whether it is of septets, to which national tables apply. */
  boolean isSeptets() {
    return this == GSM7 || this == GSM7_PACKED;
  }
}
