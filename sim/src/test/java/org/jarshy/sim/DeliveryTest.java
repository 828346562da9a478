package org.jarshy.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jarshy.sim.text.Part;
import org.jarshy.sim.text.PartReader;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.extra.ProcessRequestException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts from phones, and what happens to a delivery that is not taken. */
class DeliveryTest {

  private static final String PHONE = "77011234567";

  private Smsc sim;

  @BeforeEach
  void start() throws Exception {
    sim =
        Esme.quick()
            .account(AccountConfig.of("kcell", "demo").withPrefixes("7701").withDeliverWindow(3))
            .account(AccountConfig.of("beeline", "demo").withPrefixes("7705"))
            .redelivery(Duration.ofMillis(300), Duration.ofMillis(50), 4)
            .start();
  }

  @AfterEach
  void stop() {
    sim.close();
  }

  @ParameterizedTest
  @CsvSource({
    "STOP,0,1",
    "'Curfew [23:00] €5',0,1",
    "КОМЕНДАНТ АЛМАТЫ,8,1",
    "'the quick brown fox jumps over the lazy dog and runs on until the text is far too long for"
        + " a single segment of one hundred and sixty characters, so that there are two of them',0,2",
    "'Қайырлы күн! Алматыда коменданттық сағат қашан басталады және қашан аяқталады, айтыңызшы?',8,2"
  })
  void a_text_comes_in_the_alphabet_and_parts_it_needs(String text, int coding, int parts)
      throws Exception {
    try (Esme esme = Esme.trx(sim, "kcell")) {
      sim.phone(PHONE).send("1414", text);

      await().until(() -> esme.texts().size() == parts);
      List<DeliverSm> segments = esme.texts();
      assertThat(segments)
          .allSatisfy(
              s -> {
                assertThat(s.getSourceAddr()).isEqualTo(PHONE);
                assertThat(s.getDestAddress()).isEqualTo("1414");
                assertThat(s.getDataCoding()).isEqualTo((byte) coding);
                assertThat(s.isUdhi()).isEqualTo(parts > 1);
              });
      assertThat(joined(segments)).isEqualTo(text);
    }
  }

  private static Part read(DeliverSm deliver) {
    return PartReader.read(
        deliver.getShortMessage(), deliver.getDataCoding(), deliver.isUdhi(), false, null);
  }

  private static String joined(List<DeliverSm> segments) {
    return segments.stream()
        .map(DeliveryTest::read)
        .sorted(java.util.Comparator.comparingInt(Part::number))
        .map(Part::text)
        .collect(Collectors.joining());
  }

  @Test
  void a_text_goes_to_the_account_that_serves_the_phone() throws Exception {
    try (Esme kcell = Esme.trx(sim, "kcell");
        Esme beeline = Esme.trx(sim, "beeline")) {
      sim.send("77051112233", "1414", "NEWS");
      await().until(() -> !beeline.texts().isEmpty());
      assertThat(kcell.texts()).isEmpty();
    }
  }

  @Test
  void a_text_goes_to_any_receiver_when_its_own_account_has_none() throws Exception {
    try (Esme kcell = Esme.trx(sim, "kcell")) {
      sim.send("77051112233", "1414", "NEWS");
      await().until(() -> kcell.texts().size() == 1);
    }
  }

  @Test
  void a_text_waits_for_the_account_it_was_given() throws Exception {
    try (Esme kcell = Esme.trx(sim, "kcell")) {
      sim.send(MobileText.of(PHONE, "1414", "NEWS").via("beeline"));
      try (Esme beeline = Esme.trx(sim, "beeline")) {
        await().until(() -> beeline.texts().size() == 1);
      }
      assertThat(kcell.texts()).isEmpty();
    }
  }

  @Test
  void a_text_sent_while_nobody_is_bound_comes_with_the_next_receiver() throws Exception {
    sim.send(PHONE, "1414", "one");
    sim.send("79990000000", "1414", "two");
    assertThat(sim.stats().textsWaiting()).isEqualTo(2);
    try (Esme esme = Esme.bind(sim, BindType.BIND_RX, "kcell", "demo")) {
      await().until(() -> esme.texts().size() == 2);
    }
    assertThat(sim.stats().textsWaiting()).isZero();
  }

  @Test
  void a_text_of_another_account_is_taken_over_when_that_account_stays_away() throws Exception {
    sim.send("77051112233", "1414", "NEWS");
    try (Esme kcell = Esme.trx(sim, "kcell")) {
      await().atMost(Duration.ofSeconds(15)).until(() -> kcell.texts().size() == 1);
    }
  }

