package org.jarshy.gateway.subscriber;

import static org.assertj.core.api.Assertions.assertThat;

import org.jarshy.gateway.kernel.Msisdn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+77011234567",
        "77011234567",
        "87011234567",
        "7011234567",
        "8 701 123 45 67",
        "8 (701) 123-45-67",
        "+7 (701) 123-45-67",
        "+7 701 123–45–67",
        "+7\u00a0701\u00a0123\u00a045\u00a067",
        "8-701-1234567",
        "8.701.123.45.67",
        "  +7 7011234567 "
      })
  void every_spelling_of_a_number_is_the_same_number(String text) {
    assertThat(Numbers.read(text)).isEqualTo(new Numbers.Valid(new Msisdn("+77011234567")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "8 700 1234567",
        "8 705 1234567",
        "8 707 1234567",
        "8 747 1234567",
        "8 771 1234567",
        "8 775 1234567",
        "8 776 1234567",
        "8 777 1234567",
        "8 778 1234567"
      })
  void mobile_prefixes_of_every_carrier_are_taken(String text) {
    assertThat(Numbers.read(text)).isInstanceOf(Numbers.Valid.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"+49 1512 3456789", "+996 700 123 456", "+1 202 456 1111", "+7 916 123 45 67"})
  void a_valid_number_of_another_country_is_taken(String text) {
    assertThat(Numbers.read(text)).isInstanceOf(Numbers.Valid.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"+7 727 250 00 00", "8 7172 70 00 00"})
  void a_fixed_line_is_refused(String text) {
    refused(text, "a fixed line receives no texts: a mobile number is allowed");
  }

  @Test
  void a_service_number_is_refused() {
    refused("8 800 080 77 77", "a service number receives no texts: a mobile number is allowed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"8701123456", "+7701123456789", "+7 000 123 45 67", "112", "1414"})
  void a_number_of_wrong_length_or_prefix_is_refused(String text) {
    refused(
        text,
        "no such phone number: wrong length or prefix; +7 7XX XXX XX XX is allowed,"
            + " or another country's number with + and its code");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hello",
        "8701FLOWERS",
        "+7701123456a",
        "٨٧٠١١٢٣٤٥٦٧",
        "+7701;ext=5",
        "8++701",
        "=8701"
      })
  void what_is_no_number_is_refused(String text) {
    refused(
        text,
        "not a phone number: digits, spaces, dashes, dots, brackets and a leading + are allowed");
  }

  @Test
  void ten_thousand_digits_are_refused_at_a_glance() {
    assertThat(Numbers.read("7".repeat(10_000))).isInstanceOf(Numbers.Invalid.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"7.70112E+10", "7,7011E10", "8e10"})
  void a_number_that_a_spreadsheet_rounded_is_refused_with_the_way_out(String text) {
    refused(
        text, "a spreadsheet has rounded the number: format its column as text and enter it again");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "  "})
  void no_number_is_refused(String text) {
    refused(text, "there is no number");
  }

  @ParameterizedTest
  @ValueSource(strings = {"()", "-", "+", "1"})
  void punctuation_is_refused(String text) {
    assertThat(Numbers.read(text)).isInstanceOf(Numbers.Invalid.class);
  }

  private static void refused(String text, String reason) {
    assertThat(Numbers.read(text)).isEqualTo(new Numbers.Invalid(reason));
  }
}
