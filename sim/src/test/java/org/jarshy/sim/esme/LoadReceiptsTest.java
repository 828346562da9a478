package org.jarshy.sim.esme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jarshy.sim.esme.ScriptedSmsc.DELIVER_RESP;
import static org.jarshy.sim.esme.ScriptedSmsc.SUBMIT;
import static org.jarshy.sim.esme.ScriptedSmsc.UNBIND;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jarshy.sim.io.Wire;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Receipts are counted by what they say, and each is known to be somebody's or nobody's. */
class LoadReceiptsTest {

  private final ScriptedSmsc smsc = new ScriptedSmsc();

  @AfterEach
  void close() {
    smsc.close();
  }

  private static LoadPlanBuilder ten() {
    return LoadPlan.builder().count(10).window(4);
  }

  @Test
  void the_load_ends_with_the_last_receipt_and_not_before() throws Exception {
    smsc.on(
        SUBMIT,
        call -> {
          call.accept();
          String id = Integer.toHexString(call.count);
          call.later(
              Duration.ofSeconds(call.count),
              () -> smsc.receipt(call.wire, id, call.count == 3 ? "UNDELIV" : "DELIVRD"));
        });
    LoadResult result = smsc.run(ten());
    assertThat(result.receipts()).isEqualTo(Map.of("DELIVRD", 9L, "UNDELIV", 1L));
    assertThat(result.receiptsMissing()).isZero();
    assertThat(result.complete()).isTrue();
    assertThat(smsc.seen(DELIVER_RESP)).hasSize(10).allMatch(r -> r.octets().length == 17);
    assertThat(smsc.seen(UNBIND).get(0).at().toMillis()).isBetween(10_000L, 10_100L);
  }

  @Test
  void receipts_that_never_come_are_waited_for_as_long_as_planned() throws Exception {
    LoadResult result = smsc.run(ten().waitForReceipts(Duration.ofSeconds(7)));
    assertThat(result.receiptsMissing()).isEqualTo(10);
    assertThat(result.complete()).isFalse();
    assertThat(smsc.seen(UNBIND).get(0).at().toMillis()).isBetween(7000L, 7100L);
  }

  @Test
  void a_receipt_may_be_ahead_of_its_response() throws Exception {
    smsc.on(
        SUBMIT,
        call -> {
          smsc.receipt(call.wire, Integer.toHexString(call.count), "DELIVRD");
          call.later(Duration.ofMillis(100), call::accept);
        });
    LoadResult result = smsc.run(ten());
    assertThat(result.receiptsMissing()).isZero();
    assertThat(result.receiptsUnexpected()).isZero();
  }

  @Test
  void ids_may_be_written_otherwise_in_the_receipt_than_in_the_response() throws Exception {
    smsc.on(
        SUBMIT,
        call -> {
          int number = 0xABC0 + call.count;
          switch (call.count % 4) {
            case 0 -> respond(call, "%x", "0000%X", number);
            case 1 -> respond(call, "%X", "%d", number);
            case 2 -> respond(call, "%d", "%x", number);
            default -> respond(call, "%08d", "%d", number);
          }
        });
    LoadResult result = smsc.run(ten());
    assertThat(result.receiptsMissing()).isZero();
    assertThat(result.receiptsUnexpected()).isZero();
  }

  private void respond(ScriptedSmsc.Call call, String response, String receipt, int number) {
    call.answer(0, response.formatted(number) + "\0");
    smsc.receipt(call.wire, receipt.formatted(number), "DELIVRD");
  }

