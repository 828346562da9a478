package org.jarshy.sim.proof;

import static org.assertj.core.api.Assertions.assertThat;

import org.jarshy.sim.proof.Verdict.State;
import org.junit.jupiter.api.Test;

/** Gateways that send a digest to 1,000 phones when an emergency for 100 comes in the middle. */
class PriorityOrderTest {

  private static final int WINDOW = 10;
  private static final String TEXTS =
      "- priorityOrder: {first: ^ALERT, then: ^NEWS, slack: " + WINDOW + ", expect: 100}";
  private static final String FLAGS =
      "- priorityOrder: {by: priority_flag, slack: " + WINDOW + ", expect: 100}";

  private static Run news(Run run, int from, int to) {
    for (int i = from; i < to; i++) {
      run.after(1).submit("kcell", 0).text("7701" + i, "NEWS of the day");
    }
    return run;
  }

  private static Run alerts(Run run, int from, int to) {
    for (int i = from; i < to; i++) {
      run.after(1).submit("kcell", 3).text("7701" + i, "ALERT: stay at home");
    }
    return run;
  }

  private static Run overtakes(String assertion) {
    Run run = news(Run.of(assertion), 0, 500);
    alerts(run, 0, 1);
    // A window of news was under way on other links when the first alert left.
    news(run, 500, 500 + WINDOW);
    alerts(run, 1, 100);
    return news(run, 500 + WINDOW, 1000);
  }

  private static Run appends(String assertion) {
    return alerts(news(Run.of(assertion), 0, 1000), 0, 100);
  }

  private static Run shares(String assertion) {
    Run run = news(Run.of(assertion), 0, 500);
    for (int i = 0; i < 100; i++) {
      news(alerts(run, i, i + 1), 500 + i, 501 + i);
    }
    return news(run, 600, 1000);
  }

  @Test
  void a_gateway_whose_alert_overtakes_at_the_next_free_slot_passes() {
    for (String form : new String[] {TEXTS, FLAGS}) {
      Run run = overtakes(form);
      assertThat(run.now().state()).isEqualTo(State.HOLDS);
      assertThat(run.ended().detail())
          .isEqualTo("100 urgent, at most 10 others between them (allowed 10), 490 after the last");
    }
  }

  @Test
  void a_gateway_that_appends_the_alert_fails_at_the_end() {
    for (String form : new String[] {TEXTS, FLAGS}) {
      Run run = appends(form);
      assertThat(run.now().state()).isEqualTo(State.OPEN);
      assertThat(run.ended().state()).isEqualTo(State.BROKEN);
      assertThat(run.ended().detail()).endsWith("the urgent ones came last and overtook nothing");
    }
  }

  @Test
  void a_gateway_that_lets_alert_and_news_take_turns_fails_while_it_does() {
    for (String form : new String[] {TEXTS, FLAGS}) {
      Run run = shares(form);
      assertThat(run.now().state()).isEqualTo(State.BROKEN);
      assertThat(run.now().detail())
          .isEqualTo("11 others of kcell before urgent number 12, at 0.523 s; allowed are 10");
      assertThat(run.now().brokenAtNanos()).isEqualTo(523_000_000L);
    }
  }

  @Test
  void alerts_that_stay_away_are_known_before_the_next_one_comes_when_the_account_is_said() {
    Run run = Run.of("- priorityOrder: {account: kcell, first: A, then: N, slack: 2, expect: 2}");
    run.text("1", "A").text("2", "N").text("3", "N");
    assertThat(run.now().state()).isEqualTo(State.OPEN);
    run.text("4", "N");
    assertThat(run.now().detail())
        .isEqualTo("3 others of kcell while 1 of 2 urgent are missing, at 0.000 s; allowed are 2");
  }

  @Test
  void what_another_account_sends_meanwhile_is_not_in_between() {
    Run run = Run.of("- priorityOrder: {first: A, then: N, slack: 0}");
    run.textOver("kcell", "1", "A").textOver("tele2", "2", "N").textOver("tele2", "3", "N");
    run.textOver("kcell", "4", "A").textOver("kcell", "5", "N");
    assertThat(run.ended().state()).isEqualTo(State.HOLDS);
  }

  @Test
  void a_repeated_copy_of_an_alert_is_no_late_alert() {
    Run run = Run.of("- priorityOrder: {first: A, then: N, slack: 0}");
    run.text("1", "A").text("2", "N").text("1", "A").text("3", "N");
    assertThat(run.ended().state()).isEqualTo(State.HOLDS);
  }

  @Test
  void after_a_pause_another_burst_begins_when_it_is_allowed_to() {
    String form = "- priorityOrder: {first: A, then: N, slack: 1, together: 1s}";
    Run run = Run.of(form);
    run.text("1", "A").text("2", "N").after(500).text("3", "N").after(501).text("4", "A");
    assertThat(run.text("5", "N").ended().state()).isEqualTo(State.HOLDS);

    Run same = Run.of(form);
    same.text("1", "A").text("2", "N").after(500).text("3", "N").after(500).text("4", "A");
    assertThat(same.now().state()).isEqualTo(State.BROKEN);
  }

  @Test
  void a_run_without_the_alerts_that_were_expected_proves_nothing() {
    assertThat(news(Run.of(TEXTS), 0, 5).ended().detail()).isEqualTo("nothing urgent came");
    Run few = news(alerts(Run.of(TEXTS), 0, 7), 0, 5);
    assertThat(few.ended().detail()).isEqualTo("only 7 of 100 urgent came");
    assertThat(few.ended().state()).isEqualTo(State.BROKEN);
  }
}
