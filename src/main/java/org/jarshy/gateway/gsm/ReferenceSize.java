package org.jarshy.gateway.gsm;

/** How wide the number is by which a phone joins the parts of a text (3GPP TS 23.040 §9.2.3.24). */
public enum ReferenceSize {
  /** 256 of them: what every phone reads. */
  BITS_8(5),
  /** 65,536 of them, at one unit a part: for many long texts to one phone. */
  BITS_16(6);

  private final int elementOctets;

  ReferenceSize(int elementOctets) {
    this.elementOctets = elementOctets;
  }

  int elementOctets() {
    return elementOctets;
  }
}
