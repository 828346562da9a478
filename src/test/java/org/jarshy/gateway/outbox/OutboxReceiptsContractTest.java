package org.jarshy.gateway.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jarshy.gateway.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.Kind.class)
class OutboxReceiptsContractTest extends OutboxHarness {

  OutboxReceiptsContractTest(TestDatabase.Kind kind) {
    super(kind);
  }

  @Test
  void a_receipt_settles_a_one_part_message_and_nothing_regresses() {
    queue(1);
    outbox.settle(List.of(accepted(claim(1).get(0), "0A1B")));

    assertThat(outbox.applyReceipts(List.of(receipt(MessageState.ACCEPTED, "0A1B")))).isEmpty();
    assertThat(counts()).containsOnly(Map.entry(MessageState.ACCEPTED, 1L));
    assertThat(outbox.applyReceipts(List.of(receipt(MessageState.DELIVERED, "nope", "0A1B"))))
        .isEmpty();
    assertThat(outbox.applyReceipts(List.of(receipt(MessageState.UNDELIVERABLE, "0A1B"))))
        .isEmpty();
    assertThat(counts()).containsOnly(Map.entry(MessageState.DELIVERED, 1L));
  }

  @Test
  void receipts_are_matched_within_their_carrier_and_unknown_ones_come_back() {
    queue(1);
    outbox.settle(List.of(accepted(claim(1).get(0), "77")));
    ReceiptOutcome foreign =
        new ReceiptOutcome("tele2", List.of("77"), MessageState.DELIVERED, "", "tag");
    ReceiptOutcome early = receipt(MessageState.DELIVERED, "78");

    assertThat(outbox.applyReceipts(List.of(foreign, early)))
        .containsExactlyInAnyOrder(foreign, early);
    assertThat(counts()).containsOnly(Map.entry(MessageState.ACCEPTED, 1L));
  }

  @Test
  void a_receipt_that_overtakes_its_settlement_is_not_taken_for_another_phones_message() {
    queue(2);
    List<Outgoing> two = claim(2);
    outbox.settle(List.of(accepted(two.get(0), "16")));
    // Hexadecimal 10 is the second's own id; read as decimal 16 it would be the first's.
    ReceiptOutcome early = receiptOf(two.get(1), "10", "16");

    assertThat(outbox.applyReceipts(List.of(early))).containsExactly(early);
    assertThat(counts()).doesNotContainKey(MessageState.DELIVERED);
    outbox.settle(List.of(accepted(two.get(1), "10")));
    assertThat(outbox.applyReceipts(List.of(early))).isEmpty();
    assertThat(outbox.applyReceipts(List.of(receiptOf(two.get(0), "10", "16")))).isEmpty();
    assertThat(counts())
        .containsOnly(Map.entry(MessageState.ACCEPTED, 1L), Map.entry(MessageState.DELIVERED, 1L));
  }

  @Test
  void a_part_found_by_another_reading_of_its_id_must_be_of_the_phone_that_the_receipt_names() {
    queue(2);
    List<Outgoing> two = claim(2);
    outbox.settle(List.of(accepted(two.get(0), "16", "17")));

    assertThat(outbox.applyReceipts(List.of(receiptOf(two.get(1), "10", "16")))).hasSize(1);
    assertThat(
            outbox.applyReceipts(
                List.of(receiptOf(two.get(0), "10", "16"), receiptOf(two.get(0), "11", "17"))))
        .isEmpty();
    assertThat(counts()).containsEntry(MessageState.DELIVERED, 1L);
  }

  private static ReceiptOutcome receiptOf(Outgoing message, String... ids) {
    return new ReceiptOutcome(
        "kcell",
        List.of(ids),
        MessageState.DELIVERED,
        "stat",
        null,
        () -> message.claimed().recipient());
  }

  @Test
  void an_id_that_the_smsc_uses_again_means_the_youngest_message_still_open() {
    queue(4);
    List<Outgoing> four = claim(4);
    outbox.settle(List.of(accepted(four.get(0), "7"), accepted(four.get(1), "8", "9")));
    outbox.applyReceipts(
        List.of(
            receipt(MessageState.DELIVERED, "7"),
            receipt(MessageState.DELIVERED, "8"),
            receipt(MessageState.DELIVERED, "9")));
    outbox.settle(List.of(accepted(four.get(2), "7"), accepted(four.get(3), "8", "9")));
    assertThat(counts()).containsEntry(MessageState.ACCEPTED, 2L);

    outbox.applyReceipts(
        List.of(
            receipt(MessageState.UNDELIVERABLE, "7"),
            receipt(MessageState.DELIVERED, "8"),
            receipt(MessageState.DELIVERED, "9")));
    assertThat(counts())
        .containsOnly(
            Map.entry(MessageState.DELIVERED, 3L), Map.entry(MessageState.UNDELIVERABLE, 1L));
    outbox.applyReceipts(List.of(receipt(MessageState.DELIVERED, "7")));
    assertThat(counts()).containsEntry(MessageState.UNDELIVERABLE, 1L);
  }

  @Test
  void a_repeated_receipt_is_not_taken_for_another_message_by_another_reading() {
    queue(2);
    List<Outgoing> two = claim(2);
    outbox.settle(List.of(accepted(two.get(0), "255"), accepted(two.get(1), "ff")));
    outbox.applyReceipts(List.of(receipt(MessageState.DELIVERED, "255", "ff")));
    outbox.applyReceipts(List.of(receipt(MessageState.DELIVERED, "255", "ff")));

    assertThat(counts())
        .containsOnly(Map.entry(MessageState.DELIVERED, 1L), Map.entry(MessageState.ACCEPTED, 1L));
  }

  @Test
  void a_longer_text_is_delivered_when_every_part_is() {
    queue(1);
    outbox.settle(List.of(accepted(claim(1).get(0), "p1", "p2", "p3")));

    outbox.applyReceipts(
        List.of(receipt(MessageState.DELIVERED, "p3"), receipt(MessageState.DELIVERED, "p1")));
    outbox.applyReceipts(List.of(receipt(MessageState.DELIVERED, "p1")));
    assertThat(counts()).containsOnly(Map.entry(MessageState.ACCEPTED, 1L));
    outbox.applyReceipts(List.of(receipt(MessageState.DELIVERED, "p2")));
    assertThat(counts()).containsOnly(Map.entry(MessageState.DELIVERED, 1L));
    assertThat(outbox.tally(BROADCAST)).extracting(Tally::segments).containsExactly(3L);
  }

  @Test
  void a_longer_text_is_undeliverable_as_soon_as_one_part_is() {
    queue(1);
    outbox.settle(List.of(accepted(claim(1).get(0), "p1", "p2")));

    outbox.applyReceipts(
        List.of(receipt(MessageState.DELIVERED, "p1"), receipt(MessageState.UNDELIVERABLE, "p2")));
    assertThat(counts()).containsOnly(Map.entry(MessageState.UNDELIVERABLE, 1L));
  }
}
