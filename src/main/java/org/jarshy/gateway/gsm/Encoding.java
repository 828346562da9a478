package org.jarshy.gateway.gsm;

/** How a text travels, and so how much of it fits (3GPP TS 23.038, 23.040 §9.2.3.24). */
public enum Encoding {
  /** 7-bit default alphabet: 160 septets alone, 153 in each part of a longer text. */
  GSM7(160, 153),
  /** UTF-16BE: 70 code units alone, 67 in each part of a longer text. */
  UCS2(70, 67);

  private final int unitsAlone;
  private final int unitsInPart;

  Encoding(int unitsAlone, int unitsInPart) {
    this.unitsAlone = unitsAlone;
    this.unitsInPart = unitsInPart;
  }

  public int unitsAlone() {
    return unitsAlone;
  }

  public int unitsInPart() {
    return unitsInPart;
  }
}
