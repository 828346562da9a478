package org.jarshy.sim.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import org.jarshy.sim.proof.Verdict.State;
import org.junit.jupiter.api.Test;

class LimitsTest {

  private static final long SECOND = 1_000_000_000;

  @Test
  void as_many_as_allowed_in_a_second_are_no_alarm_also_at_its_very_edge() {
    Run run = Run.of("- rate: {most: 50}");
    for (int i = 0; i < 500; i++) {
      // The 51st comes exactly a second after the first, and so on.
      run.submit("kcell").afterNanos(SECOND / 50);
    }
    assertThat(run.now())
        .isEqualTo(
            new Verdict(
                "rate at most 50 in 1s", State.HOLDS, "at most 50 in 1s, allowed 50", null));
  }

  @Test
  void one_more_less_than_a_second_after_the_first_is_an_alarm_at_that_moment() {
    Run run = Run.of("- rate: {most: 3}").after(500);
    run.submit("kcell").after(400).submit("kcell").submit("kcell");
    run.afterNanos(600_000_000 - 1);
    assertThat(run.now().state()).isEqualTo(State.HOLDS);
    run.submit("kcell");
    assertThat(run.now().state()).isEqualTo(State.BROKEN);
    assertThat(run.now().brokenAtNanos()).isEqualTo(1_500_000_000L - 1);
    assertThat(run.now().detail())
        .isEqualTo(
            "4 submits within 1000.0 ms at 1.500 s; allowed are 3 in 1s; 1 submit was too early");
  }

  @Test
  void a_burst_across_two_clock_seconds_is_seen() {
    Run run = Run.of("- rate: {most: 10}").after(900);
    for (int i = 0; i < 20; i++) {
      run.submit("kcell").after(10);
    }
    assertThat(run.now().state()).isEqualTo(State.BROKEN);
    assertThat(run.now().detail()).endsWith("; 10 submits were too early");
  }

  @Test
  void the_rate_agrees_with_counting_every_window_by_hand() {
    Random random = new Random(7);
    for (int round = 0; round < 200; round++) {
      int most = 1 + random.nextInt(40);
      Run run = Run.of("- rate: {most: " + most + ", per: 100ms}");
      Deque<Long> times = new ArrayDeque<>();
      long now = 0;
      boolean broken = false;
      for (int i = 0; i < 300; i++) {
        long wait = random.nextInt(2 * 100_000_000 / most);
        now += wait;
        times.addLast(now);
        long edge = now - 100_000_000;
        times.removeIf(time -> time <= edge);
        broken |= times.size() > most;
        run.afterNanos(wait).submit("kcell");
        assertThat(run.now().state()).isEqualTo(broken ? State.BROKEN : State.HOLDS);
      }
    }
  }

  @Test
  void a_rate_may_be_that_of_one_account_or_of_some_destinations() {
    Run account = Run.of("- rate: {account: kcell, most: 1}");
    account.submit("kcell").submit("tele2").submit("tele2");
    assertThat(account.now().state()).isEqualTo(State.HOLDS);
    assertThat(account.submit("kcell").now().state()).isEqualTo(State.BROKEN);

    Run prefix = Run.of("- rate: {prefix: '+7702', most: 1}");
    prefix.submit("kcell").submit("kcell").submit("kcell", 1, "77020000001", 0, 1);
    assertThat(prefix.now().state()).isEqualTo(State.HOLDS);
    assertThat(prefix.submit("kcell", 1, "77020000002", 0, 1).now().state())
        .isEqualTo(State.BROKEN);
  }

  @Test
  void a_window_is_that_of_each_session() {
    Run run = Run.of("- window: {account: kcell, most: 10}");
    run.submit("kcell", 1, "7701", 0, 10).submit("kcell", 2, "7701", 0, 10);
    run.submit("tele2", 3, "7701", 0, 99);
    assertThat(run.now().detail()).isEqualTo("at most 10 unanswered on a session, allowed 10");
    run.after(250).submit("kcell", 2, "7701", 0, 11).submit("kcell", 2, "7701", 0, 12);
    assertThat(run.now())
        .isEqualTo(
            new Verdict(
                "window of kcell at most 10",
                State.BROKEN,
                "11 unanswered on session 2 of kcell at 0.250 s; allowed are 10; the most were 12",
                250_000_000L));
  }

  @Test
  void answers_are_counted_by_status() {
    Run accepted = Run.of("- accepted: {account: kcell, atLeast: 2, atMost: 3}");
    accepted.answer("kcell", 0).answer("tele2", 0).answer("kcell", 0x58);
    assertThat(accepted.now().state()).isEqualTo(State.OPEN);
    assertThat(accepted.ended().state()).isEqualTo(State.BROKEN);
    assertThat(accepted.ended().detail()).isEqualTo("1 of at least 2");
    assertThat(accepted.answer("kcell", 0).answer("kcell", 0).now().state()).isEqualTo(State.HOLDS);
    assertThat(accepted.answer("kcell", 0).now().state()).isEqualTo(State.BROKEN);

    Run throttled = Run.of("- refused: {status: RTHROTTLED, atMost: 1}");
    throttled.answer("kcell", 0x14).answer("kcell", 0x58).answer("kcell", 0);
    assertThat(throttled.ended().state()).isEqualTo(State.HOLDS);
    assertThat(throttled.answer("tele2", 0x58).now().state()).isEqualTo(State.BROKEN);

    Run any = Run.of("- refused: {atMost: 1}");
    assertThat(any.answer("kcell", 0x14).answer("kcell", 0x58).now().state())
        .isEqualTo(State.BROKEN);
    Run vendor = Run.of("- refused: {status: 0xFFFFFF01, atLeast: 1}");
    assertThat(vendor.answer("kcell", 0xFFFFFF01).now().state()).isEqualTo(State.HOLDS);
  }

  @Test
  void a_submit_without_a_response_is_open_until_the_end_and_then_broken() {
    Run run = Run.of("- answeredAll:");
    run.submit("kcell").submit("tele2").answer("kcell", 0x58);
    assertThat(run.now().state()).isEqualTo(State.OPEN);
    assertThat(run.ended().state()).isEqualTo(State.BROKEN);
    assertThat(run.ended().detail()).isEqualTo("without a response: 1 of tele2");
    assertThat(run.answer("tele2", 0).ended().state()).isEqualTo(State.HOLDS);
  }
}
