package org.jarshy.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jarshy.sim.Jumping.Client;
import org.jarshy.sim.Jumping.Piece;
import org.jarshy.sim.fault.Fault;
import org.jarshy.sim.profile.Profile;
import org.junit.jupiter.api.Test;

/** Many phones that text at once. */
class FloodOnTheWireTest {

  private static byte[] text(int sequence, String from, String to, String text) {
    return Octets.pdu(
        Octets.DELIVER_SM,
        0,
        sequence,
        Octets.hex("00 01 01"),
        Octets.string(from),
        Octets.hex("00 01"),
        Octets.string(to),
        Octets.hex("00 00 00 00 00 00 00 00 00"),
        new byte[] {(byte) text.length()},
        Octets.ascii(text));
  }

  private static List<Piece> flood(Fault.FloodOfTexts flood, Duration until) throws Exception {
    try (Jumping run = Jumping.with(Profile.normal())) {
      Client esme = run.bound();
      run.at(1000, () -> run.sim.account("kcell").inject(flood));
      run.playUntil(until);
      assertThat(run.sim.stats().account("kcell").textsAcknowledged()).isEqualTo(flood.count());
      return esme.pieces(Octets.DELIVER_SM);
    }
  }

  @Test
  void all_at_once_is_one_moment_with_a_number_and_a_text_for_each() throws Exception {
    var flood = new Fault.FloodOfTexts(2500, 0, "77019999000", "1414", "NEWS %d/%d");
    List<Piece> texts = flood(flood, Duration.ofSeconds(2));
    assertThat(texts).hasSize(2500);
    for (int i = 0; i < 2500; i++) {
      String number = Long.toString(77019999000L + i);
      String words = "NEWS %d/%d".formatted(i + 1, i + 1);
      assertThat(texts.get(i).octets()).isEqualTo(text(i + 1, number, "1414", words));
      assertThat(texts.get(i).at()).isBetween(Duration.ofSeconds(1), Duration.ofMillis(1004));
    }
  }

  @Test
  void so_many_a_second_come_evenly() throws Exception {
    var flood = new Fault.FloodOfTexts(1000, 200, "77010000000", "1414", "x");
    List<Piece> texts = flood(flood, Duration.ofSeconds(10));
    for (int i = 0; i < 1000; i++) {
      Duration due = Duration.ofSeconds(1).plusMillis(5L * i);
      assertThat(texts.get(i).at()).isBetween(due.minusMillis(1), due.plusMillis(14));
    }
  }

  @Test
  void others_have_their_turn_while_it_begins() throws Exception {
    try (Jumping run = Jumping.with(Profile.normal())) {
      AtomicInteger soon = new AtomicInteger();
      run.at(
          1000,
          () -> {
            run.sim
                .account("kcell")
                .inject(new Fault.FloodOfTexts(50_000, 0, "77010000000", "1414", "x"));
            run.loop.nextTurn(() -> soon.set(waiting(run)));
          });
      run.playUntil(Duration.ofSeconds(2));
      assertThat(soon.get()).isBetween(1, 1000);
      assertThat(waiting(run)).isEqualTo(50_000);
    }
  }

  private static int waiting(Jumping run) {
    return run.sim.stats().account("kcell").deliverWaiting();
  }

  @Test
  void what_would_break_in_the_middle_is_refused_before_it_begins() {
    assertThatThrownBy(() -> new Fault.FloodOfTexts(2, 0, "999999999999999", "1414", "x"))
        .hasMessageContaining("from must be a phone number");
    assertThatThrownBy(() -> new Fault.FloodOfTexts(1, 0, "seven", "1414", "x"))
        .hasMessageContaining("from must be a phone number");
    assertThatThrownBy(() -> new Fault.FloodOfTexts(1, 0, "77010000000", "", "x"))
        .hasMessageContaining("to must be");
    assertThatThrownBy(() -> new Fault.FloodOfTexts(1, 0, "77010000000", "1414", ""))
        .hasMessage("text must not be empty");
    assertThatThrownBy(
            () -> new Fault.FloodOfTexts(1, 0, "77010000000", "1414", "ж".repeat(67 * 255 + 1)))
        .hasMessageContaining("at most 255");
    assertThatThrownBy(() -> new Fault.FloodOfTexts(1_000_001, 0, "77010000000", "1414", "x"))
        .hasMessageContaining("count must be from 1 to 1000000");
    assertThatThrownBy(() -> new Fault.FloodOfTexts(1, -1, "77010000000", "1414", "x"))
        .hasMessageContaining("perSecond must be 0 or more");
  }
}
