package org.jarshy.sim.esme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.jarshy.sim.esme.ScriptedSmsc.BIND_TRX;
import static org.jarshy.sim.esme.ScriptedSmsc.DELIVER;
import static org.jarshy.sim.esme.ScriptedSmsc.DELIVER_RESP;
import static org.jarshy.sim.esme.ScriptedSmsc.NACK;
import static org.jarshy.sim.esme.ScriptedSmsc.SUBMIT;
import static org.jarshy.sim.esme.ScriptedSmsc.UNBIND_RESP;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever an SMSC answers is counted, and the load comes to its end. */
class LoadAnswersTest {

  private static final int ESME_RSYSERR = 0x08;
  private static final int ESME_RMSGQFUL = 0x14;
  private static final int ESME_RTHROTTLED = 0x58;

  private final ScriptedSmsc smsc = new ScriptedSmsc();

  @AfterEach
  void close() {
    smsc.close();
  }

  private static LoadPlanBuilder ten() {
    return LoadPlan.builder().count(10).window(4).receipts(false);
  }

  private static void accountsForAll(LoadResult result) {
    assertThat(result.accepted() + result.refusedTotal() + result.unanswered())
        .isEqualTo(result.submitted());
  }

  @Test
  void a_throttled_link_waits_and_sends_the_same_again() throws Exception {
    smsc.on(
        SUBMIT,
        call -> {
          if (call.count == 2) {
            call.answer(ESME_RTHROTTLED);
          } else if (call.count == 3) {
            call.answer(ESME_RMSGQFUL);
          } else {
            call.accept();
          }
        });
    LoadResult result = smsc.run(ten().count(4).throttleWait(Duration.ofSeconds(3)));
    assertThat(result.throttled()).isEqualTo(2);
    assertThat(result.accepted()).isEqualTo(4);
    assertThat(result.refused()).isEmpty();
    List<ScriptedSmsc.Seen> submits = smsc.seen(SUBMIT);
    assertThat(submits).hasSize(6);
    Duration waited = submits.get(4).at().minus(submits.get(3).at());
    assertThat(waited).isBetween(Duration.ofSeconds(3), Duration.ofMillis(3010));
    assertThat(submits.get(4).latin()).contains("77010000001");
    assertThat(submits.get(5).latin()).contains("77010000002");
  }

  @Test
  void who_is_throttled_at_every_try_counts_as_refused_in_the_end() throws Exception {
    smsc.on(SUBMIT, call -> call.answer(ESME_RTHROTTLED));
    LoadResult result = smsc.run(ten().count(3).mostTries(5));
    assertThat(result.throttled()).isEqualTo(15);
    assertThat(result.refused()).containsExactly(Map.entry("ESME_RTHROTTLED", 3L));
    accountsForAll(result);
  }

  @Test
  void other_errors_are_counted_by_name_or_number() throws Exception {
    smsc.on(
        SUBMIT,
        call -> {
          if (call.count <= 2) {
            call.answer(ESME_RSYSERR);
          } else if (call.count == 3) {
            call.answer(0x0000_0445);
          } else if (call.count == 4) {
            call.wire.send(ScriptedSmsc.pdu(NACK, 3, call.sequence, ""));
          } else {
            call.accept();
          }
        });
    LoadResult result = smsc.run(ten());
    assertThat(result.refused())
        .containsEntry("ESME_RSYSERR", 2L)
        .containsEntry("0x00000445", 1L)
        .containsEntry("ESME_RINVCMDID", 1L);
    assertThat(result.accepted()).isEqualTo(6);
  }

