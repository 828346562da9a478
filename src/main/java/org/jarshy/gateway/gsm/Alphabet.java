package org.jarshy.gateway.gsm;

/**
 * What an SMSC takes data_coding 0 to mean; a setting of each carrier. Unpacked, one octet a unit.
 */
public enum Alphabet {
  GSM7(Character.MAX_VALUE),
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
}
