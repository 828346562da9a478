package org.jarshy.sim.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jarshy.sim.form.Settings;
import org.jarshy.sim.proof.Verdict.State;
import org.junit.jupiter.api.Test;

class AssertionsTest {

  private static Assertions read(String yaml) {
    return Assertions.read(Settings.yaml("x.yaml", yaml).objects("assertions"), Path.of("."));
  }

  @Test
  void verdicts_have_the_order_of_the_scenario_and_one_broken_leaves_the_others_alone() {
    Assertions assertions =
        read("assertions: [{window: {most: 1}}, {rate: {most: 5}}, {received: {to: 7701}}]");
    assertions.submitted(new Watch.Submitted(7, "kcell", 1, "7701", 0, 2));
    assertThat(assertions.verdicts(false))
        .extracting(Verdict::state)
        .containsExactly(State.BROKEN, State.HOLDS, State.OPEN);
    assertThat(assertions.verdicts(true))
        .extracting(Verdict::state)
        .containsExactly(State.BROKEN, State.HOLDS, State.BROKEN);
    assertThat(assertions.verdicts(false).get(2).state()).isEqualTo(State.OPEN);
  }

  @Test
  void after_a_restart_nothing_has_happened_yet() {
    Assertions assertions =
        read("assertions: [{rate: {most: 1}}, {received: {to: 7701, within: 1s, since: start}}]");
    assertions.submitted(new Watch.Submitted(7, "kcell", 1, "7701", 0, 1));
    assertions.submitted(new Watch.Submitted(8, "kcell", 1, "7701", 0, 1));
    assertions.restart(5_000_000_000L);
    assertThat(assertions.verdicts(5_999_999_999L, false))
        .extracting(Verdict::state)
        .containsExactly(State.HOLDS, State.OPEN);
    assertThat(assertions.verdicts(6_000_000_001L, false).get(1).brokenAtNanos())
        .isEqualTo(6_000_000_000L);
  }

  @Test
  void without_any_everything_is_true() {
    assertThat(Assertions.none().isEmpty()).isTrue();
    assertThat(Assertions.none().verdicts(true)).isEmpty();
  }

  @Test
  void a_pattern_that_takes_all_stack_breaks_its_assertion_and_not_the_loop() {
    Assertions assertions = read("assertions: [{notReceived: {textPattern: '^(a|b)*$'}}]");
    assertions.received(
        new Watch.Received(0, "kcell", "1414", "7701", "ab".repeat(50_000), 1, List.of()));
    assertThat(assertions.verdicts(false).get(0).detail())
        .startsWith("a pattern needs too much stack for a text or number");
  }

  @Test
  void any_thread_may_ask_while_the_loop_tells() throws Exception {
    Assertions assertions =
        read("assertions: [{received: {to: 77010000000..77010199999, copies: 1}}]");
    AtomicBoolean done = new AtomicBoolean();
    CompletableFuture<Integer> asking =
        CompletableFuture.supplyAsync(
            () -> {
              int open = 0;
              while (!done.get()) {
                Verdict verdict = assertions.verdicts(false).get(0);
                open += verdict.state() == State.OPEN ? 1 : 0;
                assertThat(verdict.state()).isNotEqualTo(State.BROKEN);
              }
              return open;
            });
    for (int i = 0; i < 200_000; i++) {
      assertions.received(
          new Watch.Received(i, "kcell", "1414", "" + (77010000000L + i), "x", 1, List.of()));
    }
    done.set(true);
    assertThat(asking.get(10, TimeUnit.SECONDS)).isNotNegative();
    assertThat(assertions.verdicts(true).get(0).detail()).isEqualTo("all 200000 got it");
  }
}
