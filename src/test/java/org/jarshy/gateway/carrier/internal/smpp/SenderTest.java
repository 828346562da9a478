package org.jarshy.gateway.carrier.internal.smpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jarshy.gateway.inbound.Oddity;
import org.jarshy.gateway.kernel.Msisdn;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SenderTest {

  private static Sender read(int ton, String source, String destination, String ours) {
    return Sender.read(
        new DeliveredPdu(1, ton, source, destination, 0, (byte) 0, new byte[0], Map.of()), ours);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 77011234567, +77011234567",
    "1, +77011234567, +77011234567",
    "0, 77011234567, +77011234567",
    "0, 87011234567, +77011234567",
    "2, 7011234567, +77011234567",
    "1, 996555123456, +996555123456",
    "0, ' 77011234567 ', +77011234567"
  })
  void phone_is_read_in_every_way_that_an_smsc_writes_it(int ton, String source, String number) {
    assertThat(read(ton, source, "1414", "1414")).isEqualTo(new Sender.Phone(new Msisdn(number)));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "1, 1414, SENDER_OURS",
        "3, +1414, SENDER_OURS",
        "0, 7000, SENDER_SHORT_CODE",
        "3, 112, SENDER_SHORT_CODE",
        "5, Kaspi, SENDER_NAME",
        "5, 77011234567, SENDER_NAME",
        "0, '', SENDER_NAME",
        "1, ''' or 1=1--', SENDER_NAME",
        "1, <script>, SENDER_NAME",
        "1, 7701é, SENDER_NAME",
        "1, ٧٧٠١١٢٣٤٥٦٧, SENDER_NAME",
        "1, 7701123456789012, SENDER_LENGTH",
        "1, 0077011234567, SENDER_LENGTH"
      })
  void address_that_no_phone_has_is_told_by_its_reason(int ton, String source, Oddity why) {
    assertThat(read(ton, source, "1414", "1414")).isEqualTo(new Sender.NoPhone(why));
  }

  @ParameterizedTest
  @CsvSource({
    "77000001414, 1414, 77000001414",
    "+77000001414, 1414, 77000001414",
    "77000001414, +77000001414, 1414",
    "jarshy, 1414, Jarshy"
  })
  void our_own_number_or_name_as_the_sender_is_a_loop_with_ourselves(
      String source, String destination, String ours) {
    assertThat(read(1, source, destination, ours))
        .isEqualTo(new Sender.NoPhone(Oddity.SENDER_OURS));
  }
}
