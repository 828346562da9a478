package org.jarshy.gateway.keyword.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.jarshy.gateway.inbound.Oddity;
import org.jarshy.gateway.kernel.Msisdn;
import org.jarshy.gateway.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OddSendersTest {

  private static TestDatabase database;

  private final Desk desk = new Desk(database);

  @BeforeAll
  static void openDatabase() {
    database = TestDatabase.Kind.H2.open();
  }

  @AfterAll
  static void closeDatabase() {
    database.close();
  }

  @ParameterizedTest
  @CsvSource({
    "+78091234567, SENDER_SERVICE",
    "+78001234567, SENDER_SERVICE",
    "+19005550199, SENDER_SERVICE",
    "+77272501234, SENDER_FIXED_LINE",
    "+7011234567, SENDER_LENGTH",
    "+770112345678901, SENDER_LENGTH",
    "+2501234, SENDER_LENGTH",
    "+9991234567, SENDER_COUNTRY"
  })
  void number_that_is_no_phone_is_never_answered_nor_made_a_subscriber(String from, Oddity why) {
    desk.receive(new Msisdn(from), "СТАРТ");

    assertThat(desk.outbox.queued).isEmpty();
    assertThat(desk.subscribers.find(new Msisdn(from))).isEmpty();
    assertThat(desk.odd.counts()).containsOnly(java.util.Map.entry(why, 1L));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"+77011234567", "+77471234567", "+79161234567", "+996555123456", "+12015550123"})
  void phones_here_and_abroad_are_answered(String from) {
    desk.receive(new Msisdn(from), "ПОМОЩЬ");

    assertThat(desk.outbox.queued).hasSize(1);
  }

  @Test
  void mobile_prefix_that_the_numbering_plan_does_not_know_yet_is_answered() {
    desk.receive(new Msisdn("+77991234567"), "ПОМОЩЬ");

    assertThat(desk.outbox.queued).hasSize(1);
  }

  @Test
  void somebody_we_know_already_is_answered_and_may_opt_out_from_whatever_number() {
    Msisdn fixed = new Msisdn("+77272501234");
    desk.subscribers.contact(fixed, "kcell");

    desk.receive(fixed, "СТОП");

    assertThat(desk.outbox.queued).hasSize(1);
  }
}
