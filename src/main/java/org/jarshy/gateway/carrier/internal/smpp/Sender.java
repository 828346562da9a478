package org.jarshy.gateway.carrier.internal.smpp;

import java.util.regex.Pattern;
import org.jarshy.gateway.inbound.Oddity;
import org.jarshy.gateway.kernel.Msisdn;

/** Whose text it is, by the shape of its source address; what the number is worth is seen later. */
sealed interface Sender {

  record Phone(Msisdn number) implements Sender {}

  record NoPhone(Oddity why) implements Sender {}

  int INTERNATIONAL = 1;

  /** SMPP 3.4 §5.2.5: a name, be it of digits alone; no phone sends so, whoever does pretends. */
  int ALPHANUMERIC = 5;

  Pattern DIGITS = Pattern.compile("\\+?[0-9]+");
  int SHORTEST = 7;

  /**
   * @param ours the address that this carrier shows as ours
   */
  static Sender read(DeliveredPdu delivered, String ours) {
    String address = delivered.source().strip();
    if (same(address, ours) || same(address, delivered.destination())) {
      return new NoPhone(Oddity.SENDER_OURS);
    }
    if (delivered.sourceTon() == ALPHANUMERIC || !DIGITS.matcher(address).matches()) {
      return new NoPhone(Oddity.SENDER_NAME);
    }
    boolean international = delivered.sourceTon() == INTERNATIONAL || address.startsWith("+");
    try {
      return new Phone(Msisdn.ofDigits(international ? address : withCountry(address)));
    } catch (IllegalArgumentException e) {
      return new NoPhone(
          digits(address).length() < SHORTEST ? Oddity.SENDER_SHORT_CODE : Oddity.SENDER_LENGTH);
    }
  }

  /** Where the SMSC gives national numbers: 8 701 … and 701 … are +7 701 … */
  private static String withCountry(String address) {
    if (address.length() == 11 && address.startsWith("8")) {
      return "7" + address.substring(1);
    }
    return address.length() == 10 && address.startsWith("7") ? "7" + address : address;
  }

  private static boolean same(String address, String other) {
    String bare = digits(other.strip());
    return !bare.isEmpty() && digits(address).equalsIgnoreCase(bare);
  }

  private static String digits(String address) {
    return address.startsWith("+") ? address.substring(1) : address;
  }
}
