package org.jarshy.sim.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NumberIndexTest {

  @Test
  void it_finds_what_a_map_finds() {
    NumberIndex index = new NumberIndex();
    Map<String, Integer> map = new LinkedHashMap<>();
    Random random = new Random(3);
    for (int i = 0; i < 100_000; i++) {
      String number = "770" + random.nextInt(60_000);
      int place = map.computeIfAbsent(number, any -> map.size());
      assertThat(index.add(NumberIndex.code(number))).isEqualTo(place);
    }
    assertThat(index.size()).isEqualTo(map.size());
    map.forEach(
        (number, place) -> {
          assertThat(index.find(NumberIndex.code(number))).isEqualTo(place);
          assertThat(index.number(place)).isEqualTo(number);
        });
    assertThat(index.contains("77160000")).isFalse();
  }

  @Test
  void leading_zeros_letters_and_lengths_make_different_numbers() {
    NumberIndex index = new NumberIndex();
    String longest = "9".repeat(18);
    for (String each : new String[] {"7", "07", "007", longest, longest + "9", "KZ", "", "+7"}) {
      assertThat(index.contains(each)).isFalse();
      index.add(NumberIndex.code(each));
      assertThat(index.contains(each)).isTrue();
    }
    assertThat(index.number(1)).isEqualTo("07");
    assertThat(index.number(3)).isEqualTo(longest);
  }
}
