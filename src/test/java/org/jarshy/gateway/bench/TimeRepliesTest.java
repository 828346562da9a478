package org.jarshy.gateway.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.jarshy.gateway.kernel.Msisdn;
import org.jarshy.gateway.outbox.PriorityClass;
import org.junit.jupiter.api.Test;

class TimeRepliesTest {

  private final TimeReplies times = new TimeReplies();
  private final Msisdn citizen = Msisdn.ofDigits(Crowd.citizen(1));

  @Test
  void each_text_has_one_reply_however_many_segments_that_has() {
    times.textRead(citizen);
    times.submitting(citizen, PriorityClass.REPLY);
    times.submitting(citizen, PriorityClass.REPLY);

    assertThat(times.texts()).isEqualTo(1);
    assertThat(times.replies()).isEqualTo(1);
  }

  @Test
  void two_texts_of_one_phone_wait_for_two_replies() {
    times.textRead(citizen);
    times.textRead(citizen);
    times.submitting(citizen, PriorityClass.REPLY);
    assertThat(times.replies()).isEqualTo(1);

    times.submitting(citizen, PriorityClass.REPLY);
    assertThat(times.replies()).isEqualTo(2);
  }

  @Test
  void a_digest_to_the_same_phone_is_no_reply() {
    times.textRead(citizen);
    times.submitting(citizen, PriorityClass.DIGEST);

    assertThat(times.replies()).isZero();
    assertThat(times.digests()).isEqualTo(1);
  }

  @Test
  void digests_are_counted_up_to_the_first_emergency() {
    times.submitting(citizen, PriorityClass.DIGEST);
    times.submitting(citizen, PriorityClass.DIGEST);
    assertThat(times.emergencyLeft()).isFalse();
    times.submitting(citizen, PriorityClass.EMERGENCY);
    times.submitting(citizen, PriorityClass.DIGEST);
    times.submitting(citizen, PriorityClass.EMERGENCY);

    assertThat(times.emergencyLeft()).isTrue();
    assertThat(times.digestsBeforeEmergency()).isEqualTo(2);
    assertThat(times.digests()).isEqualTo(3);
  }

  @Test
  void more_replies_than_were_foreseen_are_kept_too() {
    for (int i = 0; i < 3_000; i++) {
      Msisdn from = Msisdn.ofDigits(Crowd.citizen(i));
      times.textRead(from);
      times.submitting(from, PriorityClass.REPLY);
    }

    assertThat(times.replies()).isEqualTo(3_000);
    assertThat(times.percentiles().millis(50)).isPositive();
  }
}
