package org.jarshy.gateway.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jarshy.gateway.kernel.Msisdn;
import org.jarshy.gateway.kernel.SubscriberId;
import org.jarshy.gateway.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.Kind.class)
class OutboxContractTest extends OutboxHarness {

  OutboxContractTest(TestDatabase.Kind kind) {
    super(kind);
  }

  @Test
  void higher_classes_are_claimed_first_and_older_before_newer() {
    outbox.add(
        List.of(
            message(1, PriorityClass.DIGEST),
            message(2, PriorityClass.NOTICE),
            message(3, PriorityClass.REPLY),
            message(4, PriorityClass.NOTICE),
            message(5, PriorityClass.EMERGENCY)));

    assertThat(claim(10))
        .extracting(o -> o.claimed().recipient().value())
        .containsExactly(5L, 3L, 2L, 4L, 1L);
  }

  @Test
  void a_claimed_message_is_not_claimed_again() {
    queue(5);

    assertThat(claim(3)).hasSize(3);
    assertThat(claim(3)).hasSize(2);
    assertThat(claim(3)).isEmpty();
  }

  @Test
  void two_claimers_with_ten_threads_never_get_the_same_message() throws Exception {
    queue(2_000);
    Set<Long> seen = Collections.synchronizedSet(new HashSet<>());
    List<Long> twice = Collections.synchronizedList(new ArrayList<>());
    ExecutorService threads = Executors.newFixedThreadPool(10);
    try {
      List<Future<?>> done = new ArrayList<>();
      for (int t = 0; t < 10; t++) {
        done.add(
            threads.submit(
                () -> {
                  List<Outgoing> got;
                  while (!(got = claim(17)).isEmpty()) {
                    for (Outgoing message : got) {
                      if (!seen.add(message.claimed().id().value())) {
                        twice.add(message.claimed().id().value());
                      }
                    }
                    outbox.settle(
                        got.stream().map(m -> accepted(m, "id" + m.claimed().id())).toList());
                  }
                }));
      }
      for (Future<?> future : done) {
        future.get();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(twice).isEmpty();
    assertThat(seen).hasSize(2_000);
    assertThat(counts()).containsOnly(Map.entry(MessageState.ACCEPTED, 2_000L));
  }

  @Test
  void words_are_asked_for_at_claim_time_and_a_withdrawal_is_settled() {
    queue(2);
    words =
        c ->
            c.recipient().value() == 1
                ? new Binding.Withdrawn("opted out")
                : new Binding.Words(new Msisdn("+77011234567"), "new text", false);

    assertThat(claim(10)).singleElement().extracting(o -> o.words().text()).isEqualTo("new text");
    assertThat(counts())
        .containsOnly(Map.entry(MessageState.QUEUED, 1L), Map.entry(MessageState.WITHDRAWN, 1L));
  }

  @Test
  void a_source_that_fails_loses_nothing() {
    queue(3);
    words =
        c -> {
          throw new IllegalStateException("the vault is locked");
        };

    assertThatThrownBy(() -> claim(10)).hasMessage("the vault is locked");

    words = c -> new Binding.Words(new Msisdn("+77011234567"), "text", false);
    assertThat(claim(10)).as("not at once").isEmpty();
    clock.advance(Duration.ofSeconds(6));
    assertThat(claim(10)).hasSize(3);
  }

  @Test
  void what_was_claimed_but_not_settled_is_in_doubt_after_a_crash_and_the_rest_is_still_queued() {
    queue(10);
    List<Outgoing> claimed = claim(4);
    outbox.settle(List.of(accepted(claimed.get(0), "a")));

    restart();
    assertThat(sweeps.recover()).isEqualTo(3);

    assertThat(counts())
        .containsOnly(
            Map.entry(MessageState.ACCEPTED, 1L),
            Map.entry(MessageState.UNKNOWN, 3L),
            Map.entry(MessageState.QUEUED, 6L));
    assertThat(jdbc.queryForObject("select count(*) from outbox_claim", Long.class)).isZero();
  }

  @Test
  void doubt_waits_for_its_class_and_then_the_message_goes_again() {
    outbox.add(List.of(message(1, PriorityClass.NOTICE)));
    Outgoing message = claim(1).get(0);
    outbox.settle(
        List.of(new Settlement.Unknown(message.claimed().id(), List.of(""), "link lost")));

    clock.advance(settings.doubtNotice().minusSeconds(1));
    assertThat(sweeps.resendDoubtful()).isZero();
    clock.advance(Duration.ofSeconds(2));
    assertThat(sweeps.resendDoubtful()).isEqualTo(1);
    assertThat(claim(1)).hasSize(1);
  }

  @Test
  void a_lease_that_runs_out_leaves_doubt_and_a_late_settlement_is_ignored() {
    queue(2);
    List<Outgoing> claimed = claim(2);
    outbox.settle(List.of(accepted(claimed.get(0), "a")));
    clock.advance(settings.lease().plusSeconds(1));

    assertThat(sweeps.endLeases()).isEqualTo(1);
    outbox.settle(List.of(accepted(claimed.get(1), "b")));

    assertThat(counts())
        .containsOnly(Map.entry(MessageState.ACCEPTED, 1L), Map.entry(MessageState.UNKNOWN, 1L));
  }

  @Test
  void a_deferred_message_comes_back_when_it_is_time_and_attempts_end() {
    queue(1);
    for (int attempt = 1; attempt < settings.maxAttempts(); attempt++) {
      Outgoing message = claim(1).get(0);
      Instant later = clock.instant().plusSeconds(10);
      outbox.settle(
          List.of(new Settlement.Deferred(message.claimed().id(), later, true, "RSYSERR")));
      assertThat(claim(1)).isEmpty();
      clock.advance(Duration.ofSeconds(11));
    }
    Outgoing last = claim(1).get(0);
    outbox.settle(
        List.of(new Settlement.Deferred(last.claimed().id(), clock.instant(), true, "RSYSERR")));
    assertThat(counts()).containsOnly(Map.entry(MessageState.REFUSED, 1L));
  }

  @Test
  void outages_spend_no_attempts() {
    queue(1);
    for (int i = 0; i < 50; i++) {
      Outgoing message = claim(1).get(0);
      outbox.settle(
          List.of(new Settlement.Deferred(message.claimed().id(), clock.instant(), false, "down")));
    }
    assertThat(claim(1)).hasSize(1);
  }

  @Test
  void an_expired_message_is_never_claimed() {
    queue(2);
    clock.advance(Duration.ofHours(7));

    assertThat(claim(10)).isEmpty();
    assertThat(counts()).containsOnly(Map.entry(MessageState.EXPIRED, 2L));
  }

  @Test
  void what_waits_for_a_dead_carrier_expires_all_the_same() {
    queue(2);
    outbox.hold(BROADCAST);
    clock.advance(Duration.ofHours(7));

    assertThat(sweeps.expire()).isEqualTo(2);
    assertThat(counts()).containsOnly(Map.entry(MessageState.EXPIRED, 2L));
  }

  @Test
  void a_paused_broadcast_is_not_claimed_until_it_goes_on() {
    queue(3);
    outbox.hold(BROADCAST);
    assertThat(claim(10)).isEmpty();
    List<String> woken = new ArrayList<>();
    outbox.onQueued(woken::add);

    outbox.release(BROADCAST);
    assertThat(woken).contains("kcell");
    assertThat(claim(10)).hasSize(3);
  }

  @Test
  void a_cancelled_broadcast_withdraws_all_that_waits_and_what_is_in_flight_counts_as_sent() {
    queue(3);
    Outgoing one = claim(1).get(0);
    outbox.withdraw(BROADCAST, "cancelled");
    outbox.settle(List.of(accepted(one, "x")));

    assertThat(counts())
        .containsOnly(Map.entry(MessageState.WITHDRAWN, 2L), Map.entry(MessageState.ACCEPTED, 1L));
    assertThat(claim(10)).isEmpty();
  }

  @Test
  void a_message_held_at_claim_time_waits_for_its_release() {
    queue(2);
    words = c -> new Binding.Held();
    assertThat(claim(10)).isEmpty();
    assertThat(counts()).containsOnly(Map.entry(MessageState.HELD, 2L));

    words = c -> new Binding.Words(new Msisdn("+77011234567"), "text", false);
    outbox.release(BROADCAST);
    assertThat(claim(10)).hasSize(2);
  }

  @Test
  void a_number_without_a_carrier_is_refused_at_once_and_counted() {
    outbox.add(
        List.of(
            new NewMessage(
                BROADCAST,
                new SubscriberId(1),
                null,
                PriorityClass.NOTICE,
                clock.instant().plusSeconds(60))));
    assertThat(counts()).containsOnly(Map.entry(MessageState.REFUSED, 1L));
  }

  @Test
  void nothing_is_queued_or_counted_when_the_callers_transaction_rolls_back() {
    List<String> woken = new ArrayList<>();
    outbox.onQueued(woken::add);
    database
        .transactions()
        .executeWithoutResult(
            status -> {
              queue(3);
              status.setRollbackOnly();
            });
    assertThat(claim(10)).isEmpty();
    assertThat(counts()).isEmpty();
    assertThat(woken).isEmpty();
  }
}