  @Test
  void a_receipt_that_comes_twice_hides_none_that_is_missing() throws Exception {
    smsc.on(
        SUBMIT,
        call -> {
          call.accept();
          if (call.count != 5) {
            smsc.receipt(call.wire, Integer.toHexString(call.count), "DELIVRD");
          }
          if (call.count == 6) {
            smsc.receipt(call.wire, "6", "EXPIRED");
            smsc.receipt(call.wire, "no-such-id", "DELIVRD");
          }
        });
    LoadResult result = smsc.run(ten().waitForReceipts(Duration.ofSeconds(1)));
    assertThat(result.receiptsTotal()).isEqualTo(11);
    assertThat(result.receiptsMissing()).isEqualTo(1);
    assertThat(result.receiptsUnexpected()).isEqualTo(2);
  }

  @Test
  void vendors_words_states_without_text_and_texts_of_people_are_told_apart() throws Exception {
    smsc.on(
        SUBMIT,
        call -> {
          call.accept();
          Wire wire = call.wire;
          switch (call.count) {
            case 1 -> smsc.deliver(wire, 0x04, "ID:1 STAT:delivrd");
            case 2 -> smsc.deliver(wire, 0x04, "id:2 stat:DELIV date:2201071400");
            case 3 -> tlvs(wire, "\0\u001E\0\0023\0\4\u0027\0\1\5");
            case 4 -> smsc.deliver(wire, 0x04, "id:4 what happened is not said");
            case 5 -> {
              smsc.deliver(wire, 0x20, "id:5 stat:ENROUTE");
              smsc.deliver(wire, 0x04, "id:5 stat:ACCEPTD");
            }
            default -> smsc.deliver(wire, 0x00, "id:6 stat:DELIVRD is what a person wrote");
          }
        });
    LoadResult result = smsc.run(ten().count(6).waitForReceipts(Duration.ofSeconds(1)));
    assertThat(result.receipts())
        .isEqualTo(
            Map.of(
                "DELIVRD", 1L, "DELIV", 1L, "UNDELIV", 1L, "NONE", 1L, "ENROUTE", 1L, "ACCEPTD",
                1L));
    assertThat(result.textsFromPhones()).isEqualTo(1);
    assertThat(result.receiptsMissing()).as("of the sixth").isEqualTo(1);
    assertThat(smsc.seen(DELIVER_RESP)).hasSize(7);
  }

  private static void tlvs(Wire wire, String tlvs) {
    String body = "\0\1\00177010000001\0\0\0011414\0\4\0\0\0\0\0\0\0\0\0" + tlvs;
    wire.send(ScriptedSmsc.pdu(ScriptedSmsc.DELIVER, 0, 7, body));
  }

  @Test
  void the_text_of_a_receipt_may_come_as_message_payload() throws Exception {
    byte[] text = "id:1 stat:EXPIRED".getBytes(StandardCharsets.US_ASCII);
    smsc.on(
        SUBMIT,
        call -> {
          call.accept();
          tlvs(call.wire, "\4\u0024\0" + (char) text.length + "id:1 stat:EXPIRED");
        });
    LoadResult result = smsc.run(ten().count(1));
    assertThat(result.receipts()).isEqualTo(Map.of("EXPIRED", 1L));
    assertThat(result.receiptsMissing()).isZero();
  }

  @Test
  void receipts_come_to_the_receiver_when_the_link_has_one() throws Exception {
    Wire[] receiver = new Wire[1];
    smsc.on(
        0x00000001,
        call -> {
          receiver[0] = call.wire;
          call.answer(0, "scripted\0");
        });
    smsc.on(
        SUBMIT,
        call -> {
          call.accept();
          smsc.receipt(receiver[0], Integer.toHexString(call.count), "DELIVRD");
        });
    LoadResult result = smsc.run(ten().bind(LoadBind.TX_RX));
    assertThat(result.linksBound()).isEqualTo(2);
    assertThat(result.complete()).isTrue();
    assertThat(smsc.seen(SUBMIT)).extracting(ScriptedSmsc.Seen::connection).containsOnly(1L);
    assertThat(smsc.seen(DELIVER_RESP)).extracting(ScriptedSmsc.Seen::connection).containsOnly(2L);
    assertThat(smsc.seen(UNBIND)).hasSize(2);
  }
}
