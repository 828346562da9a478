package org.jarshy.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jarshy.sim.fault.Fault;
import org.jarshy.sim.fault.When;
import org.jarshy.sim.phone.LedgerEntry;
import org.jarshy.sim.profile.Profile;
import org.jarshy.sim.profile.ReceiptState;
import org.jarshy.sim.smpp.CommandStatus;
import org.jsmpp.extra.NegativeResponseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultTest {

  private static final String PHONE = "77011234567";
  private static final int SUBMIT_SM_RESP = 0x80000004;
  private static final int DELIVER_SM = 0x00000005;

  private Smsc sim;
  private Account kcell;

  @BeforeEach
  void start() throws Exception {
    sim = Esme.quick().account("kcell", "demo").start();
    kcell = sim.account("kcell");
  }

  @AfterEach
  void stop() {
    sim.close();
  }

  private void submitMany(RawEsme esme, int count) throws Exception {
    for (int i = 1; i <= count; i++) {
      esme.send(RawEsme.submit(i + 1, PHONE, "text " + i));
    }
  }

  @Test
  void a_receipt_can_come_before_the_response() throws Exception {
    kcell.behave(Profile.normal().withReceiptBeforeResponse());
    try (RawEsme esme = new RawEsme(sim)) {
      esme.bind("kcell");
      submitMany(esme, 1);
      assertThat(esme.read().getInt(4)).isEqualTo(DELIVER_SM);
      assertThat(esme.read().getInt(4)).isEqualTo(SUBMIT_SM_RESP);
    }
  }

  @Test
  void submits_above_the_rate_are_throttled() throws Exception {
    kcell.behave(Profile.normal().withRatePerSecond(10).withReceiptDelay(Duration.ofHours(1)));
    int throttled = 0;
    try (RawEsme esme = new RawEsme(sim)) {
      esme.bind("kcell");
      submitMany(esme, 30);
      for (int i = 0; i < 30; i++) {
        int status = esme.read().getInt(8);
        assertThat(status).isIn(0, CommandStatus.ESME_RTHROTTLED.code());
        throttled += status == 0 ? 0 : 1;
      }
    }
    assertThat(throttled).isBetween(1, 20);
    assertThat(sim.stats().account("kcell").rejected())
        .containsEntry("ESME_RTHROTTLED", (long) throttled);
    assertThat(sim.ledger(PHONE)).hasSize(30 - throttled);
  }

  @Test
  void every_submit_can_be_refused_with_a_status() throws Exception {
    kcell.behave(Profile.normal().withSubmitStatus(CommandStatus.ESME_RSYSERR));
    try (Esme esme = Esme.trx(sim, "kcell")) {
      assertThatThrownBy(() -> esme.submit(PHONE, "x"))
          .isInstanceOf(NegativeResponseException.class)
          .extracting(e -> ((NegativeResponseException) e).getCommandStatus())
          .isEqualTo(0x08);
    }
    assertThat(sim.ledger()).isEmpty();
  }

  @Test
  void the_connection_drops_before_the_answer_but_the_phone_has_the_text() throws Exception {
    kcell.inject(new Fault.CloseBeforeResponse(false), new When.AtSubmit(3));
    try (RawEsme esme = new RawEsme(sim)) {
      esme.bind("kcell");
      submitMany(esme, 3);
      List<Integer> answered = new ArrayList<>();
      for (ByteBuffer pdu = esme.readOrEnd(); pdu != null; pdu = esme.readOrEnd()) {
        if (pdu.getInt(4) == SUBMIT_SM_RESP) { // a receipt may come in between
          answered.add(pdu.getInt(12));
        }
      }
      assertThat(answered).containsExactly(2, 3);
    }
    assertThat(sim.ledger(PHONE))
        .extracting(LedgerEntry::text)
        .containsExactly("text 1", "text 2", "text 3");
    assertThat(kcell.profile().faults()).isEmpty();
    try (Esme again = Esme.trx(sim, "kcell")) {
      assertThat(again.submit(PHONE, "text 4")).isNotEmpty();
      await().until(() -> again.receipts().size() == 4);
    }
  }

  @Test
  void answers_that_are_paused_come_when_the_pause_ends() throws Exception {
    kcell.behave(
        Profile.normal()
            .withReceiptDelay(Duration.ofHours(1))
            .with(new Fault.PauseAnswers(Duration.ofHours(1)), When.NOW));
    try (RawEsme esme = new RawEsme(sim)) {
      esme.bind("kcell");
      submitMany(esme, 5);
      await().until(() -> sim.stats().account("kcell").sessions().get(0).outstandingSubmits() == 5);
      assertThat(sim.ledger(PHONE)).hasSize(5);
      esme.send(RawEsme.pdu(0x00000015, 99, new byte[0]));
      assertThat(esme.read().getInt(4)).isEqualTo(0x80000015);

      kcell.behave(Profile.normal().withReceiptDelay(Duration.ofHours(1)));
      for (int i = 1; i <= 5; i++) {
        ByteBuffer response = esme.read();
        assertThat(response.getInt(4)).isEqualTo(SUBMIT_SM_RESP);
        assertThat(response.getInt(12)).isEqualTo(i + 1);
      }
      assertThat(sim.stats().account("kcell").maxOutstandingSubmits()).isEqualTo(5);
    }
  }

  @Test
  void a_response_delay_delays_and_more_than_the_window_is_refused() throws Exception {
    kcell.behave(Profile.normal().withResponseDelay(Duration.ofMillis(300)).withWindow(2));
    try (RawEsme esme = new RawEsme(sim)) {
      esme.bind("kcell");
      long start = System.nanoTime();
      submitMany(esme, 3);
      int full = 0;
      for (int i = 0; i < 3; i++) {
        int status = esme.read().getInt(8);
        full += status == CommandStatus.ESME_RMSGQFUL.code() ? 1 : 0;
      }
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(290));
      assertThat(full).isEqualTo(1);
    }
  }

  @Test
  void receipts_can_say_that_a_message_was_not_delivered() throws Exception {
    kcell.behave(
        Profile.normal().withReceiptDelay(Duration.ZERO).withReceiptState(ReceiptState.UNDELIV));
    try (Esme esme = Esme.trx(sim, "kcell")) {
      esme.submit(PHONE, "x");
      await().until(() -> esme.receipts().size() == 1);
      assertThat(new String(esme.receipts().get(0).getShortMessage()))
          .contains("dlvrd:000", "stat:UNDELIV", "err:001");
    }
  }

  @Test
  void a_reset_forgets_what_was_and_disarms_faults() throws Exception {
    try (Esme esme = Esme.trx(sim, "kcell")) {
      esme.submit(PHONE, "x");
      kcell.behave(Profile.normal().withSubmitStatus(CommandStatus.ESME_RSYSERR));
      sim.reset();
      assertThat(sim.ledger()).isEmpty();
      assertThat(sim.phone(PHONE).messages()).isEmpty();
      assertThat(sim.stats().account("kcell").submits()).isZero();
      assertThat(sim.stats().copies()).isZero();
      assertThat(esme.submit(PHONE, "y")).isNotEmpty();
    }
  }
}
