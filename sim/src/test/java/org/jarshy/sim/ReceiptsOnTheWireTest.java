package org.jarshy.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jarshy.sim.Jumping.Client;
import org.jarshy.sim.Jumping.Piece;
import org.jarshy.sim.profile.Mix;
import org.jarshy.sim.profile.Profile;
import org.jarshy.sim.profile.ProfileBuilder;
import org.jarshy.sim.profile.ReceiptState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which receipts come, how often, in what order and beside which response. */
class ReceiptsOnTheWireTest {

  private static final int COUNT = 1000;

  private static ProfileBuilder normal() {
    return Profile.normal().withReceiptDelay(Duration.ofSeconds(5)).change();
  }

  /** Submits one every 100 ms, as many as asked for, and gives what came by a minute later. */
  private static Client submitMany(Profile profile, int count) throws Exception {
    return submitMany(profile, count, 7);
  }

  private static Client submitMany(Profile profile, int count, long seed) throws Exception {
    try (Jumping run = Jumping.with(profile, seed)) {
      Client esme = run.bound();
      run.playUntil(Duration.ofMillis(500));
      esme.submitMany(count, Duration.ofSeconds(1), Duration.ofMillis(100));
      run.playUntil(Duration.ofMinutes(1).plusMillis(100L * count));
      return esme;
    }
  }

  /** The numbers of the submits that the receipts are about, counted from 0, as they came. */
  private static List<Integer> order(Client esme) {
    return esme.all(Octets.DELIVER_SM).stream()
        .map(ReceiptOctets::phoneOf)
        .map(phone -> Integer.parseInt(phone.substring(4)))
        .toList();
  }

  private static List<Integer> states(Client esme) {
    return esme.all(Octets.DELIVER_SM).stream().map(ReceiptOctets::stateOf).toList();
  }

  @Test
  void states_are_mixed_by_their_weights_and_what_failed_never_reaches_its_phone()
      throws Exception {
    Map<ReceiptState, Double> weights = new LinkedHashMap<>();
    weights.put(ReceiptState.DELIVRD, 80.0);
    weights.put(ReceiptState.UNDELIV, 15.0);
    weights.put(ReceiptState.EXPIRED, 5.0);
    Profile mixed = normal().receiptState(Mix.of(weights)).build();
    try (Jumping run = Jumping.with(mixed)) {
      Client esme = run.bound();
      run.playUntil(Duration.ofMillis(500));
      esme.submitMany(COUNT, Duration.ofSeconds(1), Duration.ofMillis(5));
      run.playUntil(Duration.ofMinutes(1));
      List<Integer> states = states(esme);
      assertThat(states).hasSize(COUNT).containsOnly(2, 5, 3);
      int delivered = Collections.frequency(states, 2);
      assertThat(delivered).isBetween(800 - 64, 800 + 64); // five deviations of sqrt(n p q)
      assertThat(Collections.frequency(states, 5)).isBetween(150 - 57, 150 + 57);
      assertThat(Collections.frequency(states, 3)).isBetween(50 - 35, 50 + 35);
      assertThat(run.sim.ledger()).hasSize(delivered);
    }
  }

  @Test
  void a_receipt_can_leave_in_the_same_moment_ahead_of_the_response() throws Exception {
    Client esme = submitMany(normal().receiptBeforeResponse(1).build(), 3);
    List<Piece> came = esme.came().subList(1, 7); // after the response to the bind
    for (int i = 0; i < 6; i += 2) {
      assertThat(Octets.command(came.get(i).octets())).isEqualTo(Octets.DELIVER_SM);
      assertThat(Octets.command(came.get(i + 1).octets())).isEqualTo(Octets.SUBMIT_SM_RESP);
      assertThat(came.get(i).at()).isEqualTo(came.get(i + 1).at());
    }
    Client half = submitMany(normal().receiptBeforeResponse(0.5).build(), COUNT);
    long first =
        half.pieces(Octets.DELIVER_SM).stream()
            .filter(receipt -> followsAtOnce(half, receipt))
            .count();
    assertThat(first).isBetween(500L - 80, 500L + 80);
  }

  private static boolean followsAtOnce(Client esme, Piece receipt) {
    int next = esme.came().indexOf(receipt) + 1;
    if (next == esme.came().size()) {
      return false;
    }
    byte[] response = esme.came().get(next).octets();
    String phone = "7701%07d".formatted(Octets.sequence(response) - 2);
    return Octets.is(response, Octets.SUBMIT_SM_RESP)
        && ReceiptOctets.phoneOf(receipt.octets()).equals(phone);
  }

