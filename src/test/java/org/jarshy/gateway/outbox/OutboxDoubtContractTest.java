package org.jarshy.gateway.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jarshy.gateway.kernel.SubscriberId;
import org.jarshy.gateway.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of messages of which nobody knows whether they were sent. */
@ParameterizedClass
@EnumSource(TestDatabase.Kind.class)
class OutboxDoubtContractTest extends OutboxHarness {

  OutboxDoubtContractTest(TestDatabase.Kind kind) {
    super(kind);
  }

  private void lost(int parts) {
    Outgoing message = claim(1).get(0);
    outbox.settle(
        List.of(
            new Settlement.Unknown(
                message.claimed().id(),
                IntStream.range(0, parts).mapToObj(i -> "").toList(),
                "link lost")));
  }

  private ReceiptOutcome receiptOf(long recipient, MessageState outcome, String id) {
    return new ReceiptOutcome(
        "kcell", List.of(id), outcome, "stat", null, () -> new SubscriberId(recipient));
  }

  @Test
  void a_digest_in_doubt_is_never_sent_again_and_is_unproven_when_its_time_is_over() {
    queue(1);
    lost(1);
    clock.advance(Duration.ofHours(5));
    assertThat(sweeps.resendDoubtful()).isZero();
    assertThat(claim(1)).isEmpty();
    clock.advance(Duration.ofHours(2));
    assertThat(sweeps.expire()).isEqualTo(1);
    assertThat(counts()).containsOnly(Map.entry(MessageState.UNPROVEN, 1L));

    outbox.applyReceipts(List.of(receiptOf(1, MessageState.DELIVERED, "late")));
    assertThat(counts()).containsOnly(Map.entry(MessageState.DELIVERED, 1L));
  }

  @Test
  void a_receipt_with_an_id_that_nobody_knows_proves_the_message_in_doubt_to_the_same_phone() {
    queue(3);
    lost(1);
    lost(1);

    assertThat(
            outbox.applyReceipts(
                List.of(
                    receiptOf(2, MessageState.DELIVERED, "n2"),
                    receiptOf(3, MessageState.DELIVERED, "n3"))))
        .as("the third was never in doubt")
        .extracting(r -> r.smscIds().get(0))
        .containsExactly("n3");
    assertThat(counts())
        .containsOnly(
            Map.entry(MessageState.UNKNOWN, 1L),
            Map.entry(MessageState.DELIVERED, 1L),
            Map.entry(MessageState.QUEUED, 1L));
    assertThat(outbox.applyReceipts(List.of(receiptOf(2, MessageState.UNDELIVERABLE, "n2"))))
        .as("known by its id now, and final")
        .isEmpty();
  }

  @Test
  void an_interim_receipt_proves_that_the_smsc_has_it_and_the_last_one_is_known_by_the_same_id() {
    outbox.add(List.of(message(1, PriorityClass.NOTICE)));
    lost(1);
    outbox.applyReceipts(List.of(receiptOf(1, MessageState.ACCEPTED, "n1")));
    assertThat(counts()).containsOnly(Map.entry(MessageState.ACCEPTED, 1L));
    clock.advance(Duration.ofMinutes(10));
    assertThat(sweeps.resendDoubtful()).isZero();
    outbox.applyReceipts(List.of(receipt(MessageState.DELIVERED, "n1")));
    assertThat(counts()).containsOnly(Map.entry(MessageState.DELIVERED, 1L));
  }

  @Test
  void a_receipt_waits_while_another_submit_to_the_same_phone_has_no_answer_yet() {
    outbox.add(List.of(message(1, PriorityClass.NOTICE), message(1, PriorityClass.DIGEST)));
    lost(1);
    Outgoing underWay = claim(1).get(0);

    ReceiptOutcome receipt = receiptOf(1, MessageState.DELIVERED, "whose");
    assertThat(outbox.applyReceipts(List.of(receipt))).containsExactly(receipt);
    outbox.settle(List.of(accepted(underWay, "whose")));
    assertThat(outbox.applyReceipts(List.of(receipt))).isEmpty();
    assertThat(counts())
        .containsOnly(Map.entry(MessageState.UNKNOWN, 1L), Map.entry(MessageState.DELIVERED, 1L));
  }

