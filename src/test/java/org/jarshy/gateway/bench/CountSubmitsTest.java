package org.jarshy.gateway.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.jarshy.gateway.carrier.LinkObserver.Fate;
import org.jarshy.gateway.kernel.Msisdn;
import org.jarshy.gateway.outbox.PriorityClass;
import org.junit.jupiter.api.Test;

class CountSubmitsTest {

  private static final Msisdn FIRST = Msisdn.ofDigits(Crowd.number(0));
  private static final Msisdn SECOND = Msisdn.ofDigits(Crowd.number(1));

  private final CountSubmits counts = new CountSubmits(2, 1);

  private void submit(CountSubmits to, Msisdn number, Fate fate) {
    to.submitting(number, PriorityClass.NOTICE);
    to.settled(number, PriorityClass.NOTICE, fate);
  }

  @Test
  void one_submit_for_each_subscriber_is_no_duplicate() {
    submit(counts, FIRST, Fate.ACCEPTED);
    submit(counts, SECOND, Fate.ACCEPTED);

    assertThat(counts.submits()).isEqualTo(2);
    assertThat(counts.accepted()).isEqualTo(2);
    assertThat(counts.duplicated()).isZero();
  }

  @Test
  void what_the_smsc_refused_may_go_again_without_being_a_duplicate() {
    submit(counts, FIRST, Fate.REFUSED);
    submit(counts, FIRST, Fate.REFUSED);
    submit(counts, FIRST, Fate.ACCEPTED);

    assertThat(counts.submits()).isEqualTo(3);
    assertThat(counts.refused()).isEqualTo(2);
    assertThat(counts.duplicated()).isZero();
  }

  @Test
  void what_was_never_written_is_not_counted() {
    submit(counts, FIRST, Fate.NOT_SENT);
    submit(counts, FIRST, Fate.ACCEPTED);

    assertThat(counts.submits()).isEqualTo(1);
    assertThat(counts.duplicated()).isZero();
  }

  @Test
  void what_may_have_arrived_and_goes_again_is_a_duplicate() {
    submit(counts, FIRST, Fate.UNKNOWN);
    submit(counts, FIRST, Fate.ACCEPTED);
    submit(counts, SECOND, Fate.ACCEPTED);

    assertThat(counts.unanswered()).isEqualTo(1);
    assertThat(counts.duplicated()).isEqualTo(1);
  }

  @Test
  void each_part_of_a_longer_text_may_leave_once() {
    CountSubmits two = new CountSubmits(2, 2);
    submit(two, FIRST, Fate.ACCEPTED);
    submit(two, FIRST, Fate.ACCEPTED);
    assertThat(two.duplicated()).isZero();

    submit(two, FIRST, Fate.ACCEPTED);
    assertThat(two.duplicated()).isEqualTo(1);
  }

  @Test
  void numbers_that_are_no_subscribers_are_counted_as_submits_alone() {
    submit(counts, Msisdn.ofDigits(Crowd.citizen(0)), Fate.ACCEPTED);
    submit(counts, Msisdn.ofDigits(Crowd.number(2)), Fate.ACCEPTED);

    assertThat(counts.submits()).isEqualTo(2);
    assertThat(counts.duplicated()).isZero();
  }
}