  @Test
  void a_second_answer_and_one_of_a_wrong_sequence_are_unknown() throws Exception {
    smsc.on(
        SUBMIT,
        call -> {
          call.accept();
          if (call.count == 1) {
            call.accept();
            call.wire.send(ScriptedSmsc.pdu(SUBMIT | NACK, 0, 999_999, "x\0"));
            call.wire.send(ScriptedSmsc.pdu(SUBMIT | NACK, 0, 0, "x\0"));
            call.wire.send(ScriptedSmsc.pdu(NACK, 3, -5, ""));
            call.wire.send(ScriptedSmsc.pdu(BIND_TRX | NACK, 0, 1, "x\0"));
            call.wire.send(ScriptedSmsc.pdu(UNBIND_RESP, 0, 77, ""));
            call.wire.send(ScriptedSmsc.pdu(0x8000_0777, 0, 1, ""));
          }
        });
    LoadResult result = smsc.run(ten());
    assertThat(result.accepted()).isEqualTo(10);
    assertThat(result.unknownResponses()).isEqualTo(7);
    assertThat(result.linksLost()).isZero();
  }

  @Test
  void a_submit_without_an_answer_times_out_and_the_others_go_on() throws Exception {
    smsc.on(
        SUBMIT,
        call -> {
          if (call.count == 2) {
            call.later(Duration.ofSeconds(8), call::accept);
          } else if (call.count != 3) {
            call.later(Duration.ofMillis(500), call::accept);
          }
        });
    LoadResult result =
        smsc.run(ten().count(200).submitTimeout(Duration.ofSeconds(5)).enquireEvery(Duration.ZERO));
    assertThat(result.timeouts()).isEqualTo(2);
    assertThat(result.unanswered()).isEqualTo(2);
    assertThat(result.accepted()).isEqualTo(198);
    assertThat(result.unknownResponses()).as("the one that came too late").isEqualTo(1);
    assertThat(result.latency().p50()).isBetween(500.0, 520.0);
  }

  @Test
  void malformed_pdus_are_counted_and_those_that_ask_are_answered() throws Exception {
    smsc.on(
        SUBMIT,
        call -> {
          if (call.count == 1) {
            call.answer(0, "no zero at the end");
            call.wire.send(ScriptedSmsc.pdu(DELIVER, 0, 41, "\0\1\1770"));
            call.wire.send(ScriptedSmsc.pdu(DELIVER, 0, 42, ""));
            call.wire.send(ScriptedSmsc.pdu(0x0000_7777, 0, 43, "anything"));
            return;
          }
          call.accept();
        });
    LoadResult result = smsc.run(ten());
    assertThat(result.malformed()).isEqualTo(4);
    assertThat(result.accepted()).isEqualTo(10);
    assertThat(smsc.seen(NACK))
        .extracting(ScriptedSmsc.Seen::sequence, ScriptedSmsc.Seen::status)
        .containsExactly(tuple(41, 2), tuple(42, 2), tuple(43, 3));
  }

  @Test
  void octets_that_come_one_by_one_are_read_all_the_same() throws Exception {
    smsc.on(
        BIND_TRX,
        call -> {
          call.wire.drip(1, Duration.ofMillis(2));
          call.answer(0, "scripted\0");
        });
    LoadResult result = smsc.run(ten());
    assertThat(result.accepted()).isEqualTo(10);
    assertThat(result.latency().max()).isGreaterThan(30);
  }

  @Test
  void garbage_of_any_kind_neither_stops_nor_breaks_it() throws Exception {
    Random random = new Random(20220107);
    smsc.on(
        SUBMIT,
        call -> {
          byte[] noise = new byte[16 + random.nextInt(60)];
          random.nextBytes(noise);
          ByteBuffer.wrap(noise).putInt(noise.length);
          noise[4] = (byte) (random.nextBoolean() ? 0x80 : 0);
          noise[5] = 0;
          noise[6] = 0;
          noise[7] = (byte) random.nextInt(0x20);
          call.wire.send(noise);
          call.later(Duration.ofMillis(5), call::accept);
        });
    LoadResult result = smsc.run(LoadPlan.builder().count(2000).window(20));
    assertThat(result.submitted()).isEqualTo(2000);
    assertThat(result.malformed()).isPositive();
    assertThat(result.unknownResponses()).isPositive();
    accountsForAll(result);
    assertThat(smsc.seen(DELIVER_RESP).size() + smsc.seen(NACK).size()).isPositive();
  }
}
