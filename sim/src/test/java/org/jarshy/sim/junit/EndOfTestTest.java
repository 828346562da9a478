package org.jarshy.sim.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.jarshy.sim.proof.Verdict;
import org.jarshy.sim.proof.Verdict.State;
import org.junit.jupiter.api.Test;

class EndOfTestTest {

  private static final Duration GRACE = Duration.ofSeconds(2);

  @Test
  void what_closes_within_the_grace_is_no_leak_and_is_not_waited_for_any_longer() {
    Queue<List<String>> seen =
        new ArrayDeque<>(List.of(List.of("a", "b"), List.of("b"), List.of(), List.of("late")));
    assertThat(EndOfTest.leaked(seen::remove, GRACE)).isEmpty();
    assertThat(seen).hasSize(1);
  }

  @Test
  void what_stays_open_is_the_leak() {
    assertThat(EndOfTest.leaked(() -> List.of("a"), Duration.ofMillis(30))).containsExactly("a");
  }

  @Test
  void a_clean_test_has_nothing_to_complain_of() {
    Verdict holds = new Verdict("calm", State.HOLDS, "at most 5", null);
    assertThat(EndOfTest.complaint(List.of(), GRACE, List.of(holds))).isNull();
  }

  @Test
  void a_broken_assertion_and_a_leak_are_said_together() {
    Verdict broken = new Verdict("calm", State.BROKEN, "51 submits", 7L);
    Verdict open = new Verdict("all got it", State.OPEN, "1 of 2 had not", null);
    assertThat(EndOfTest.complaint(List.of("kcell"), GRACE, List.of(broken, open)))
        .isEqualToNormalizingNewlines(
            """
            1 connection is still open 2000 ms after the test:
              kcell
            the scenario did not come true:
              calm: 51 submits
              all got it: 1 of 2 had not""");
  }
}
