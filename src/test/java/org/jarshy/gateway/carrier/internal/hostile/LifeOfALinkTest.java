package org.jarshy.gateway.carrier.internal.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jarshy.gateway.carrier.CarrierStatus;
import org.jarshy.gateway.carrier.CarrierStatus.LinkState;
import org.jarshy.gateway.carrier.internal.CarrierRun;
import org.jarshy.gateway.carrier.internal.FakeJournal;
import org.jarshy.gateway.carrier.internal.TestSettings;
import org.jarshy.gateway.kernel.Msisdn;
import org.jarshy.gateway.outbox.Binding;
import org.jarshy.gateway.outbox.MessageState;
import org.jarshy.gateway.outbox.PriorityClass;
import org.jarshy.gateway.outbox.RealOutbox;
import org.jarshy.gateway.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a link does and leaves, PDU by PDU, against an SMSC that the test plays. */
class LifeOfALinkTest {

  private static final Duration SOON = Duration.ofSeconds(20);

  private final Clock clock = Clock.systemUTC();
  private final FakeJournal journal = new FakeJournal();
  private TestDatabase database;
  private RealOutbox outbox;
  private Script smsc;
  private CarrierRun run;

  @BeforeEach
  void open() throws Exception {
    database = TestDatabase.Kind.H2.open();
    outbox =
        new RealOutbox(
            database, clock, c -> new Binding.Words(new Msisdn("+77011234567"), "x", false));
    smsc = new Script();
  }

  @AfterEach
  void close() throws Exception {
    smsc.close();
    run.stopClaiming();
    run.stop();
    database.close();
  }

  private void start(TestSettings settings) {
    run = new CarrierRun("kcell", settings.build(), null, outbox.outbox(), journal, clock);
    outbox.outbox().onQueued(carrier -> run.wake());
    run.start();
  }

  private void start() {
    start(TestSettings.of(smsc.port()));
  }

  private CarrierStatus.Link link() {
    return run.status().links().get(0);
  }

  private void awaitCounts(Map<MessageState, Long> counts) {
    await().atMost(SOON).until(() -> outbox.counts().equals(counts));
  }