  @Test
  void a_longer_text_in_doubt_is_delivered_when_a_receipt_for_each_part_has_come() {
    queue(1);
    Outgoing message = claim(1).get(0);
    outbox.settle(
        List.of(
            new Settlement.Unknown(message.claimed().id(), List.of("p1", "", ""), "link lost")));

    outbox.applyReceipts(
        List.of(
            receiptOf(1, MessageState.DELIVERED, "p1"),
            receiptOf(1, MessageState.DELIVERED, "x2"),
            receiptOf(1, MessageState.DELIVERED, "x2")));
    assertThat(counts()).containsOnly(Map.entry(MessageState.UNKNOWN, 1L));
    outbox.applyReceipts(List.of(receiptOf(1, MessageState.DELIVERED, "x3")));
    assertThat(counts()).containsOnly(Map.entry(MessageState.DELIVERED, 1L));
  }

  @Test
  void the_first_part_received_twice_by_two_sendings_does_not_prove_the_second_part() {
    outbox.add(List.of(message(1, PriorityClass.NOTICE)));
    lost(2);
    outbox.applyReceipts(List.of(receiptOf(1, MessageState.DELIVERED, "first")));
    clock.advance(settings.doubtNotice());
    sweeps.resendDoubtful();
    lost(2);
    outbox.applyReceipts(List.of(receiptOf(1, MessageState.DELIVERED, "again")));

    assertThat(counts()).containsOnly(Map.entry(MessageState.UNKNOWN, 1L));
    clock.advance(settings.doubtNotice());
    assertThat(sweeps.resendDoubtful()).as("until somebody answers").isEqualTo(1);
  }

  @Test
  void nobody_is_asked_for_a_recipient_while_nothing_is_in_doubt() {
    queue(1);
    outbox.settle(List.of(accepted(claim(1).get(0), "a")));
    AtomicInteger asked = new AtomicInteger();
    outbox.applyReceipts(
        List.of(
            new ReceiptOutcome(
                "kcell",
                List.of("b"),
                MessageState.DELIVERED,
                "",
                null,
                () -> new SubscriberId(asked.incrementAndGet()))));
    assertThat(asked).hasValue(0);
  }

  @Test
  void a_cancel_takes_back_what_waits_and_leaves_doubt_as_doubt() {
    queue(2);
    lost(1);
    outbox.withdraw(BROADCAST, "cancelled");
    assertThat(counts())
        .containsOnly(Map.entry(MessageState.UNPROVEN, 1L), Map.entry(MessageState.WITHDRAWN, 1L));
  }

  @Test
  void what_was_sent_again_after_doubt_and_expires_then_is_unproven_not_expired() {
    words = c -> new Binding.Words(NUMBER, "text", false, 11);
    outbox.add(List.of(message(1, PriorityClass.NOTICE)));
    lost(1);
    clock.advance(settings.doubtNotice());
    assertThat(sweeps.resendDoubtful()).isEqualTo(1);
    clock.advance(Duration.ofHours(7));
    assertThat(claim(1)).isEmpty();
    assertThat(counts()).containsOnly(Map.entry(MessageState.UNPROVEN, 1L));
  }

