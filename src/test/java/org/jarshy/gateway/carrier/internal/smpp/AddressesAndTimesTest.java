package org.jarshy.gateway.carrier.internal.smpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.TypeOfNumber;
import org.junit.jupiter.api.Test;

class AddressesAndTimesTest {

  @Test
  void validity_is_a_relative_time_of_sixteen_characters() {
    assertThat(ValidityPeriod.relative(Duration.ofHours(26).plusMinutes(5)))
        .isEqualTo("000001020500000R");
    assertThat(ValidityPeriod.relative(Duration.ofDays(300))).isEqualTo("000030000000000R");
    assertThat(ValidityPeriod.relative(Duration.ofSeconds(-3))).isEqualTo("000000000100000R");
  }

  @Test
  void a_short_code_a_number_and_a_name_have_their_types() {
    assertThat(SourceAddress.of("1414"))
        .isEqualTo(
            new SourceAddress(
                TypeOfNumber.NETWORK_SPECIFIC, NumberingPlanIndicator.UNKNOWN, "1414"));
    assertThat(SourceAddress.of("+77010000001"))
        .isEqualTo(
            new SourceAddress(
                TypeOfNumber.INTERNATIONAL, NumberingPlanIndicator.ISDN, "77010000001"));
    assertThat(SourceAddress.of("Jarshy").ton()).isEqualTo(TypeOfNumber.ALPHANUMERIC);
  }

  @Test
  void delays_grow_to_their_limit_with_jitter() {
    Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(60));
    long expected = 1_000;
    for (int i = 0; i < 40; i++) {
      assertThat(backoff.next().toMillis()).isBetween(expected / 2, expected);
      expected = Math.min(60_000, expected * 2);
    }
    backoff.reset();
    assertThat(backoff.next().toMillis()).isBetween(500L, 1_000L);
  }
}
