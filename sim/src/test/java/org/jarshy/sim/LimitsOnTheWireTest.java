package org.jarshy.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jarshy.sim.Jumping.Client;
import org.jarshy.sim.Jumping.Piece;
import org.jarshy.sim.profile.Destinations;
import org.jarshy.sim.profile.Latency;
import org.jarshy.sim.profile.Mix;
import org.jarshy.sim.profile.Profile;
import org.jarshy.sim.profile.Rule;
import org.jarshy.sim.smpp.CommandStatus;
import org.junit.jupiter.api.Test;

/** What an account accepts and what it refuses, by the status in the octets of its responses. */
class LimitsOnTheWireTest {

  private static final int OK = 0;
  private static final int MESSAGE_QUEUE_FULL = 0x14;
  private static final int THROTTLED = 0x58;
  private static final Profile QUIET = Profile.normal().withReceiptDelay(Duration.ofHours(9));

  private static List<Integer> statuses(Profile profile, long seed, int count) throws Exception {
    try (Jumping run = Jumping.with(profile, seed)) {
      Client esme = run.bound();
      run.playUntil(Duration.ofMillis(500));
      esme.submitMany(count, Duration.ofSeconds(1), Duration.ofMillis(1));
      run.playUntil(Duration.ofSeconds(2).plusMillis(count));
      return esme.statuses();
    }
  }

  @Test
  void in_no_second_are_more_accepted_than_the_rate_allows_and_hardly_fewer() throws Exception {
    try (Jumping run = Jumping.with(QUIET.withRatePerSecond(10))) {
      Client esme = run.bound();
      run.playUntil(Duration.ofMillis(500));
      esme.submitMany(1000, Duration.ofSeconds(1), Duration.ofMillis(10));
      run.playUntil(Duration.ofSeconds(15));
      List<Piece> responses = esme.pieces(Octets.SUBMIT_SM_RESP);
      assertThat(responses).hasSize(1000);
      List<Long> accepted = new ArrayList<>();
      for (Piece response : responses) {
        int status = Octets.status(response.octets());
        assertThat(status).isIn(OK, THROTTLED);
        if (status == OK) {
          accepted.add(response.at().toMillis());
        } else {
          assertThat(response.octets()).hasSize(16); // no message id where there is no message
        }
      }
      for (int i = 10; i < accepted.size(); i++) {
        assertThat(accepted.get(i) - accepted.get(i - 10)).isGreaterThanOrEqualTo(1000);
      }
      assertThat(accepted).hasSizeBetween(90, 100); // in the ten seconds from 1 s to 11 s
    }
  }

  @Test
  void no_more_messages_are_under_way_than_the_queue_holds() throws Exception {
    Profile full = Profile.normal().withReceiptDelay(Duration.ofSeconds(10));
    try (Jumping run = Jumping.with(full.change().queue(5).build())) {
      Client esme = run.bound();
      run.playUntil(Duration.ofMillis(500));
      for (int i = 0; i < 8; i++) {
        // Whether a receipt is wanted or not: what is not final takes its place.
        esme.sendAt(1000 + i, SubmitOctets.to("7701000000" + i).receipt(i % 2).pdu(2 + i));
      }
      esme.sendAt(10_900, SubmitOctets.to("77010000000").pdu(10));
      esme.sendAt(11_100, SubmitOctets.to("77010000000").pdu(11));
      run.playUntil(Duration.ofSeconds(12));
      assertThat(esme.statuses())
          .containsExactly(
              OK,
              OK,
              OK,
              OK,
              OK,
              MESSAGE_QUEUE_FULL,
              MESSAGE_QUEUE_FULL,
              MESSAGE_QUEUE_FULL,
              MESSAGE_QUEUE_FULL,
              OK);
    }
  }

  @Test
  void no_more_submits_of_one_connection_are_unanswered_than_the_window_holds() throws Exception {
    Profile slow = QUIET.withWindow(2).withResponseDelay(Duration.ofSeconds(1));
    try (Jumping run = Jumping.with(slow)) {
      Client esme = run.bound();
      Client other = run.bound();
      run.playUntil(Duration.ofMillis(500));
      for (int i = 0; i < 3; i++) {
        esme.sendAt(1000 + i, SubmitOctets.to("77010000001").pdu(2 + i));
        other.sendAt(1000 + i, SubmitOctets.to("77010000002").pdu(2 + i));
      }
      esme.sendAt(2100, SubmitOctets.to("77010000001").pdu(5));
      run.playUntil(Duration.ofSeconds(5));
      assertThat(esme.statuses()).containsExactly(OK, OK, MESSAGE_QUEUE_FULL, OK);
      assertThat(other.statuses()).containsExactly(OK, OK, MESSAGE_QUEUE_FULL);
    }
  }

