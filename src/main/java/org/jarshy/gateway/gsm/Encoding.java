package org.jarshy.gateway.gsm;

/** How a text travels, and so how much of it fits (3GPP TS 23.038, 23.040 §9.2.3.24). */
public enum Encoding {
  /** Septets: 160 alone, 153 in each part of a longer text with 8-bit references. */
  GSM7(7),
  /** UTF-16BE: 70 code units alone, 67 in each part of a longer text with 8-bit references. */
  UCS2(16);

  private static final int OCTETS = 140;

  private final int bitsInUnit;

  Encoding(int bitsInUnit) {
    this.bitsInUnit = bitsInUnit;
  }

  public int unitsAlone() {
    return unitsBehind(0);
  }

  /** With the header that every phone reads: 8-bit references and no national tables. */
  public int unitsInPart() {
    return unitsBehind(Header.octets(true, ReferenceSize.BITS_8, Shifts.NONE));
  }

  int unitsBehind(int headerOctets) {
    return (OCTETS - headerOctets) * 8 / bitsInUnit;
  }
}
