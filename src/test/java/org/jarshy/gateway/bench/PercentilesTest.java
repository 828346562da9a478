package org.jarshy.gateway.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PercentilesTest {

  @Test
  void of_a_hundred_each_percentile_is_its_own() {
    Percentiles of =
        Percentiles.of(LongStream.rangeClosed(1, 100).map(i -> (101 - i) * 1_000_000).toArray());

    assertThat(of.millis(50)).isEqualTo(50);
    assertThat(of.millis(95)).isEqualTo(95);
    assertThat(of.millis(99)).isEqualTo(99);
    assertThat(of.millis(100)).isEqualTo(100);
  }

  @Test
  void of_few_the_high_ones_are_the_greatest() {
    Percentiles of = Percentiles.of(new long[] {3_000_000, 1_000_000});

    assertThat(of.millis(50)).isEqualTo(1);
    assertThat(of.millis(51)).isEqualTo(3);
    assertThat(of.millis(99)).isEqualTo(3);
  }

  @Test
  void of_none_they_are_zero() {
    assertThat(Percentiles.of(new long[0]).millis(99)).isZero();
  }
}