  @Test
  void statuses_are_mixed_by_their_weights_and_by_the_seed() throws Exception {
    Map<CommandStatus, Double> weights = new LinkedHashMap<>();
    weights.put(CommandStatus.ESME_ROK, 90.0);
    weights.put(CommandStatus.ESME_RSYSERR, 6.0);
    weights.put(CommandStatus.ESME_RX_T_APPN, 3.0);
    weights.put(CommandStatus.ESME_RINVDSTADR, 1.0);
    Profile mixed = QUIET.change().submitStatus(Mix.of(weights)).build();
    List<Integer> statuses = statuses(mixed, 7, 10_000);
    assertThat(statuses).hasSize(10_000);
    // Within five deviations of sqrt(n p q).
    assertThat(Collections.frequency(statuses, 0x00)).isBetween(9000 - 150, 9000 + 150);
    assertThat(Collections.frequency(statuses, 0x08)).isBetween(600 - 119, 600 + 119);
    assertThat(Collections.frequency(statuses, 0x64)).isBetween(300 - 86, 300 + 86);
    assertThat(Collections.frequency(statuses, 0x0B)).isBetween(100 - 50, 100 + 50);
    assertThat(statuses(mixed, 7, 1000)).isEqualTo(statuses.subList(0, 1000));
    assertThat(statuses(mixed, 8, 1000)).isNotEqualTo(statuses.subList(0, 1000));
  }

  @Test
  void a_status_with_no_weight_never_comes() throws Exception {
    Map<CommandStatus, Double> weights = new LinkedHashMap<>();
    weights.put(CommandStatus.ESME_RSYSERR, 0.0);
    weights.put(CommandStatus.ESME_ROK, 1.0);
    Profile mixed = QUIET.change().submitStatus(Mix.of(weights)).build();
    assertThat(statuses(mixed, 7, 500)).containsOnly(OK);
  }

  @Test
  void rules_are_for_a_prefix_or_a_pattern_and_the_first_that_matches_counts() throws Exception {
    Profile ruled =
        QUIET
            .change()
            .rules(
                List.of(
                    new Rule(
                        Destinations.prefix("+7705"),
                        QUIET.withSubmitStatus(CommandStatus.ESME_RSYSERR)),
                    new Rule(
                        Destinations.pattern("9$"),
                        QUIET.withSubmitStatus(CommandStatus.ESME_RINVDSTADR)),
                    new Rule(
                        Destinations.prefix("7707"),
                        QUIET.change().responseDelay(Latency.parse("3s")).queue(1).build())))
            .build();
    try (Jumping run = Jumping.with(ruled)) {
      Client esme = run.bound();
      run.playUntil(Duration.ofMillis(500));
      String[] numbers = {
        "77050000009",
        "+77050000001",
        "77010000009",
        "+77010000009",
        "77010000001",
        "77070000001",
        "77070000002",
        "97705000000"
      };
      for (int i = 0; i < numbers.length; i++) {
        esme.sendAt(1000 + i, SubmitOctets.to(numbers[i]).pdu(2 + i));
      }
      run.playUntil(Duration.ofSeconds(10));
      assertThat(esme.statuses())
          .containsExactly(0x08, 0x08, 0x0B, 0x0B, OK, OK, MESSAGE_QUEUE_FULL, OK);
      assertThat(esme.pieces(Octets.SUBMIT_SM_RESP))
          .filteredOn(piece -> Octets.sequence(piece.octets()) == 7)
          .singleElement()
          .satisfies(piece -> assertThat(piece.at()).isGreaterThan(Duration.ofSeconds(4)));
    }
  }

  @Test
  void only_the_sources_of_the_account_may_send() throws Exception {
    AccountConfig strict =
        AccountConfig.of("kcell", "demo").withSources("1414", "INFO").withProfile(QUIET);
    try (Jumping run = new Jumping(Smsc.builder().seed(7).account(strict))) {
      Client esme = run.bound();
      run.playUntil(Duration.ofMillis(500));
      String[] senders = {"1414", "+1414", "INFO", "info", "1415", ""};
      for (int i = 0; i < senders.length; i++) {
        esme.sendAt(1000 + i, SubmitOctets.to("77010000001").from(senders[i]).pdu(2 + i));
      }
      run.playUntil(Duration.ofSeconds(2));
      assertThat(esme.statuses()).containsExactly(OK, OK, OK, 0x0A, 0x0A, 0x0A);
    }
  }
}
