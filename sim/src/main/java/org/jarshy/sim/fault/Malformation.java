package org.jarshy.sim.fault;

import java.util.Locale;

/** The ways in which a PDU can be malformed. */
public enum Malformation {
  /** {@code command_length} is larger than what comes: the rest is taken from the next PDU. */
  LENGTH_TOO_LARGE,
  /** {@code command_length} is smaller than what comes: the rest is taken for another PDU. */
  LENGTH_TOO_SMALL,
  /** {@code command_length} is 8, below the 16 octets of a header. */
  SHORTER_THAN_HEADER,
  /** {@code command_length} is 2,147,483,632. */
  ABSURDLY_LONG,
  /** The last string of the PDU's mandatory fields ends with the PDU instead of a zero octet. */
  UNTERMINATED_STRING,
  /** A TLV at the end says 10 octets and has two. */
  TRUNCATED_TLV,
  /** A PDU with {@code command_id} 0x00000FFF, which is none. */
  UNKNOWN_COMMAND;

  /** As scenarios write it: {@code length-too-large}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
