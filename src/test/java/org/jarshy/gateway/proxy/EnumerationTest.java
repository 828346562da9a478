package org.jarshy.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jarshy.gateway.kernel.Msisdn;
import org.jarshy.gateway.kernel.RootKey;
import org.jarshy.gateway.proxy.Enumeration.Attack;
import org.jarshy.gateway.proxy.Enumeration.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnumerationTest {

  private static final long SEED = 20220105;
  private final DistributionKey key = new DistributionKey(RootKey.of(new byte[RootKey.BYTES]));

  @ParameterizedTest(name = "{1} SIM cards, buckets of {0}: {2}")
  @CsvSource({"2, 10, 0.18", "2, 50, 0.64", "1, 10, 0.10", "1, 50, 0.39"})
  void sim_cards_of_distinct_areas_learn_the_share_that_is_expected(
      int bucketSize, int sims, double share) {
    Result result =
        Enumeration.simulate(new Attack(100, bucketSize, sims, false, 1), new Random(SEED));
    assertThat(result.learned()).isCloseTo(share, within(0.02));
    assertThat(result.expected()).isCloseTo(share, within(0.01));
  }

  @Test
  void a_thousand_sim_cards_in_a_row_learn_one_bucket() {
    Result result = Enumeration.simulate(new Attack(100, 2, 1_000, true, 1), new Random(SEED));
    assertThat(result.areas()).isEqualTo(1);
    assertThat(result.learned()).isCloseTo(0.02, within(1e-9));
  }

  /** Why nothing here rotates by time. */
  @Test
  void dealing_anew_each_day_would_give_one_sim_card_half_the_pool_in_a_month() {
    Result rotated = Enumeration.simulate(new Attack(100, 2, 1, false, 30), new Random(SEED));
    Result kept = Enumeration.simulate(new Attack(100, 2, 1, false, 1), new Random(SEED));
    assertThat(rotated.learned()).isCloseTo(0.45, within(0.02));
    assertThat(kept.learned()).isCloseTo(0.02, within(0.001));
  }

  @Test
  void a_thousand_consecutive_numbers_fall_into_one_bucket() {
    List<Long> buckets = buckets(60);
    Set<Long> chosen = new HashSet<>();
    for (int last = 0; last < 1_000; last++) {
      Msisdn number = new Msisdn("+7701234" + "%04d".formatted(5_000 + last));
      chosen.add(Rendezvous.choose(key.areaKey(App.TELEGRAM, number), buckets));
    }
    assertThat(chosen).hasSize(1);
  }

  @Test
  void one_bucket_more_moves_at_most_two_shares_of_the_areas_and_all_of_them_into_it() {
    int before = 50;
    int areas = 20_000;
    int moved = 0;
    for (int area = 0; area < areas; area++) {
      DistributionKey.AreaKey hash = key.areaKey(App.TELEGRAM, "+7701" + area);
      long then = Rendezvous.choose(hash, buckets(before));
      long now = Rendezvous.choose(hash, buckets(before + 1));
      if (then != now) {
        assertThat(now).isEqualTo(before + 1);
        moved++;
      }
    }
    assertThat((double) moved / areas).isGreaterThan(0.5 / before).isLessThan(2.0 / before);
  }

  @Test
  void buckets_are_evenly_filled_and_each_app_has_its_own_order() {
    Map<Long, Integer> filled = new HashMap<>();
    int same = 0;
    for (int area = 0; area < 10_000; area++) {
      long telegram = Rendezvous.choose(key.areaKey(App.TELEGRAM, "a" + area), buckets(50));
      long tor = Rendezvous.choose(key.areaKey(App.TOR, "a" + area), buckets(50));
      filled.merge(telegram, 1, Integer::sum);
      same += telegram == tor ? 1 : 0;
    }
    assertThat(filled.values()).hasSize(50).allMatch(n -> n > 130 && n < 270);
    assertThat(same).isBetween(120, 280);
  }

  @Test
  void without_the_key_nothing_of_a_bucket_can_be_foretold() {
    byte[] other = new byte[RootKey.BYTES];
    other[0] = 1;
    DistributionKey foreign = new DistributionKey(RootKey.of(other));
    int same = 0;
    for (int area = 0; area < 5_000; area++) {
      long ours = Rendezvous.choose(key.areaKey(App.TELEGRAM, "a" + area), buckets(50));
      long theirs = Rendezvous.choose(foreign.areaKey(App.TELEGRAM, "a" + area), buckets(50));
      same += ours == theirs ? 1 : 0;
    }
    assertThat(same).isBetween(50, 160);
  }

  @Test
  void what_cannot_be_simulated_is_named() {
    assertThatThrownBy(() -> new Attack(0, 3, 0, false, 0))
        .isInstanceOfSatisfying(
            ProxyRefused.class,
            refused ->
                assertThat(refused.problems())
                    .containsOnlyKeys("proxies", "bucketSize", "sims", "days"));
  }

  private static List<Long> buckets(int count) {
    List<Long> buckets = new ArrayList<>();
    for (long i = 1; i <= count; i++) {
      buckets.add(i);
    }
    return buckets;
  }
}
