package org.jarshy.gateway.carrier.internal.smpp;

import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.TypeOfNumber;

/** What citizens see as sender; its type follows from its looks (SMPP 3.4 §5.2.5). */
record SourceAddress(TypeOfNumber ton, NumberingPlanIndicator npi, String address) {

  static SourceAddress of(String configured) {
    if (!configured.chars().allMatch(c -> c >= '0' && c <= '9' || c == '+')) {
      return new SourceAddress(
          TypeOfNumber.ALPHANUMERIC, NumberingPlanIndicator.UNKNOWN, configured);
    }
    String digits = configured.startsWith("+") ? configured.substring(1) : configured;
    return digits.length() <= 8
        ? new SourceAddress(TypeOfNumber.NETWORK_SPECIFIC, NumberingPlanIndicator.UNKNOWN, digits)
        : new SourceAddress(TypeOfNumber.INTERNATIONAL, NumberingPlanIndicator.ISDN, digits);
  }
}
