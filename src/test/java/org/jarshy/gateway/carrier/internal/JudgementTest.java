package org.jarshy.gateway.carrier.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jarshy.gateway.kernel.MessageId;
import org.jarshy.gateway.outbox.Settlement;
import org.junit.jupiter.api.Test;

class JudgementTest {

  private static final MessageId ID = new MessageId(1);
  private static final Instant NOW = Instant.parse("2022-01-05T03:00:00Z");
  private static final SubmitOutcome TAKEN = new SubmitOutcome.Accepted("a1");
  private static final SubmitOutcome LOST = new SubmitOutcome.Unknown("link lost");

  private static Settlement of(SubmitOutcome... parts) {
    return Judgement.of(ID, List.of(parts), NOW);
  }

  private static SubmitOutcome refused(int status) {
    return new SubmitOutcome.Refused(status);
  }

  @Test
  void all_parts_taken_is_accepted_with_their_ids_in_order() {
    assertThat(of(TAKEN, new SubmitOutcome.Accepted("a2")))
        .isEqualTo(new Settlement.Accepted(ID, List.of("a1", "a2")));
  }

  @Test
  void doubt_about_one_part_is_doubt_about_the_message() {
    assertThat(of(TAKEN, LOST))
        .isEqualTo(new Settlement.Unknown(ID, List.of("a1", ""), "link lost"));
  }

  @Test
  void a_part_that_was_certainly_not_taken_ends_the_doubt_for_nobody_has_read_the_text() {
    assertThat(of(LOST, new SubmitOutcome.NotSent("stopping")))
        .isEqualTo(new Settlement.Deferred(ID, NOW, false, true, "stopping"));
    assertThat(of(LOST, refused(0x58))).isInstanceOf(Settlement.Deferred.class);
  }

  @Test
  void a_wrong_address_is_refused_for_good_with_the_reason_shown() {
    assertThat(of(refused(0x0B))).isEqualTo(new Settlement.Refused(ID, "ESME_RINVDSTADR 0x0B"));
  }

  @Test
  void a_throttle_spends_no_attempt_and_passing_trouble_spends_one() {
    assertThat(((Settlement.Deferred) of(refused(0x58))).spendsAttempt()).isFalse();
    assertThat(((Settlement.Deferred) of(refused(0x14))).spendsAttempt()).isFalse();
    assertThat(((Settlement.Deferred) of(refused(0x08))).spendsAttempt()).isTrue();
    assertThat(((Settlement.Deferred) of(refused(0x0A))).spendsAttempt()).isFalse();
    assertThat(((Settlement.Deferred) of(refused(0x4FF))).reason()).isEqualTo("status 0x4FF");
  }

  @Test
  void a_throttled_message_keeps_its_place_and_a_failed_one_waits() {
    assertThat(((Settlement.Deferred) of(refused(0x58))).notBefore()).isEqualTo(NOW);
    assertThat(((Settlement.Deferred) of(refused(0x08))).notBefore()).isAfter(NOW);
  }

  @Test
  void what_was_never_written_goes_back_at_once() {
    assertThat(of(new SubmitOutcome.NotSent("no link")))
        .isEqualTo(new Settlement.Deferred(ID, NOW, false, "no link"));
  }
}
