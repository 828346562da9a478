package org.jarshy.gateway.keyword.internal;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;
import org.jarshy.gateway.inbound.Oddity;
import org.jarshy.gateway.kernel.Msisdn;

/**
 * Numbers that nobody's phone has. A prefix that the numbering plan does not know yet passes: plans
 * grow faster than their copy here, and a citizen who is not answered costs more than a stranger
 * who is.
 */
final class SenderRule {

  private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();

  private static final int HOME = 7;
  private static final int HOME_DIGITS = 11;

  private SenderRule() {}

  /** Empty where somebody may be there. */
  static Optional<Oddity> against(Msisdn sender) {
    PhoneNumber number;
    try {
      number = PHONES.parse(sender.e164(), null);
    } catch (NumberParseException e) {
      return Optional.of(
          e.getErrorType() == NumberParseException.ErrorType.INVALID_COUNTRY_CODE
              ? Oddity.SENDER_COUNTRY
              : Oddity.SENDER_LENGTH);
    }
    ValidationResult possible = PHONES.isPossibleNumberWithReason(number);
    if (possible == ValidationResult.INVALID_COUNTRY_CODE) {
      return Optional.of(Oddity.SENDER_COUNTRY);
    }
    if (possible != ValidationResult.IS_POSSIBLE || isWrongAtHome(number, sender)) {
      return Optional.of(Oddity.SENDER_LENGTH);
    }
    return switch (PHONES.getNumberType(number)) {
      case PREMIUM_RATE, SHARED_COST, TOLL_FREE, UAN, VOICEMAIL ->
          Optional.of(Oddity.SENDER_SERVICE);
      case FIXED_LINE -> Optional.of(Oddity.SENDER_FIXED_LINE);
      default -> Optional.empty();
    };
  }

  /** The plan knows longer numbers at home too, but none of them is a phone. */
  private static boolean isWrongAtHome(PhoneNumber number, Msisdn sender) {
    return number.getCountryCode() == HOME && sender.digits().length() != HOME_DIGITS;
  }
}