  @Test
  void a_receipt_can_come_a_second_time_after_another_delay() throws Exception {
    Client esme = submitMany(normal().receiptTwice(1).build(), 2);
    List<Piece> receipts = esme.pieces(Octets.DELIVER_SM);
    assertThat(order(esme)).containsExactly(0, 1, 0, 1);
    Duration between = receipts.get(2).at().minus(receipts.get(0).at());
    assertThat(between).isBetween(Duration.ofSeconds(5), Duration.ofMillis(5004));
    byte[] first = receipts.get(0).octets();
    byte[] again = receipts.get(2).octets();
    assertThat(ReceiptOctets.stateOf(again)).isEqualTo(ReceiptOctets.stateOf(first));
    assertThat(Octets.sequence(again)).isNotEqualTo(Octets.sequence(first)); // another delivery

    assertThat(order(submitMany(normal().receiptTwice(0.3).build(), COUNT)))
        .hasSizeBetween(COUNT + 300 - 73, COUNT + 300 + 73);
  }

  @Test
  void a_second_receipt_can_say_the_opposite() throws Exception {
    Client esme = submitMany(normal().receiptContradicted(1).build(), 2);
    assertThat(order(esme)).containsExactly(0, 1, 0, 1);
    assertThat(states(esme)).containsExactly(2, 2, 5, 5);
    Client undelivered =
        submitMany(
            normal().receiptContradicted(1).receiptState(Mix.only(ReceiptState.UNDELIV)).build(),
            1);
    assertThat(states(undelivered)).containsExactly(5, 2);
  }

  @Test
  void a_receipt_can_never_come() throws Exception {
    assertThat(order(submitMany(normal().receiptNone(1).build(), 5))).isEmpty();
    assertThat(order(submitMany(normal().receiptNone(0.2).build(), COUNT)))
        .hasSizeBetween(800 - 64, 800 + 64)
        .doesNotHaveDuplicates();
  }

  @Test
  void a_receipt_can_come_after_the_next_one() throws Exception {
    assertThat(order(submitMany(normal().receiptReordered(1).build(), 6)))
        .containsExactly(1, 0, 3, 2, 5, 4);
    List<Integer> some = order(submitMany(normal().receiptReordered(0.3).build(), COUNT));
    assertThat(some).hasSize(COUNT).doesNotHaveDuplicates();
    long late = 0;
    for (int i = 1; i < COUNT; i++) {
      late += some.get(i) < some.get(i - 1) ? 1 : 0;
      assertThat(Math.abs(some.get(i) - i)).isLessThanOrEqualTo(1); // never by more than one place
    }
    assertThat(late).isBetween(231L - 70, 231L + 70); // p / (1 + p) of them are not passing another
  }

  @Test
  void the_last_receipt_of_all_comes_though_none_follows_that_it_could_be_behind()
      throws Exception {
    Client esme = submitMany(normal().receiptReordered(1).build(), 1);
    assertThat(esme.pieces(Octets.DELIVER_SM))
        .singleElement()
        .satisfies(
            piece ->
                assertThat(piece.at()).isBetween(Duration.ofSeconds(8), Duration.ofMillis(8010)));
  }

  @ParameterizedTest
  @CsvSource({
    "0x00, DELIVRD, 0",
    "0x00, UNDELIV, 0",
    "0x01, DELIVRD, 1",
    "0x01, UNDELIV, 1",
    "0x02, DELIVRD, 0",
    "0x02, UNDELIV, 1",
    "0x02, EXPIRED, 1",
    "0x02, ACCEPTD, 0",
    "0x03, DELIVRD, 1",
    "0x03, UNDELIV, 0",
    "0x03, ACCEPTD, 1",
    "0x03, REJECTD, 0",
    "0x11, DELIVRD, 1", // intermediate notifications may be asked for, and do not come
    "0x10, DELIVRD, 0",
    "0x04, DELIVRD, 0" // an acknowledgement of the phone, which this is not
  })
  void a_receipt_comes_where_registered_delivery_asks_for_one(
      String asked, ReceiptState says, int receipts) throws Exception {
    Profile profile = normal().receiptState(Mix.only(says)).build();
    try (Jumping run = Jumping.with(profile)) {
      Client esme = run.bound();
      run.playUntil(Duration.ofMillis(500));
      esme.sendAt(1000, SubmitOctets.to("77010000001").receipt(Integer.decode(asked)).pdu(2));
      run.playUntil(Duration.ofSeconds(30));
      assertThat(esme.statuses()).containsExactly(0);
      assertThat(esme.all(Octets.DELIVER_SM)).hasSize(receipts);
    }
  }

  @Test
  void the_same_seed_gives_the_same_octets_and_another_gives_others() throws Exception {
    Profile chancy =
        normal()
            .receiptNone(0.1)
            .receiptTwice(0.2)
            .receiptReordered(0.3)
            .receiptContradicted(0.2)
            .receiptBeforeResponse(0.2)
            .build();
    List<String> once = hex(submitMany(chancy, 200, 7));
    assertThat(hex(submitMany(chancy, 200, 7))).isEqualTo(once);
    assertThat(hex(submitMany(chancy, 200, 8))).isNotEqualTo(once);
  }

  private static List<String> hex(Client esme) {
    return esme.came().stream()
        .map(piece -> piece.at() + " " + Octets.hex(piece.octets()))
        .toList();
  }
}
