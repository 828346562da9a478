package org.jarshy.sim.esme;

import java.nio.charset.StandardCharsets;

/** An address with the type of number and numbering plan that its looks suggest. */
record Address(int ton, int npi, String digits) {

  private static final int LONGEST = 20; // SMPP 3.4 §4.4.1
  private static final int LONGEST_SHORT_CODE = 8;
  private static final int INTERNATIONAL = 1;
  private static final int NETWORK_SPECIFIC = 3;
  private static final int ALPHANUMERIC = 5;
  private static final int ISDN = 1;

  /**
   * @param written a number with or without plus sign, a short code, or a name
   * @throws IllegalArgumentException when it has no or too many characters, or not of ASCII
   */
  static Address of(String key, String written) {
    String digits = written.startsWith("+") ? written.substring(1) : written;
    if (digits.isEmpty()
        || digits.length() > LONGEST
        || !digits.chars().allMatch(c -> c > 0 && c < 0x80)) {
      throw Invalid.value(key, written, "1 to 20 characters of ASCII");
    }
    if (!digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return new Address(ALPHANUMERIC, 0, digits);
    }
    return digits.length() <= LONGEST_SHORT_CODE
        ? new Address(NETWORK_SPECIFIC, 0, digits)
        : new Address(INTERNATIONAL, ISDN, digits);
  }

  /** As it stands in a PDU: two octets, the characters, and the zero that ends them. */
  byte[] octets() {
    byte[] characters = digits.getBytes(StandardCharsets.ISO_8859_1);
    byte[] all = new byte[characters.length + 3];
    all[0] = (byte) ton;
    all[1] = (byte) npi;
    System.arraycopy(characters, 0, all, 2, characters.length);
    return all;
  }
}
