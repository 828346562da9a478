package org.jarshy.gateway.subscriber;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.regex.Pattern;
import org.jarshy.gateway.kernel.Msisdn;

/**
 * Reads phone numbers as people write them: {@code 8 701 …}, {@code +7 (701) …}, {@code 7701…},
 * {@code 701 …}; a number without a country code is taken to be Kazakhstan's.
 */
public final class Numbers {

  /** What became of a text that should be a phone number. */
  public sealed interface Reading permits Valid, Invalid {}

  /** A valid number that can receive texts. */
  public record Valid(Msisdn number) implements Reading {}

  /**
   * @param reason what was wrong and what is allowed, never the number
   */
  public record Invalid(String reason) implements Reading {}

  private static final String HOME = "KZ";
  private static final int LONGEST = 40;
  private static final Pattern ALLOWED = Pattern.compile("\\+?[0-9 ()./\\u00a0\\u2010-\\u2013-]+");
  private static final Pattern ROUNDED = Pattern.compile("[0-9]+[.,]?[0-9]*[eE]\\+?[0-9]+");
  private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();

  private Numbers() {}

  public static Reading read(String text) {
    String number = text == null ? "" : text.strip();
    if (number.isEmpty()) {
      return new Invalid("there is no number");
    }
    if (ROUNDED.matcher(number).matches()) {
      return new Invalid(
          "a spreadsheet has rounded the number: format its column as text and enter it again");
    }
    if (number.length() > LONGEST || !ALLOWED.matcher(number).matches()) {
      return new Invalid(
          "not a phone number: digits, spaces, dashes, dots, brackets and a leading + are allowed");
    }
    try {
      return judge(PHONES.parse(number, HOME));
    } catch (NumberParseException e) {
      return new Invalid("not a phone number: +7 7XX XXX XX XX or 8 7XX XXX XX XX is allowed");
    }
  }

  private static Reading judge(PhoneNumber number) {
    if (!PHONES.isValidNumber(number)) {
      return new Invalid(
          "no such phone number: wrong length or prefix; +7 7XX XXX XX XX is allowed,"
              + " or another country's number with + and its code");
    }
    return switch (PHONES.getNumberType(number)) {
      case FIXED_LINE -> new Invalid("a fixed line receives no texts: a mobile number is allowed");
      case TOLL_FREE, PREMIUM_RATE, SHARED_COST, UAN, VOICEMAIL ->
          new Invalid("a service number receives no texts: a mobile number is allowed");
      default -> new Valid(new Msisdn(PHONES.format(number, PhoneNumberFormat.E164)));
    };
  }
}
