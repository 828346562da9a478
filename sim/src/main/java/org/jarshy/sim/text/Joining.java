package org.jarshy.sim.text;

import java.util.Locale;

/** How the parts of a long text say that they belong together. */
public enum Joining {
  /** A user data header with a reference of 8 bits (3GPP 23.040 §9.2.3.24.1). */
  UDH8,
  /** A user data header with a reference of 16 bits (3GPP 23.040 §9.2.3.24.8). */
  UDH16,
  /** The TLVs {@code sar_*} (SMPP 3.4 §5.3.2.22 to 24). */
  SAR,
  /** Not in parts at all: the TLV {@code message_payload} carries the whole text. */
  PAYLOAD;

  /** As the API writes it: {@code udh8}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Octets of the user data that the header takes. */
  int headerOctets() {
    return this == UDH8 ? 6 : this == UDH16 ? 7 : 0;
  }
}
