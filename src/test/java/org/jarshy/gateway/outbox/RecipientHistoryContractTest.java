package org.jarshy.gateway.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jarshy.gateway.kernel.SubscriberId;
import org.jarshy.gateway.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.Kind.class)
class RecipientHistoryContractTest extends OutboxHarness {

  private static final SubscriberId ANNA = new SubscriberId(1);
  private static final SubscriberId BOLAT = new SubscriberId(2);
  private static final SubscriberId NOBODY = new SubscriberId(99);
  private static final long BULLETIN = 70;

  private RecipientHistory history;
  private Instant midnight;

  RecipientHistoryContractTest(TestDatabase.Kind kind) {
    super(kind);
  }

  @BeforeEach
  void readHistory() {
    history = new JdbcRecipientHistory(database.jdbc());
    words = c -> new Binding.Words(NUMBER, "text", false, BULLETIN);
    midnight = clock.instant();
    clock.advance(Duration.ofHours(9));
  }

  @Test
  void text_is_got_once_an_smsc_took_it_and_not_before() {
    queue(2);
    List<Outgoing> claimed = claim(10);
    assertThat(history.texts(List.of(ANNA, BOLAT, NOBODY))).isEmpty();

    outbox.settle(List.of(accepted(claimed.get(0), "a")));

    assertThat(history.texts(List.of(ANNA, BOLAT, NOBODY)))
        .hasSize(1)
        .containsEntry(ANNA, Set.of(BULLETIN));
  }

  @Test
  void text_that_a_receipt_denies_was_not_got() {
    queue(2);
    List<Outgoing> claimed = claim(10);
    outbox.settle(List.of(accepted(claimed.get(0), "a"), accepted(claimed.get(1), "b")));
    outbox.applyReceipts(
        List.of(receipt(MessageState.UNDELIVERABLE, "a"), receipt(MessageState.DELIVERED, "b")));

    assertThat(history.texts(List.of(ANNA, BOLAT)))
        .hasSize(1)
        .containsEntry(BOLAT, Set.of(BULLETIN));
    assertThat(history.segmentsSince(ANNA, midnight)).isZero();
    assertThat(history.segmentsSince(BOLAT, midnight)).isEqualTo(1);
  }

  @Test
  void text_in_doubt_is_not_surely_got_and_counts_as_sent() {
    queue(1);
    outbox.settle(
        List.of(new Settlement.Unknown(claim(10).get(0).claimed().id(), List.of(""), "no answer")));

    assertThat(history.texts(List.of(ANNA))).isEmpty();
    assertThat(history.segmentsSince(ANNA, midnight)).isEqualTo(1);
  }

  @Test
  void longer_text_counts_its_parts_and_what_is_sent_again_counts_again() {
    outbox.add(List.of(message(1, PriorityClass.NOTICE)));
    outbox.settle(
        List.of(new Settlement.Unknown(claim(1).get(0).claimed().id(), List.of(""), "no answer")));
    clock.advance(Duration.ofMinutes(2));
    sweeps.resendDoubtful();
    outbox.settle(List.of(accepted(claim(1).get(0), "a", "b")));

    assertThat(history.segmentsSince(ANNA, midnight)).isEqualTo(4);
    assertThat(history.texts(List.of(ANNA))).containsEntry(ANNA, Set.of(BULLETIN));
  }

  @Test
  void only_what_was_sent_since_then_counts_whenever_it_was_queued() {
    queue(1);
    clock.advance(Duration.ofHours(1));
    outbox.settle(List.of(accepted(claim(1).get(0), "a")));

    assertThat(history.segmentsSince(ANNA, clock.instant())).isEqualTo(1);
    assertThat(history.segmentsSince(ANNA, clock.instant().plusSeconds(1))).isZero();
    clock.advance(Duration.ofHours(3));
    outbox.applyReceipts(List.of(receipt(MessageState.DELIVERED, "a")));
    assertThat(history.segmentsSince(ANNA, clock.instant())).isZero();
  }

  @Test
  void what_waits_or_was_refused_counts_nothing() {
    queue(2);
    outbox.settle(
        List.of(new Settlement.Refused(claim(1).get(0).claimed().id(), "invalid number")));

    assertThat(history.segmentsSince(ANNA, midnight)).isZero();
    assertThat(history.segmentsSince(BOLAT, midnight)).isZero();
  }

  @Test
  void what_a_dead_process_had_claimed_counts_as_perhaps_sent() {
    queue(1);
    claim(1);
    restart();
    sweeps.recover();

    assertThat(history.segmentsSince(ANNA, midnight)).isEqualTo(1);
    assertThat(history.texts(List.of(ANNA))).isEmpty();
  }
}
