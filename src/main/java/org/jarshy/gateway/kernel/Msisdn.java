package org.jarshy.gateway.kernel;

import java.util.regex.Pattern;

/**
 * A phone number in E.164 form, {@code +77011234567}. Its {@code toString()} masks it, so that it
 * can never reach a log whole by accident; {@link #e164()} is the deliberate way.
 *
 * @param e164 plus sign and 7 to 15 digits (ITU-T E.164 §6)
 */
public record Msisdn(String e164) {

  private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");

  public Msisdn {
    if (e164 == null || !E164.matcher(e164).matches()) {
      throw new IllegalArgumentException("not an E.164 number: + and 7 to 15 digits are allowed");
    }
  }

  /** Reads the digits an SMSC uses for an international number, with or without a plus sign. */
  public static Msisdn ofDigits(String digits) {
    return new Msisdn(digits != null && digits.startsWith("+") ? digits : "+" + digits);
  }

  /** The digits alone, {@code 77011234567}, as SMPP carries them with TON 1. */
  public String digits() {
    return e164.substring(1);
  }

  @Override
  public String toString() {
    int keep = Math.min(5, e164.length() - 4);
    return e164.substring(0, keep)
        + "•".repeat(Math.max(0, e164.length() - keep - 2))
        + e164.substring(e164.length() - 2);
  }
}
