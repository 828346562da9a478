package org.jarshy.gateway.inbound;

import java.util.Locale;

/**
 * What is not as a person's short text should be. Each is counted; none stops anything. What a
 * sender's name is worth is decided before its text is understood: nobody is answered, or made a
 * subscriber, who cannot be a phone.
 */
public enum Oddity {
  /** The mandatory part of a deliver_sm is broken; refused, so that it does not come again. */
  UNREADABLE_PDU("deliveries that could not be read"),

  /** Our own short code or number as the sender: answering it is talking to ourselves. */
  SENDER_OURS("texts that came from our own short code"),
  SENDER_SHORT_CODE("texts from short codes"),
  /** Letters, or digits that the SMSC says are a name (TON 5): no phone can send so. */
  SENDER_NAME("texts from names instead of numbers"),
  SENDER_LENGTH("texts from numbers of impossible length"),
  /** Premium, toll-free, shared cost, universal or voicemail numbers. */
  SENDER_SERVICE("texts from premium and service numbers"),
  SENDER_FIXED_LINE("texts from fixed lines"),
  SENDER_COUNTRY("texts from numbers of no country"),

  EMPTY("empty texts"),
  BINARY("binary texts, not answered"),
  CONTROL_CHARACTERS("texts with control characters"),
  BIDI_CONTROLS("texts with right-to-left controls"),
  INVISIBLE_CHARACTERS("texts with invisible characters"),
  MARKUP("texts that look like code, read as plain words"),
  TOO_MANY_PARTS("texts of too many parts, read by their first ones"),
  OVERLONG("texts read by their first 1,000 characters"),

  LOOP("texts of machines that answer us, not answered"),
  HOUR_FULL("texts above the hourly limit of a number, not answered"),
  DAY_FULL("texts above the daily limit of a number, not answered"),
  AREA_FULL("texts above a number's share in a flooded area, not answered");

  private final String words;

  Oddity(String words) {
    this.words = words;
  }

  /** In plain English, plural, after a count. */
  public String words() {
    return words;
  }

  /** {@code sender-short-code}: as metrics tag it. */
  public String tag() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