  private List<byte[]> submits(int count) throws Exception {
    outbox.queue("kcell", PriorityClass.NOTICE, 1, count);
    List<byte[]> submits = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      submits.add(smsc.read(Wire.SUBMIT_SM));
    }
    return submits;
  }

  @Test
  void an_unbind_in_the_middle_waits_for_what_is_under_way() throws Exception {
    start();
    smsc.bound();
    List<byte[]> submits = submits(5);
    smsc.send(Wire.of(Wire.UNBIND, 0, 77));
    for (byte[] submit : submits) {
      smsc.accepted(submit, "id" + Wire.sequence(submit));
    }
    byte[] goodbye = smsc.read(Wire.UNBIND | Wire.RESP);
    assertThat(Wire.sequence(goodbye)).isEqualTo(77);
    smsc.readToTheEnd();
    awaitCounts(Map.of(MessageState.ACCEPTED, 5L));
    smsc.bound();
    await().atMost(SOON).until(() -> link().state() == LinkState.BOUND);
  }

  @Test
  void an_unbind_is_answered_within_two_seconds_even_if_answers_stay_out() throws Exception {
    start();
    smsc.bound();
    submits(3);
    smsc.send(Wire.of(Wire.UNBIND, 0, 77));
    smsc.read(Wire.UNBIND | Wire.RESP);
    awaitCounts(Map.of(MessageState.UNKNOWN, 3L));
  }

  @Test
  void what_is_under_way_is_in_doubt_at_once_when_the_connection_is_lost() throws Exception {
    start(TestSettings.of(smsc.port()).timeouts(Duration.ofMinutes(5), Duration.ofMinutes(5)));
    smsc.bound();
    submits(7);
    smsc.hangUp();
    awaitCounts(Map.of(MessageState.UNKNOWN, 7L));
  }

  @Test
  void stopping_unbinds_and_waits_for_the_answer() throws Exception {
    start();
    smsc.bound();
    await().atMost(SOON).until(() -> link().state() == LinkState.BOUND);
    Thread stop = new Thread(run::stop);
    stop.start();
    byte[] unbind = smsc.read(Wire.UNBIND);
    smsc.send(Wire.of(Wire.UNBIND | Wire.RESP, 0, Wire.sequence(unbind)));
    smsc.readToTheEnd();
    stop.join();
    assertThat(link().state()).isEqualTo(LinkState.STOPPED);
  }

  @Test
  void silence_is_enquired_about_and_no_answer_ends_the_link() throws Exception {
    start(TestSettings.of(smsc.port()).timeouts(Duration.ofSeconds(1), Duration.ofMillis(300)));
    smsc.bound();
    byte[] first = smsc.read();
    assertThat(Wire.command(first)).isEqualTo(Wire.ENQUIRE_LINK);
    smsc.send(Wire.of(Wire.ENQUIRE_LINK | Wire.RESP, 0, Wire.sequence(first)));
    assertThat(Wire.command(smsc.read())).isEqualTo(Wire.ENQUIRE_LINK);
    smsc.readToTheEnd();
    assertThat(Wire.command(smsc.bound())).isEqualTo(Wire.BIND_TRANSCEIVER);
  }

  @Test
  void a_bind_that_is_half_answered_is_given_up_and_stopping_does_not_wait_for_it()
      throws Exception {
    start(TestSettings.of(smsc.port()).timeouts(Duration.ofMillis(700), Duration.ofSeconds(5)));
    byte[] bind = smsc.accept();
    byte[] answer = new Wire().text("SMSC").pdu(Wire.command(bind) | Wire.RESP, 0, 1);
    smsc.send(java.util.Arrays.copyOf(answer, answer.length - 2));
    smsc.readToTheEnd();
    smsc.accept();
    long begun = System.nanoTime();
    run.stop();
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(4));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void an_smsc_that_hangs_up_at_once_is_come_back_to_ever_more_slowly(boolean afterBind)
      throws Exception {
    start(TestSettings.of(smsc.port()).timeouts(Duration.ofMinutes(5), Duration.ofMinutes(5)));
    long begun = System.nanoTime();
    for (int i = 0; i < 12; i++) {
      if (afterBind) {
        smsc.bound();
      } else {
        smsc.accept();
      }
      smsc.hangUp();
    }
    // 20 ms doubled four times and then 200 ms each, of which at least a half is waited.
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(700));
  }

  @Test
  void a_hang_up_during_the_bind_is_seen_at_once_and_said() throws Exception {
    start(TestSettings.of(smsc.port()).timeouts(Duration.ofMinutes(5), Duration.ofMinutes(5)));
    smsc.accept();
    smsc.hangUp();
    await().atMost(SOON).until(() -> link().problem().equals("the SMSC hung up during the bind"));
    smsc.bound();
    await().atMost(SOON).until(() -> link().state() == LinkState.BOUND);
    assertThat(link().problem()).isEmpty();
  }

  @Test
  void with_two_sessions_submits_go_while_the_receiver_is_refused() throws Exception {
    start(TestSettings.of(smsc.port()).bind("tx+rx"));
    byte[] bind = smsc.accept(); // both connect at once, in any order
    if (Wire.command(bind) == Wire.BIND_RECEIVER) {
      smsc.send(Wire.of(Wire.BIND_RECEIVER | Wire.RESP, 0x0D, 1));
      bind = smsc.accept();
    }
    smsc.send(Wire.of(Wire.command(bind) | Wire.RESP, 0, 1));
    await().atMost(SOON).until(() -> run.status().sends());
    assertThat(run.status().receives()).isFalse();
    smsc.accepted(submits(1).get(0), "1");
    awaitCounts(Map.of(MessageState.ACCEPTED, 1L));
  }

  @Test
  void a_flood_that_the_journal_does_not_take_is_told_to_wait() throws Exception {
    journal.answer = new CompletableFuture<>();
    start();
    smsc.bound();
    byte[] payload = new byte[60_000];
    for (int i = 1; i <= 200; i++) {
      smsc.send(
          Wire.deliverSm("77011234567", 0, 8, new byte[0])
              .tlv(0x0424, payload)
              .pdu(Wire.DELIVER_SM, 0, i));
    }
    int refused = 0;
    while (refused < 131) {
      byte[] answer = smsc.read(Wire.DELIVER_SM | Wire.RESP);
      assertThat(Wire.status(answer)).isEqualTo(0x14);
      refused++;
    }
    assertThat(journal.texts).hasSize(69);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0x00, 0x33, 0x34, 0x50, 0xFF})
  void any_version_that_an_smsc_claims_is_bound_to(int version) throws Exception {
    start();
    byte[] bind = smsc.accept();
    Wire answer = new Wire();
    if (version >= 0) {
      answer.text("SMSC").tlv(0x0210, (byte) version);
    }
    // Before, with and at once after the answer: nothing of it waits for the others.
    smsc.send(deliver(0, "BEFORE"));
    smsc.send(answer.pdu(Wire.command(bind) | Wire.RESP, 0, Wire.sequence(bind)));
    smsc.send(Wire.of(Wire.ENQUIRE_LINK, 0, 0x80000001));
    smsc.send(deliver(0xFFFFFFFE, "AFTER"));

    assertThat(Wire.sequence(smsc.read(Wire.DELIVER_SM | Wire.RESP))).isZero();
    assertThat(Wire.sequence(smsc.read(Wire.ENQUIRE_LINK | Wire.RESP))).isEqualTo(0x80000001);
    assertThat(Wire.sequence(smsc.read(Wire.DELIVER_SM | Wire.RESP))).isEqualTo(0xFFFFFFFE);
    assertThat(journal.texts).hasSize(2);
    await().atMost(SOON).until(() -> link().state() == LinkState.BOUND);
  }

  private static byte[] deliver(int sequence, String text) {
    return Wire.deliverSm(sequence, "77011234567", 0, 0, text.getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void a_receipt_may_come_as_data_sm() throws Exception {
    start();
    smsc.bound();
    smsc.send(
        Wire.dataSm("77011234567", 4, 0)
            .tlv(0x001E, "abc\0".getBytes(StandardCharsets.US_ASCII))
            .tlv(0x3FFF, (byte) 1)
            .tlv(0x0427, (byte) 2)
            .pdu(Wire.DATA_SM, 0, 9));
    assertThat(Wire.status(smsc.read(Wire.DATA_SM | Wire.RESP))).isZero();
    assertThat(journal.receipts)
        .singleElement()
        .satisfies(
            r -> {
              assertThat(r.messageId()).isEqualTo("abc");
              assertThat(r.messageState()).isEqualTo(2);
              assertThat(r.from()).isEqualTo("77011234567");
            });
  }

  @Test
  void answers_to_submits_of_every_form_are_understood() throws Exception {
    start();
    smsc.bound();
    List<byte[]> submits = submits(5);
    int resp = Wire.SUBMIT_SM | Wire.RESP;
    smsc.send(Wire.of(resp, 0, Wire.sequence(submits.get(0)))); // no body
    smsc.send(Wire.of(resp, 0, Wire.sequence(submits.get(1)), "1f".getBytes())); // no NUL
    smsc.accepted(submits.get(2), "");
    smsc.send(Wire.of(resp, 0x0B, Wire.sequence(submits.get(3)))); // an error without body
    smsc.send(new Wire().text("").pdu(resp, 0x0B, Wire.sequence(submits.get(4))));
    awaitCounts(Map.of(MessageState.ACCEPTED, 3L, MessageState.REFUSED, 2L));
  }
}
