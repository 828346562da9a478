package org.jarshy.sim.esme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jarshy.sim.esme.ScriptedSmsc.SUBMIT;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How much a load submits at once and in a second. */
class LoadPaceTest {

  private final ScriptedSmsc smsc = new ScriptedSmsc();

  @AfterEach
  void close() {
    smsc.close();
  }

  private static LoadPlanBuilder plan() {
    return LoadPlan.builder().receipts(false);
  }

  private List<Long> times() {
    return smsc.seen(SUBMIT).stream().map(s -> s.at().toMillis()).toList();
  }

  private void atMostInAnySecond(int most) {
    List<Long> times = times();
    for (int i = 0; i + most < times.size(); i++) {
      assertThat(times.get(i + most) - times.get(i)).isGreaterThanOrEqualTo(1000 - 2);
    }
  }

  @Test
  void a_rate_is_evenly_spaced_over_all_links_together() throws Exception {
    LoadResult result = smsc.run(plan().count(301).links(3).ratePerSecond(100));
    List<Long> times = times();
    for (int i = 1; i < times.size(); i++) {
      assertThat(times.get(i) - times.get(i - 1)).isEqualTo(10);
    }
    assertThat(result.seconds()).isBetween(3.0, 3.02);
    assertThat(smsc.seen(SUBMIT)).extracting(ScriptedSmsc.Seen::connection).contains(1L, 2L, 3L);
  }

  @Test
  void what_a_stalled_smsc_kept_back_is_not_made_up_for() throws Exception {
    smsc.on(
        SUBMIT,
        call -> {
          boolean stalls = call.count <= 10;
          call.later(Duration.ofMillis(stalls ? 2000 : 1), call::accept);
        });
    smsc.run(plan().count(300).window(10).ratePerSecond(100));
    atMostInAnySecond(101);
  }

  @Test
  void a_high_rate_is_kept_as_exactly_as_a_low_one() throws Exception {
    LoadResult result = smsc.run(plan().count(50_000).window(1000).ratePerSecond(5000));
    assertThat(result.submitsPerSecond()).isBetween(4990.0, 5010.0);
    atMostInAnySecond(5010);
  }

  @Test
  void no_link_has_more_open_than_its_window() throws Exception {
    int[] open = new int[3];
    int[] most = new int[3];
    smsc.on(
        SUBMIT,
        call -> {
          int link = (int) call.wire.number();
          most[link] = Math.max(most[link], ++open[link]);
          call.later(
              Duration.ofMillis(10),
              () -> {
                open[link]--;
                call.accept();
              });
        });
    LoadResult result = smsc.run(plan().count(1000).links(2).window(7));
    assertThat(result.accepted()).isEqualTo(1000);
    assertThat(most).containsExactly(0, 7, 7);
  }

  @Test
  void after_the_duration_no_new_text_begins_but_one_of_several_parts_is_finished()
      throws Exception {
    LoadResult result =
        smsc.run(
            plan()
                .duration(Duration.ofMillis(1050))
                .ratePerSecond(10)
                .texts("x".repeat(400)) // three parts
                .startDelay(Duration.ofSeconds(5)));
    assertThat(result.submitted()).isEqualTo(12);
    assertThat(result.unsent()).isZero();
    assertThat(result.complete()).isTrue();
    assertThat(times().get(0)).isBetween(5000L, 5010L);
  }

  @Test
  void a_duration_ends_a_load_that_has_nothing_to_do() throws Exception {
    LoadResult result = smsc.run(plan().duration(Duration.ofSeconds(3)).ratePerSecond(0.001));
    assertThat(result.submitted()).isEqualTo(1);
    assertThat(Duration.ofNanos(smsc.loop.nanos())).isLessThan(Duration.ofSeconds(10));
  }
}
