package org.jarshy.gateway.inbound.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jarshy.gateway.gsm.Alphabet;
import org.jarshy.gateway.gsm.ReceivedText.Concat;
import org.jarshy.gateway.inbound.DeliveredText;
import org.jarshy.gateway.kernel.Msisdn;
import org.junit.jupiter.api.Test;

class RedeliveryTest {

  private static final Instant FIRST = Instant.parse("2022-01-05T03:00:00Z");
  private static final Duration QUICK = Duration.ofMillis(8);

  private final Redelivery rule = new Redelivery(Duration.ofSeconds(60));

  @Test
  void the_same_pdu_is_a_copy_even_when_something_else_came_between() {
    List<Seen> earlier = List.of(answered("more", "a", 7, QUICK), answered("stop", "a", 8, QUICK));

    assertThat(rule.isCopy(arrival("more", "a", 7, 30), earlier)).isTrue();
    assertThat(rule.isCopy(arrival("more", "a", 7, 601), earlier)).isFalse();
  }

  @Test
  void a_person_who_has_an_answer_and_asks_again_is_answered_again() {
    List<Seen> earlier = List.of(answered("more", "a", 7, QUICK));

    assertThat(rule.isCopy(arrival("more", "a", 8, 2), earlier)).isFalse();
    assertThat(rule.isCopy(arrival("more", "a", 9, 120), earlier)).isFalse();
  }

  @Test
  void a_person_who_repeats_before_the_answer_gets_one_answer() {
    assertThat(rule.isCopy(arrival("news", "a", 8, 45), List.of(waiting("news", "a", 7)))).isTrue();
  }

  @Test
  void what_came_before_a_late_acknowledgement_could_arrive_is_a_copy() {
    List<Seen> slow = List.of(answered("news", "a", 7, Duration.ofSeconds(6)));

    assertThat(rule.isCopy(arrival("news", "a", 8, 5), slow)).isTrue();
    assertThat(rule.isCopy(arrival("news", "a", 8, 12), slow)).isTrue();
    assertThat(rule.isCopy(arrival("news", "a", 8, 13), slow)).isFalse();
  }

  @Test
  void the_same_words_over_a_new_link_are_a_copy_for_a_minute() {
    List<Seen> earlier = List.of(answered("news", "a", 7, QUICK));

    assertThat(rule.isCopy(arrival("news", "b", 1, 59), earlier)).isTrue();
    // answered one second after the first came, in answered()
    assertThat(rule.isCopy(arrival("news", "b", 1, 61), earlier)).isTrue();
    assertThat(rule.isCopy(arrival("news", "b", 1, 62), earlier)).isFalse();
  }

  @Test
  void a_copy_sent_after_a_crash_is_known_by_the_late_answer() {
    Seen first = new Seen("news", "a", 7, FIRST, FIRST, false, FIRST.plusSeconds(200));

    assertThat(rule.isCopy(arrival("news", "b", 1, 230), List.of(first))).isTrue();
    assertThat(rule.isCopy(arrival("news", "b", 1, 261), List.of(first))).isFalse();
  }

  @Test
  void of_stop_start_stop_the_last_counts() {
    List<Seen> earlier = List.of(waiting("stop", "a", 7), waiting("start", "a", 8));

    assertThat(rule.isCopy(arrival("stop", "a", 9, 3), earlier)).isFalse();
    assertThat(rule.isCopy(arrival("stop", "b", 9, 3), earlier)).isFalse();
  }

  @Test
  void a_part_is_a_copy_wherever_its_like_was_seen() {
    List<Seen> earlier = List.of(answered("part", "a", 7, QUICK), answered("news", "a", 8, QUICK));
    Arrival part = arrival("part", "b", 1, 300, new Concat(1, 2, 1));

    assertThat(rule.isCopy(part, earlier)).isTrue();
  }

  @Test
  void other_words_are_no_copy() {
    assertThat(rule.isCopy(arrival("more", "a", 7, 1), List.of(waiting("news", "a", 7)))).isFalse();
    assertThat(rule.isCopy(arrival("more", "a", 7, 1), List.of())).isFalse();
  }

  private static Seen answered(String mark, String link, int sequence, Duration commit) {
    return new Seen(mark, link, sequence, FIRST, FIRST.plus(commit), false, FIRST.plusSeconds(1));
  }

  private static Seen waiting(String mark, String link, int sequence) {
    return new Seen(mark, link, sequence, FIRST, FIRST.plus(QUICK), true, null);
  }

  private static Arrival arrival(String mark, String link, int sequence, long secondsLater) {
    return arrival(mark, link, sequence, secondsLater, null);
  }

  private static Arrival arrival(
      String mark, String link, int sequence, long secondsLater, Concat concat) {
    DeliveredText text =
        new DeliveredText(
            "kcell",
            link,
            new Msisdn("+77011234567"),
            "1414",
            new byte[0],
            (byte) 0,
            false,
            Alphabet.GSM7,
            null,
            sequence,
            FIRST.plusSeconds(secondsLater));
    return new Arrival(text, "", concat, "sender", mark, concat == null ? null : "group");
  }
}
