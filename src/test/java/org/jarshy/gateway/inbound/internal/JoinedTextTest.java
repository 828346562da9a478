package org.jarshy.gateway.inbound.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class JoinedTextTest {

  @Test
  void all_parts_make_the_text() {
    assertThat(JoinedText.of(new TreeMap<>(Map.of(1, "a", 2, "b")), 2)).isEqualTo("ab");
  }

  @Test
  void each_gap_is_one_ellipsis() {
    assertThat(JoinedText.of(new TreeMap<>(Map.of(3, "c", 4, "d")), 9)).isEqualTo("…cd…");
    assertThat(JoinedText.of(new TreeMap<>(), 2)).isEqualTo("…");
  }

  @Test
  void half_a_pair_that_stays_alone_is_unreadable() {
    assertThat(JoinedText.wellFormed("a\uD83Db\uDE00\uD83D\uDE00"))
        .isEqualTo("a\uFFFDb\uFFFD\uD83D\uDE00");
  }
}
