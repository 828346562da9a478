package org.jarshy.sim.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jarshy.sim.proof.Verdict.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceivedTest {

  @Test
  void it_is_open_until_everybody_has_it_and_names_who_has_not() {
    Run run =
        Run.of("- received: {to: ['+77010000001', 77010000002], text: Curfew at 23:00 (all)}");
    run.text("77010000001", "Curfew at 23:00 (all)").text("77010000002", "Curfew at 22:00 (all)");
    assertThat(run.now())
        .isEqualTo(
            new Verdict(
                "all got a text 'Curfew at 23:00 (all…' to 2 numbers",
                State.OPEN,
                "1 of 2 had not got it: 77010000002",
                null));
    assertThat(run.ended().state()).isEqualTo(State.BROKEN);
    run.text("77010000002", "Curfew at 23:00 (all)");
    assertThat(run.now().state()).isEqualTo(State.HOLDS);
    assertThat(run.ended().detail()).isEqualTo("all 2 got it");
  }

  @Test
  void of_a_long_list_the_first_ten_who_miss_it_are_named_in_its_order() {
    Run run = Run.of("- received: {to: 77010000000..77010099999, textPattern: ^Curfew}");
    for (int i = 99_999; i >= 15; i--) {
      run.text("770100" + String.format("%05d", i), "Curfew at 22:00");
    }
    run.text("77010000003", "Curfew at 23:00");
    assertThat(run.ended().detail())
        .isEqualTo(
            "14 of 100000 had not got it: 77010000000, 77010000001, 77010000002, 77010000004,"
                + " 77010000005, 77010000006, 77010000007, 77010000008, 77010000009, 77010000010,"
                + " …");
  }

  @Test
  void the_last_ones_who_miss_it_are_found_wherever_they_stand() {
    Run run = Run.of("- received: {to: 77010000000..77010099999, text: x}");
    for (int i = 0; i < 100_000; i++) {
      if (i != 1023 && i != 1024 && i != 55_555 && i != 99_999) {
        run.text("770100" + String.format("%05d", i), "x");
      }
    }
    assertThat(run.now().detail())
        .isEqualTo(
            "4 of 100000 had not got it: 77010001023, 77010001024, 77010055555, 77010099999");
  }

  @Test
  void who_is_late_breaks_it_at_the_moment_when_the_time_was_over() {
    Run run = Run.of("- received: {to: [7701, 7702], text: x, within: 30s}").after(100);
    run.submit("kcell", 1, "7709", 0, 1).after(1000).submit("kcell", 1, "7701", 0, 1);
    run.text("7701", "x").after(30_000);
    assertThat(run.now().state()).isEqualTo(State.OPEN);
    run.after(1);
    assertThat(run.now().state()).isEqualTo(State.BROKEN);
    run.after(500).text("7702", "x");
    assertThat(run.now().brokenAtNanos()).isEqualTo(31_100_000_000L);
    assertThat(run.now().detail())
        .isEqualTo("after 30s 1 of 2 had not got it: 7702; by now 2 of 2 have it");
  }

  @Test
  void who_gets_it_at_the_last_moment_is_in_time_and_a_later_one_breaks_it_without_being_asked() {
    String form = "- received: {to: [7701, 7702], text: x, within: 1s, since: %s}";
    Run inTime = Run.of(form.formatted("first-text"));
    inTime.after(5000).text("7701", "x").after(1000).text("7702", "x").after(5000);
    assertThat(inTime.now().state()).isEqualTo(State.HOLDS);

    Run late = Run.of(form.formatted("first-text"));
    late.after(5000).text("7701", "x").afterNanos(1_000_000_001).text("7702", "x");
    assertThat(late.now().brokenAtNanos()).isEqualTo(6_000_000_000L);

    Run fromStart = Run.of(form.formatted("start"));
    assertThat(fromStart.after(1001).now().brokenAtNanos()).isEqualTo(1_000_000_000L);
  }

  @Test
  void copies_are_counted_over_all_texts_that_fit() {
    Run exactly = Run.of("- received: {to: 7701, textPattern: 'v[12]', copies: 2}");
    assertThat(exactly.text("7701", "v1").now().state()).isEqualTo(State.OPEN);
    assertThat(exactly.text("7701", "v2").now().state()).isEqualTo(State.HOLDS);
    assertThat(exactly.text("7701", "v2").now().detail())
        .isEqualTo(
            "7701 got it 3 times at 0.000 s; allowed is twice; too often: 1 (7701);"
                + " by now 1 of 1 have it");

    Run some = Run.of("- received: {to: 7701, text: x, copies: {atMost: 2}}");
    some.text("7701", "x").text("7701", "x");
    assertThat(some.ended().state()).isEqualTo(State.HOLDS);
    Run any = Run.of("- received: {to: 7701, text: x}");
    for (int i = 0; i < 1000; i++) {
      any.text("7701", "x");
    }
    assertThat(any.ended().state()).isEqualTo(State.HOLDS);
  }

  @Test
  void phones_that_nobody_listed_are_counted() {
    Run run = Run.of("- received: {prefix: 7701, text: x, phones: 1000, copies: 1}");
    for (int i = 0; i < 999; i++) {
      run.text("7701" + i, "x").text("7702" + i, "x");
    }
    assertThat(run.now().detail()).isEqualTo("1 of 1000 had not got it");
    assertThat(run.text("7701KZ", "x").ended().state()).isEqualTo(State.HOLDS);
    assertThat(run.text("77015", "x").now().detail()).startsWith("77015 got it twice at");
  }

  @Test
  void a_list_in_a_file_stands_beside_the_scenario(@TempDir Path directory) throws Exception {
    Files.writeString(
        directory.resolve("list.txt"), "# Almaty\n+77010000001\n\n77010000002..77010000003\n");
    Run run = Run.of("- received: {file: list.txt, text: x}", directory);
    run.text("77010000001", "x").text("77010000002", "x");
    assertThat(run.now().detail()).isEqualTo("1 of 3 had not got it: 77010000003");
  }

  @Test
  void nobody_may_get_what_was_withdrawn() {
    Run run = Run.of("- notReceived: {textPattern: (?i)кАРАНТИН, prefix: 7701}");
    run.text("77010000001", "Другое").text("77020000001", "Карантин");
    assertThat(run.ended().state()).isEqualTo(State.HOLDS);
    run.after(10).text("77010000001", "Карантин").text("77010000002", "Карантин");
    assertThat(run.now().detail())
        .isEqualTo("77010000001 got one at 0.010 s; 2 texts in all: 77010000001, 77010000002");
  }

  @Test
  void a_text_that_came_twice_is_counted_and_its_phone_named_once() {
    Run run = Run.of("- noTextTwice:");
    run.text("1", "a").text("1", "b").text("2", "a");
    assertThat(run.ended().state()).isEqualTo(State.HOLDS);
    run.after(10).text("1", "a").text("1", "a").text("2", "a");
    assertThat(run.now())
        .isEqualTo(
            new Verdict(
                "no text twice",
                State.BROKEN,
                "1 has a text twice at 0.010 s; in all 3 copies too many,"
                    + " texts that came twice: 2 (1, 2)",
                10_000_000L));
  }

  @Test
  void only_what_a_person_stumbles_over_is_a_warning() {
    Run run = Run.of("- noWarnings: {except: octets}");
    run.text("1", "a", "copy 2 of the same text").text("2", "b", "too many octets");
    assertThat(run.ended().state()).isEqualTo(State.HOLDS);
    run.text("3", "c", "too many octets", "part 2 of 3 is missing");
    assertThat(run.now().detail())
        .isEqualTo("3: part 2 of 3 is missing, at 0.000 s; 1 text in all: 3");
  }
}