  @Test
  void a_carrier_that_stands_in_gets_the_receipts_of_what_it_took() {
    queue(2);
    List<Outgoing> taken = outbox.claim("tele2", List.of("tele2", "kcell"), 10);
    outbox.settle(
        List.of(
            accepted(taken.get(0), "77"),
            new Settlement.Unknown(taken.get(1).claimed().id(), List.of(""), "link lost")));

    ReceiptOutcome ofHome = receipt(MessageState.DELIVERED, "77");
    assertThat(outbox.applyReceipts(List.of(ofHome))).containsExactly(ofHome);
    assertThat(
            outbox.applyReceipts(
                List.of(
                    new ReceiptOutcome("tele2", List.of("77"), MessageState.DELIVERED, "", null),
                    new ReceiptOutcome(
                        "tele2",
                        List.of("78"),
                        MessageState.DELIVERED,
                        "",
                        null,
                        () -> new SubscriberId(2)))))
        .isEmpty();
    assertThat(outbox.tally(BROADCAST))
        .containsExactly(new Tally("kcell", MessageState.DELIVERED, 2, 2));
  }

  @Test
  void a_carrier_that_stands_in_takes_the_highest_class_of_all_first() {
    outbox.add(
        List.of(
            message(1, PriorityClass.DIGEST),
            new NewMessage(
                BROADCAST,
                new SubscriberId(2),
                "tele2",
                PriorityClass.NOTICE,
                clock.instant().plusSeconds(60)),
            message(3, PriorityClass.EMERGENCY)));
    assertThat(outbox.claim("tele2", List.of("tele2", "kcell"), 10))
        .extracting(o -> o.claimed().recipient().value())
        .containsExactly(3L, 2L, 1L);
  }

  @Test
  void what_was_given_back_unsent_is_in_no_doubt_at_the_next_start() {
    queue(5);
    List<Outgoing> claimed = claim(4);
    outbox.settle(
        List.of(
            accepted(claimed.get(0), "a"), givenBack(claimed.get(1)), givenBack(claimed.get(2))));

    restart();
    assertThat(sweeps.recover()).as("the one that was never settled").isEqualTo(1);

    assertThat(counts())
        .containsOnly(
            Map.entry(MessageState.ACCEPTED, 1L),
            Map.entry(MessageState.UNKNOWN, 1L),
            Map.entry(MessageState.QUEUED, 3L));
    assertThat(claim(10)).hasSize(3).extracting(o -> o.claimed().textRef()).containsOnly(0L);
  }

  @Test
  void an_orderly_stop_that_gives_everything_back_leaves_no_claim() {
    queue(2);
    claim(2).forEach(message -> outbox.settle(List.of(givenBack(message))));
    assertThat(claims()).isZero();

    restart();
    assertThat(sweeps.recover()).isZero();
    assertThat(claim(2)).hasSize(2);
  }

  @Test
  void of_those_given_back_and_claimed_again_the_second_claim_alone_speaks() {
    queue(2);
    List<Outgoing> claimed = claim(2);
    outbox.settle(List.of(givenBack(claimed.get(0))));
    Outgoing again = claim(1).get(0);
    assertThat(again.claimed().id()).isEqualTo(claimed.get(0).claimed().id());
    outbox.settle(List.of(givenBack(claimed.get(1))));
    assertThat(claims()).as("the first has nothing open").isEqualTo(1);

    restart();
    assertThat(sweeps.recover()).isEqualTo(1);
    assertThat(counts())
        .containsOnly(Map.entry(MessageState.UNKNOWN, 1L), Map.entry(MessageState.QUEUED, 1L));
  }

  @Test
  void a_message_that_goes_again_after_doubt_is_not_doubted_again_for_its_first_claim() {
    outbox.add(List.of(message(1, PriorityClass.NOTICE)));
    lost(1);
    clock.advance(settings.doubtNotice().plusSeconds(1));
    assertThat(sweeps.resendDoubtful()).isEqualTo(1);

    restart();
    assertThat(sweeps.recover()).isZero();
    assertThat(claim(1)).hasSize(1);
  }

  private Settlement givenBack(Outgoing message) {
    return new Settlement.Deferred(message.claimed().id(), clock.instant(), false, "not begun");
  }

  private long claims() {
    return jdbc.queryForObject("select count(*) from outbox_claim", Long.class);
  }
}