  @Test
  void a_refused_delivery_comes_again_with_the_same_content() throws Exception {
    Esme esme =
        new Esme()
            .receiving(
                (deliver, count) -> {
                  if (count == 1) {
                    throw new ProcessRequestException("not now", 0x64);
                  }
                });
    try (esme) {
      esme.connect(sim, BindType.BIND_TRX, "kcell", "demo");
      sim.send(PHONE, "1414", "STOP");
      await().until(() -> esme.texts().size() == 2);
      assertSameContent(esme.texts());
      await().until(() -> sim.stats().account("kcell").textsAcknowledged() == 1);
      assertThat(sim.stats().account("kcell").redelivered()).isEqualTo(1);
    }
  }

  private static void assertSameContent(List<DeliverSm> texts) {
    assertThat(texts.get(1).getShortMessage()).isEqualTo(texts.get(0).getShortMessage());
    assertThat(texts.get(1).getSourceAddr()).isEqualTo(texts.get(0).getSourceAddr());
    assertThat(texts.get(1).getSequenceNumber()).isNotEqualTo(texts.get(0).getSequenceNumber());
  }

  @Test
  void a_delivery_without_an_answer_comes_again_and_is_given_up_in_the_end() throws Exception {
    try (RawEsme esme = new RawEsme(sim)) {
      esme.bind("kcell");
      sim.send(PHONE, "1414", "STOP");
      for (int attempt = 1; attempt <= 4; attempt++) {
        assertThat(esme.read().getInt(4)).isEqualTo(0x00000005);
      }
      await().until(() -> sim.stats().account("kcell").givenUp() == 1);
      assertThat(sim.stats().account("kcell").deliverOutstanding()).isZero();
    }
  }

  @Test
  void what_was_not_acknowledged_when_the_link_was_lost_comes_on_the_next() throws Exception {
    try (RawEsme first = new RawEsme(sim)) {
      first.bind("kcell");
      sim.send(PHONE, "1414", "one");
      sim.send(PHONE, "1414", "two");
      first.read();
      first.read();
    }
    try (Esme second = Esme.trx(sim, "kcell")) {
      await().until(() -> second.texts().size() == 2);
      assertThat(second.texts())
          .extracting(t -> new String(t.getShortMessage()))
          .containsExactlyInAnyOrder("one", "two");
    }
  }

  @Test
  void no_more_deliveries_are_open_than_the_window_allows() throws Exception {
    Smsc patient =
        Esme.quick().account(AccountConfig.of("kcell", "demo").withDeliverWindow(3)).start();
    try (patient;
        RawEsme esme = new RawEsme(patient)) {
      esme.bind("kcell");
      for (int i = 0; i < 10; i++) {
        patient.send(PHONE, "1414", "text " + i);
      }
      Stats.AccountStats stats = patient.stats().account("kcell");
      assertThat(stats.deliverOutstanding()).isEqualTo(3);
      assertThat(stats.deliverWaiting()).isEqualTo(7);
    }
  }

  @Test
  void a_text_of_a_person_overtakes_receipts_that_wait() throws Exception {
    try (Esme transmitter = Esme.bind(sim, BindType.BIND_TX, "kcell", "demo")) {
      for (int i = 0; i < 5; i++) {
        transmitter.submit("7701000000" + i, "news");
      }
      await().until(() -> sim.stats().account("kcell").deliverWaiting() == 5);
      sim.send(MobileText.of(PHONE, "1414", "STOP").via("kcell"));
      try (RawEsme receiver = new RawEsme(sim)) {
        receiver.bind("kcell");
        assertThat(esmClass(receiver.read())).isZero();
        assertThat(esmClass(receiver.read())).isEqualTo((byte) 0x04);
      }
    }
  }

  private static byte esmClass(java.nio.ByteBuffer deliver) {
    int at = 16 + 1; // the header and an empty service_type
    for (int address = 0; address < 2; address++) {
      at += 2;
      while (deliver.get(at++) != 0) {
        // to the end of the digits
      }
    }
    return deliver.get(at);
  }

  @Test
  void what_a_phone_sends_must_be_sendable() {
    assertThatThrownBy(() -> sim.send("12", "1414", "x"))
        .hasMessageContaining("from must be a phone number");
    assertThatThrownBy(() -> sim.send(PHONE, "", "x")).hasMessageContaining("to must be");
    assertThatThrownBy(() -> sim.send(PHONE, "1414", ""))
        .hasMessageContaining("text must not be empty");
    assertThatThrownBy(() -> sim.send(MobileText.of(PHONE, "1414", "x").via("nobody")))
        .hasMessageContaining("no account 'nobody'");
    assertThat(sim.stats().textsWaiting()).isZero();
  }
}
