package org.jarshy.gateway.carrier.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PacingTest {

  private long now = 5_000_000_000L;

  private void advance(long millis) {
    now += TimeUnit.MILLISECONDS.toNanos(millis);
  }

  /** Sends whatever is allowed each millisecond. @return the times of all segments */
  private List<Long> sendFor(Pacing pacing, int seconds) {
    List<Long> sent = new ArrayList<>();
    for (int ms = 0; ms < seconds * 1000; ms++) {
      int allowed = pacing.allowance();
      pacing.spend(allowed);
      for (int i = 0; i < allowed; i++) {
        sent.add(now);
      }
      advance(1);
    }
    return sent;
  }

  @Test
  void reaches_its_rate_and_never_exceeds_it_in_any_second() {
    for (int limit : new int[] {1, 3, 50, 200, 999}) {
      List<Long> sent = sendFor(new Pacing(limit, () -> now), 10);

      assertThat(sent.size()).as("limit %s", limit).isBetween((int) (limit * 9.4), limit * 10);
      for (int i = limit; i < sent.size(); i++) {
        assertThat(sent.get(i) - sent.get(i - limit))
            .as("segment %s of limit %s", i, limit)
            .isGreaterThanOrEqualTo(1_000_000_000L);
      }
    }
  }

  @Test
  void is_smooth_within_the_second() {
    List<Long> sent = sendFor(new Pacing(200, () -> now), 2);
    for (int tenth = 1; tenth < 20; tenth++) {
      long from = 5_000_000_000L + tenth * 100_000_000L;
      long count = sent.stream().filter(t -> t >= from && t < from + 100_000_000L).count();
      assertThat(count).as("tenth %s", tenth).isBetween(15L, 21L);
    }
  }

  @Test
  void an_idle_hour_saves_up_no_burst() {
    Pacing pacing = new Pacing(200, () -> now);
    advance(3_600_000);
    assertThat(pacing.allowance()).isLessThanOrEqualTo(10);
  }

  @Test
  void a_long_text_is_paid_for_afterwards() {
    Pacing pacing = new Pacing(10, () -> now);
    pacing.spend(5);
    assertThat(pacing.allowance()).isZero();
    advance(400);
    assertThat(pacing.allowance()).isZero();
    advance(180);
    assertThat(pacing.allowance()).isEqualTo(1);
  }

  @Test
  void says_how_long_to_wait() {
    Pacing pacing = new Pacing(10, () -> now);
    pacing.spend(pacing.allowance());
    long wait = pacing.nanosUntilNext();
    assertThat(wait).isBetween(1L, 200_000_000L);
    now += wait + 1;
    assertThat(pacing.nanosUntilNext()).isZero();
  }

  @Test
  void slows_down_at_once_and_climbs_back_slowly() {
    Pacing pacing = new Pacing(100, () -> now);
    pacing.slowDown();
    assertThat(pacing.rate()).isEqualTo(70);
    advance(900);
    assertThat(pacing.rate()).isEqualTo(70);
    for (int i = 0; i < 20; i++) {
      advance(1_000);
      pacing.rate();
    }
    assertThat(pacing.rate()).isEqualTo(100);
  }

  @Test
  void zero_is_no_limit() {
    Pacing pacing = new Pacing(0, () -> now);
    pacing.spend(1_000_000);
    assertThat(pacing.allowance()).isEqualTo(Integer.MAX_VALUE);
    assertThat(pacing.nanosUntilNext()).isZero();
  }
}
