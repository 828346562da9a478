package org.jarshy.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jarshy.sim.phone.LedgerEntry;
import org.jarshy.sim.smpp.CommandStatus;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.MessageState;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.session.QuerySmResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SubmitTest {

  private static final String PHONE = "77011234567";

  private Smsc sim;

  @BeforeEach
  void start() throws Exception {
    sim = Esme.quick().account("kcell", "demo").account("beeline", "demo").start();
  }

  @AfterEach
  void stop() {
    sim.close();
  }

  @Test
  void a_submit_reaches_its_phone_and_is_receipted_by_tlv_and_by_text() throws Exception {
    try (Esme esme = Esme.trx(sim, "kcell")) {
      String id = esme.submit("+" + PHONE, "Curfew from 23:00 to 07:00");

      await().until(() -> !esme.receipts().isEmpty());
      DeliverSm receipt = esme.receipts().get(0);
      assertThat(id).matches("[0-9a-f]+");
      assertThat(Esme.receiptedId(receipt)).isEqualTo(id);
      OptionalParameter.Byte state =
          (OptionalParameter.Byte)
              receipt.getOptionalParameter(OptionalParameter.Tag.MESSAGE_STATE);
      assertThat(state.getValue()).isEqualTo((byte) 2);
      assertThat(receipt.getEsmClass()).isEqualTo((byte) 0x04);
      assertThat(receipt.getSourceAddr()).isEqualTo("+" + PHONE);
      assertThat(receipt.getDestAddress()).isEqualTo("1414");
      assertThat(new String(receipt.getShortMessage()))
          .matches(
              "id:"
                  + id
                  + " sub:001 dlvrd:001 submit date:\\d{10} done date:\\d{10}"
                  + " stat:DELIVRD err:000 text:Curfew from 23:00 to");
      assertThat(sim.phone(PHONE).messages())
          .singleElement()
          .satisfies(
              m -> {
                assertThat(m.from()).isEqualTo("1414");
                assertThat(m.to()).isEqualTo(PHONE);
                assertThat(m.text()).isEqualTo("Curfew from 23:00 to 07:00");
                assertThat(m.parts()).isEqualTo(1);
                assertThat(m.warnings()).isEmpty();
              });
    }
  }

  @Test
  void no_receipt_comes_where_none_was_asked_for() throws Exception {
    try (Esme esme = Esme.trx(sim, "kcell")) {
      esme.submit(PHONE, "silent".getBytes(), 0, 0, false);
      String id = esme.submit(PHONE, "loud");

      await().until(() -> !esme.receipts().isEmpty());
      assertThat(esme.receipts()).extracting(Esme::receiptedId).containsExactly(id);
    }
  }

  @Test
  void receipts_come_on_the_receiver_of_a_pair() throws Exception {
    try (Esme transmitter = Esme.bind(sim, BindType.BIND_TX, "kcell", "demo");
        Esme receiver = Esme.bind(sim, BindType.BIND_RX, "kcell", "demo");
        Esme other = Esme.trx(sim, "beeline")) {
      String id = transmitter.submit(PHONE, "hello");

      await().until(() -> !receiver.receipts().isEmpty());
      assertThat(receiver.receipts()).extracting(Esme::receiptedId).containsExactly(id);
      assertThat(other.delivered).isEmpty();
    }
  }

  @Test
  void a_receipt_waits_until_a_receiver_binds() throws Exception {
    try (Esme transmitter = Esme.bind(sim, BindType.BIND_TX, "kcell", "demo")) {
      String id = transmitter.submit(PHONE, "hello");
      await().until(() -> sim.stats().account("kcell").deliverWaiting() == 1);

      try (Esme receiver = Esme.bind(sim, BindType.BIND_RX, "kcell", "demo")) {
        await().until(() -> !receiver.receipts().isEmpty());
        assertThat(receiver.receipts()).extracting(Esme::receiptedId).containsExactly(id);
      }
    }
  }

  @Test
  void a_destination_that_is_no_number_is_refused() throws Exception {
    try (Esme esme = Esme.trx(sim, "kcell")) {
      assertThatThrownBy(() -> esme.submit("ALMATY", "hello"))
          .isInstanceOf(NegativeResponseException.class)
          .extracting(e -> ((NegativeResponseException) e).getCommandStatus())
          .isEqualTo(CommandStatus.ESME_RINVDSTADR.code());
      assertThat(sim.stats().account("kcell").rejected()).containsEntry("ESME_RINVDSTADR", 1L);
    }
  }

  @Test
  void the_ledger_counts_copies_of_the_same_text() throws Exception {
    try (Esme esme = Esme.trx(sim, "kcell")) {
      esme.submit(PHONE, "one");
      esme.submit(PHONE, "one");
      esme.submit(PHONE, "two");
      esme.submit("77021234567", "one");
    }
    assertThat(sim.ledger(PHONE))
        .extracting(LedgerEntry::text, LedgerEntry::copies)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("one", 2),
            org.assertj.core.groups.Tuple.tuple("two", 1));
    assertThat(sim.ledger()).hasSize(3);
    assertThat(sim.stats().destinations()).isEqualTo(2);
    assertThat(sim.stats().copies()).isEqualTo(4);
    assertThat(sim.phone(PHONE).messages().get(1).warnings())
        .containsExactly("copy 2 of the same text");
  }

  @Test
  void query_tells_the_state_and_cancel_comes_too_late() throws Exception {
    try (Esme esme = Esme.trx(sim, "kcell")) {
      String id = esme.submit(PHONE, "hello");
      await().until(() -> !esme.receipts().isEmpty());

      QuerySmResult result =
          esme.session()
              .queryShortMessage(id, TypeOfNumber.UNKNOWN, NumberingPlanIndicator.UNKNOWN, "1414");
      assertThat(result.getMessageState()).isEqualTo(MessageState.DELIVERED);
      assertThat(result.getFinalDate()).matches("\\d{12}000\\+");
      assertThatThrownBy(
              () ->
                  esme.session()
                      .queryShortMessage(
                          "abc", TypeOfNumber.UNKNOWN, NumberingPlanIndicator.UNKNOWN, "1414"))
          .isInstanceOf(NegativeResponseException.class);
      assertThatThrownBy(
              () ->
                  esme.session()
                      .cancelShortMessage(
                          "",
                          id,
                          TypeOfNumber.UNKNOWN,
                          NumberingPlanIndicator.UNKNOWN,
                          "1414",
                          TypeOfNumber.UNKNOWN,
                          NumberingPlanIndicator.UNKNOWN,
                          PHONE))
          .extracting(e -> ((NegativeResponseException) e).getCommandStatus())
          .isEqualTo(CommandStatus.ESME_RCANCELFAIL.code());
    }
  }

  @Test
  void five_thousand_submits_at_full_rate_are_all_receipted() throws Exception {
    int count = 5000;
    Set<String> ids = ConcurrentHashMap.newKeySet();
    ExecutorService submitters = Executors.newFixedThreadPool(20);
    try (Esme esme = Esme.trx(sim, "kcell")) {
      List<Future<?>> all = new java.util.ArrayList<>();
      for (int i = 0; i < count; i++) {
        String to = "7701%07d".formatted(i);
        all.add(submitters.submit(() -> ids.add(esme.submit(to, "news"))));
      }
      for (Future<?> each : all) {
        each.get();
      }
      await().atMost(Duration.ofSeconds(30)).until(() -> esme.receipts().size() >= count);
      Set<String> receipted = new HashSet<>();
      esme.receipts().forEach(r -> receipted.add(Esme.receiptedId(r)));

      assertThat(ids).hasSize(count);
      assertThat(receipted).isEqualTo(ids);
      Stats.AccountStats stats = sim.stats().account("kcell");
      assertThat(stats.accepted()).isEqualTo(count);
      assertThat(stats.receiptsSent()).isEqualTo(count);
      await().until(() -> sim.stats().account("kcell").receiptsAcknowledged() == count);
    } finally {
      submitters.shutdownNow();
    }
    assertThat(sim.ledger()).hasSize(count).allMatch(e -> e.copies() == 1);
  }
}
