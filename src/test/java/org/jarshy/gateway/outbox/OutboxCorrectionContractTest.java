package org.jarshy.gateway.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jarshy.gateway.kernel.SubscriberId;
import org.jarshy.gateway.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Finding those who got, or may have got, an old text; and broadcasts taking turns. */
@ParameterizedClass
@EnumSource(TestDatabase.Kind.class)
class OutboxCorrectionContractTest extends OutboxHarness {

  private static final long OLD = 11;
  private static final long NEW = 12;

  private long text = OLD;

  OutboxCorrectionContractTest(TestDatabase.Kind kind) {
    super(kind);
    words = c -> new Binding.Words(NUMBER, "text " + text, false, text);
  }

  private Superseded supersede(long after, int max) {
    return database.transactions().execute(status -> outbox.supersede(BROADCAST, after, max, OLD));
  }

  private List<Long> supersedeAll() {
    List<Long> recipients = new ArrayList<>();
    Superseded next = new Superseded(List.of(), 0, false);
    while (!next.all()) {
      next = supersede(next.last(), 3);
      next.recipients().forEach(r -> recipients.add(r.id().value()));
    }
    return recipients;
  }

  @Test
  void those_who_got_or_may_have_got_the_old_text_are_found_and_nobody_else() {
    queue(8);
    List<Outgoing> sent = claim(5);
    outbox.settle(
        List.of(
            accepted(sent.get(0), "a"),
            accepted(sent.get(1), "b"),
            new Settlement.Unknown(sent.get(2).claimed().id(), List.of(""), "link lost"),
            new Settlement.Refused(sent.get(3).claimed().id(), "no"),
            accepted(sent.get(4), "e")));
    outbox.applyReceipts(
        List.of(receipt(MessageState.DELIVERED, "a"), receipt(MessageState.UNDELIVERABLE, "e")));
    text = NEW;
    Outgoing withNew = claim(1).get(0);
    outbox.settle(List.of(accepted(withNew, "f")));

    assertThat(supersedeAll()).containsExactly(1L, 2L, 3L);
    assertThat(counts())
        .containsEntry(MessageState.UNPROVEN, 1L)
        .containsEntry(MessageState.QUEUED, 2L);
    assertThat(sweeps.resendDoubtful()).isZero();
  }

  @Test
  void doubt_of_a_dead_process_still_knows_which_text_it_had() {
    queue(4);
    claim(2);
    restart();
    sweeps.recover();
    text = NEW;
    claim(1);
    restart();
    sweeps.recover();

    assertThat(supersedeAll()).containsExactly(1L, 2L);
    assertThat(counts())
        .containsOnly(
            Map.entry(MessageState.UNPROVEN, 2L),
            Map.entry(MessageState.UNKNOWN, 1L),
            Map.entry(MessageState.QUEUED, 1L));
  }

  @Test
  void the_search_stops_before_what_is_in_flight_and_goes_on_when_that_is_settled() {
    queue(4);
    List<Outgoing> two = claim(2);
    outbox.settle(List.of(accepted(two.get(0), "a")));
    text = NEW;

    Superseded first = supersede(0, 10);
    assertThat(first.recipients()).extracting(r -> r.id().value()).containsExactly(1L);
    assertThat(first.all()).isFalse();
    assertThat(supersede(first.last(), 10).recipients()).isEmpty();

    outbox.settle(List.of(accepted(two.get(1), "b")));
    Superseded second = supersede(first.last(), 10);
    assertThat(second.recipients()).extracting(r -> r.id().value()).containsExactly(2L);
    assertThat(second.all()).isTrue();
  }

  @Test
  void what_would_be_sent_again_after_doubt_is_closed_also_while_it_waits_or_is_held() {
    outbox.add(
        LongStream.rangeClosed(1, 3).mapToObj(i -> message(i, PriorityClass.NOTICE)).toList());
    for (Outgoing message : claim(3)) {
      outbox.settle(
          List.of(new Settlement.Unknown(message.claimed().id(), List.of(""), "link lost")));
    }
    clock.advance(settings.doubtNotice());
    sweeps.resendDoubtful();
    outbox.hold(BROADCAST);
    text = NEW;

    assertThat(supersedeAll()).containsExactly(1L, 2L, 3L);
    outbox.release(BROADCAST);
    assertThat(claim(10)).isEmpty();
    assertThat(counts()).containsOnly(Map.entry(MessageState.UNPROVEN, 3L));
  }

  @Test
  void a_message_sent_again_after_doubt_says_which_text_its_recipient_may_have() {
    outbox.add(List.of(message(1, PriorityClass.NOTICE)));
    Outgoing first = claim(1).get(0);
    assertThat(first.claimed().textRef()).isZero();
    outbox.settle(List.of(new Settlement.Unknown(first.claimed().id(), List.of(""), "lost")));
    clock.advance(settings.doubtNotice());
    sweeps.resendDoubtful();

    assertThat(claim(1).get(0).claimed().textRef()).isEqualTo(OLD);
  }

  @Test
  void a_search_that_is_rolled_back_changes_nothing_and_lets_its_messages_go() {
    outbox.add(List.of(message(1, PriorityClass.NOTICE)));
    Outgoing first = claim(1).get(0);
    outbox.settle(List.of(new Settlement.Unknown(first.claimed().id(), List.of(""), "lost")));
    clock.advance(settings.doubtNotice());
    sweeps.resendDoubtful();

    database
        .transactions()
        .executeWithoutResult(
            status -> {
              assertThat(outbox.supersede(BROADCAST, 0, 10, OLD).recipients()).hasSize(1);
              assertThat(claim(1)).as("fenced until the transaction ends").isEmpty();
              status.setRollbackOnly();
            });
    assertThat(claim(1)).hasSize(1);
  }

  @Test
  void a_search_needs_a_transaction() {
    assertThatThrownBy(() -> outbox.supersede(BROADCAST, 0, 10, OLD))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void two_broadcasts_of_one_class_take_turns_though_one_was_there_first() {
    Origin second = new Origin("broadcast", 8);
    outbox.add(LongStream.rangeClosed(1, 6).mapToObj(i -> at(BROADCAST, i, i)).toList());
    outbox.settle(claim(2).stream().map(m -> accepted(m, "x" + m.claimed().id())).toList());
    long now = outbox.turnNow(PriorityClass.DIGEST);
    outbox.add(LongStream.rangeClosed(1, 3).mapToObj(i -> at(second, 100 + i, now + i)).toList());

    assertThat(claim(10))
        .extracting(m -> m.claimed().recipient().value())
        .containsSubsequence(3L, 4L, 5L, 6L)
        .containsSubsequence(101L, 102L, 103L)
        .containsSubsequence(101L, 5L)
        .containsSubsequence(4L, 103L);
  }

  private NewMessage at(Origin origin, long recipient, long turn) {
    NewMessage m = message(recipient, PriorityClass.DIGEST);
    return new NewMessage(
        origin, new SubscriberId(recipient), m.carrier(), m.priority(), m.expires(), turn);
  }
}
