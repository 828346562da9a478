package org.jarshy.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.function.LongPredicate;
import org.jarshy.sim.Jumping.Client;
import org.jarshy.sim.Jumping.Piece;
import org.jarshy.sim.profile.Latency;
import org.jarshy.sim.profile.Profile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long responses and receipts take, in each of the four distributions. */
class LatenciesOnTheWireTest {

  private static final int COUNT = 2000;
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration BETWEEN = Duration.ofMillis(10);

  // Timers are due at ticks of 2 ms, counted from the loop's start, and never early.
  private static final double MEAN_OF_TICKS = 1;

  /** Milliseconds from each submit to its response. */
  private static long[] responses(String latency, long seed) throws Exception {
    Profile profile =
        Profile.normal()
            .withReceiptDelay(Duration.ofHours(9))
            .change()
            .responseDelay(Latency.parse(latency))
            .build();
    try (Jumping run = Jumping.with(profile, seed)) {
      Client esme = run.bound();
      run.playUntil(Duration.ofMillis(500));
      esme.submitMany(COUNT, FIRST, BETWEEN);
      run.playUntil(Duration.ofMinutes(2));
      long[] times = new long[COUNT];
      for (Piece piece : esme.pieces(Octets.SUBMIT_SM_RESP)) {
        int number = Octets.sequence(piece.octets()) - 2;
        Duration sent = FIRST.plus(BETWEEN.multipliedBy(number));
        times[number] = piece.at().minus(sent).toMillis();
      }
      assertThat(esme.pieces(Octets.SUBMIT_SM_RESP)).hasSize(COUNT);
      return times;
    }
  }

  private static double mean(long[] times) {
    return Arrays.stream(times).average().orElseThrow();
  }

  private static double deviation(long[] times) {
    double mean = mean(times);
    return Math.sqrt(Arrays.stream(times).mapToDouble(t -> (t - mean) * (t - mean)).sum() / COUNT);
  }

  private static long count(long[] times, LongPredicate which) {
    return Arrays.stream(times).filter(which).count();
  }

  @Test
  void fixed_is_always_the_same() throws Exception {
    assertThat(responses("300ms", 7)).containsOnly(300);
  }

  @Test
  void uniform_is_anything_from_the_least_to_the_most_equally_often() throws Exception {
    long[] times = responses("uniform(100ms, 300ms)", 7);
    assertThat(Arrays.stream(times)).allMatch(time -> time >= 100 && time <= 302);
    // The deviation of the mean of 2,000 is 58 ms / sqrt(2000) = 1.3 ms; five of them.
    assertThat(mean(times)).isBetween(200 - 6.5, 200 + MEAN_OF_TICKS + 6.5);
    for (int quarter = 0; quarter < 4; quarter++) {
      long from = 100 + 50L * quarter;
      assertThat(count(times, time -> time > from && time <= from + 50))
          .isBetween(500L - 110, 500L + 110); // five deviations of sqrt(n p q) = 19, and ticks
    }
  }

  @Test
  void normal_lies_around_its_mean_and_is_never_below_zero() throws Exception {
    long[] times = responses("normal(200ms, 50ms)", 7);
    assertThat(mean(times)).isBetween(200 - 5.6, 200 + MEAN_OF_TICKS + 5.6);
    assertThat(deviation(times)).isBetween(46.0, 54.0);
    assertThat(count(times, time -> time >= 150 && time <= 250)).isBetween(1260L, 1480L); // 68 %

    long[] cut = responses("normal(10ms, 100ms)", 7);
    assertThat(Arrays.stream(cut)).allMatch(time -> time >= 0);
    assertThat(count(cut, time -> time == 0)).isBetween(800L, 1050L); // 46 % below 0
  }

  @Test
  void spikes_are_the_usual_time_and_as_often_as_said_the_far_longer_one() throws Exception {
    long[] times = responses("spikes(20ms, 2s, 0.1)", 7);
    assertThat(times).containsOnly(20, 2000);
    assertThat(count(times, time -> time == 2000)).isBetween(200L - 67, 200L + 67);
  }

  @ParameterizedTest
  @ValueSource(strings = {"uniform(100ms, 300ms)", "normal(200ms, 50ms)", "spikes(20ms, 2s, 0.1)"})
  void the_same_seed_gives_the_same_times_and_another_gives_others(String latency)
      throws Exception {
    long[] times = responses(latency, 7);
    assertThat(responses(latency, 7)).isEqualTo(times);
    assertThat(responses(latency, 8)).isNotEqualTo(times);
  }

  @Test
  void receipts_take_their_own_time_after_the_response() throws Exception {
    Profile profile =
        Profile.normal()
            .change()
            .responseDelay(Latency.parse("2s"))
            .receiptDelay(Latency.parse("uniform(10s, 20s)"))
            .build();
    try (Jumping run = Jumping.with(profile)) {
      Client esme = run.bound();
      run.playUntil(Duration.ofMillis(500));
      esme.submitMany(500, FIRST, Duration.ZERO);
      run.playUntil(Duration.ofMinutes(1));
      assertThat(esme.pieces(Octets.DELIVER_SM))
          .hasSize(500)
          .allMatch(piece -> piece.at().toMillis() >= 13_000 && piece.at().toMillis() <= 23_004);
      double mean =
          esme.pieces(Octets.DELIVER_SM).stream()
              .mapToLong(piece -> piece.at().toMillis())
              .average()
              .orElseThrow();
      assertThat(mean).isBetween(18_000 - 650.0, 18_000 + 650.0); // 2,887 ms / sqrt(500) × 5
    }
  }
}
