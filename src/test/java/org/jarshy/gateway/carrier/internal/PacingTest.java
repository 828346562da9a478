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
    sendFor(pacing, 3);
    pacing.slowDown();
    assertThat(pacing.rate()).isBetween(60.0, 70.0);
    advance(900);
    assertThat(pacing.rate()).isBetween(60.0, 70.0);
    for (int i = 0; i < 20; i++) {
      advance(1_000);
      pacing.rate();
    }
    assertThat(pacing.rate()).isEqualTo(100);
  }

  @Test
  void without_a_limit_it_is_slowed_below_what_was_measured_and_climbs_until_it_is_free() {
    Pacing pacing = new Pacing(0, () -> now);
    for (int ms = 0; ms < 2_000; ms++) {
      pacing.spend(1);
      advance(1);
    }
    pacing.slowDown();
    assertThat(pacing.rate()).isBetween(690.0, 701.0);
    assertThat(sendFor(pacing, 1)).hasSizeBetween(600, 701);

    double tenSeconds = sendFor(pacing, 10).size() / 10.0;
    assertThat(tenSeconds).as("climbs slowly").isBetween(700.0, 1_100.0);
    for (int second = 0; second < 150; second++) {
      advance(1_000);
      pacing.rate();
    }
    assertThat(pacing.rate()).as("no limit").isZero();
    assertThat(pacing.allowance()).isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void refused_again_it_is_slowed_from_where_it_is_and_never_stops() {
    Pacing pacing = new Pacing(0, () -> now);
    pacing.spend(100);
    for (int i = 0; i < 40; i++) {
      pacing.slowDown();
      advance(100);
    }
    assertThat(pacing.rate()).as("the least").isEqualTo(10);
    advance(1_100);
    assertThat(pacing.allowance()).isPositive();
  }

  @Test
  void zero_is_no_limit() {
    Pacing pacing = new Pacing(0, () -> now);
    pacing.spend(1_000_000);
    assertThat(pacing.allowance()).isEqualTo(Integer.MAX_VALUE);
    assertThat(pacing.nanosUntilNext()).isZero();
  }
}
