package org.jarshy.gateway.carrier.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jarshy.gateway.carrier.CarrierStatus.Breaker;
import org.jarshy.gateway.testing.MutableClock;
import org.junit.jupiter.api.Test;

class StandingTest {

  private static final SubmitOutcome TAKEN = new SubmitOutcome.Accepted("1");
  private static final SubmitOutcome SYSTEM_ERROR = new SubmitOutcome.Refused(0x08);

  private final MutableClock clock = MutableClock.startingInJanuary2022();
  private final AtomicBoolean linked = new AtomicBoolean(true);
  private final Standing standing = new Standing("kcell", linked::get, clock);

  private void submits(int count, SubmitOutcome outcome) {
    for (int i = 0; i < count; i++) {
      assertThat(standing.permits()).isTrue();
      standing.outcome(outcome, System.nanoTime());
    }
  }

  @Test
  void an_smsc_that_fails_half_of_the_time_is_left_alone_for_a_while() {
    submits(10, TAKEN);
    submits(9, SYSTEM_ERROR);
    assertThat(standing.isUp()).isTrue();
    submits(1, SYSTEM_ERROR);

    assertThat(standing.breaker()).isEqualTo(Breaker.OPEN);
    assertThat(standing.most()).isZero();
    assertThat(standing.permits()).isFalse();
    assertThat(standing.downSince()).isEqualTo(clock.instant());
  }

  @Test
  void a_few_messages_tell_whether_it_works_again() {
    submits(20, SYSTEM_ERROR);
    clock.advance(Duration.ofSeconds(10));
    assertThat(standing.most()).isEqualTo(1);
    assertThat(standing.isUp()).as("not before they were taken").isFalse();
    submits(5, TAKEN);
    assertThat(standing.breaker()).isEqualTo(Breaker.CLOSED);
    assertThat(standing.isUp()).isTrue();
  }

  @Test
  void where_the_probes_fail_it_waits_longer() {
    submits(20, SYSTEM_ERROR);
    clock.advance(Duration.ofSeconds(10));
    assertThat(standing.most()).isEqualTo(1);
    submits(5, SYSTEM_ERROR);
    assertThat(standing.breaker()).isEqualTo(Breaker.OPEN);
    clock.advance(Duration.ofSeconds(6));
    assertThat(standing.most()).as("7 to 13 s this time").isZero();
    clock.advance(Duration.ofSeconds(8));
    assertThat(standing.most()).isEqualTo(1);
  }

  @Test
  void too_fast_and_wrong_numbers_are_no_failures() {
    submits(100, new SubmitOutcome.Refused(0x58));
    submits(100, new SubmitOutcome.Refused(0x14));
    submits(100, new SubmitOutcome.Refused(0x0B));
    submits(100, new SubmitOutcome.NotSent("no link"));
    assertThat(standing.breaker()).isEqualTo(Breaker.CLOSED);
  }

  @Test
  void a_window_lost_with_its_link_is_one_failure() {
    submits(20, TAKEN);
    submits(500, new SubmitOutcome.Unknown("the connection was lost"));
    assertThat(standing.breaker()).isEqualTo(Breaker.CLOSED);
  }

  @Test
  void without_a_link_it_is_down_at_once_and_with_one_it_is_up_at_once() {
    assertThat(standing.isUp()).isTrue();
    clock.advance(Duration.ofMinutes(1));
    linked.set(false);
    assertThat(standing.downSince()).isEqualTo(clock.instant());
    clock.advance(Duration.ofMinutes(1));
    assertThat(standing.downSince()).isEqualTo(clock.instant().minusSeconds(60));
    linked.set(true);
    assertThat(standing.isUp()).isTrue();
  }
}
