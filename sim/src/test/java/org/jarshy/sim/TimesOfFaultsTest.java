package org.jarshy.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import org.jarshy.sim.Jumping.Client;
import org.jarshy.sim.Jumping.Piece;
import org.jarshy.sim.fault.Fault;
import org.jarshy.sim.fault.When;
import org.jarshy.sim.profile.Profile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How long faults last and when their octets leave, to the tick of two milliseconds. */
class TimesOfFaultsTest {

  private static final String PHONE = "77011234567";
  private static final Profile QUIET = Profile.normal().withReceiptDelay(Duration.ofHours(1));

  private Jumping run;
  private Client esme;

  @AfterEach
  void stop() {
    run.close();
  }

  private void begin(Profile profile) throws Exception {
    run = Jumping.with(profile);
    esme = run.bound();
    run.playUntil(Duration.ofMillis(900));
  }

  private void faultAt(long millis, Fault fault) {
    run.at(millis, () -> run.sim.account(Jumping.ACCOUNT).inject(fault));
  }

  private void submitAt(long millis, int sequence) {
    esme.sendAt(millis, SubmitOctets.to(PHONE).pdu(sequence));
  }

  private static void assertAt(Piece piece, long millis) {
    assertThat(piece.at()).isBetween(Duration.ofMillis(millis), Duration.ofMillis(millis + 4));
  }

  private void assertAnsweredAt(int sequence, long millis) {
    assertThat(esme.pieces(Octets.SUBMIT_SM_RESP))
        .filteredOn(piece -> Octets.sequence(piece.octets()) == sequence)
        .singleElement()
        .satisfies(piece -> assertAt(piece, millis));
  }

  @Test
  void a_pause_holds_back_also_answers_that_were_on_their_way() throws Exception {
    begin(QUIET.withResponseDelay(Duration.ofMillis(50)));
    submitAt(1000, 2);
    submitAt(1040, 3);
    faultAt(1060, new Fault.PauseAnswers(Duration.ofSeconds(3)));
    submitAt(2000, 4);
    submitAt(5000, 5);
    run.playUntil(Duration.ofSeconds(6));
    assertAnsweredAt(2, 1050);
    assertAnsweredAt(3, 4060);
    assertAnsweredAt(4, 4060);
    assertAnsweredAt(5, 5050);
  }

  @Test
  void writing_stops_for_its_time_and_no_longer() throws Exception {
    begin(QUIET);
    faultAt(1000, new Fault.StopWriting(Duration.ofSeconds(3)));
    submitAt(1500, 2);
    submitAt(3990, 3);
    submitAt(4500, 4);
    run.playUntil(Duration.ofSeconds(5));
    assertAnsweredAt(2, 4000);
    assertAnsweredAt(3, 4000);
    assertAnsweredAt(4, 4500);
  }

  @Test
  void reading_stops_for_its_time_and_nothing_is_taken_before_it_is_over() throws Exception {
    begin(QUIET);
    faultAt(1000, new Fault.StopReading(Duration.ofSeconds(3)));
    submitAt(1500, 2);
    run.playUntil(Duration.ofMillis(3990));
    assertThat(run.sim.ledger(PHONE)).isEmpty();
    run.playUntil(Duration.ofSeconds(5));
    assertAnsweredAt(2, 4000);
    assertThat(run.sim.ledger(PHONE)).hasSize(1);
  }

  @Test
  void octets_drip_in_their_number_and_interval_and_then_all_flows_again() throws Exception {
    begin(QUIET);
    int before = run.pieces().size();
    faultAt(1000, new Fault.SlowDrip(3, Duration.ofMillis(10), Duration.ofSeconds(2)));
    submitAt(1101, 2);
    submitAt(1102, 3);
    submitAt(2500, 4);
    submitAt(2995, 5); // its rest leaves when the time of dripping is over
    submitAt(4000, 6);
    run.playUntil(Duration.ofSeconds(5));

    List<Piece> pieces = run.pieces().subList(before, run.pieces().size());
    byte[] all = Octets.join(pieces.stream().map(Piece::octets).toArray(byte[][]::new));
    byte[] responses = Octets.join(esme.all(Octets.SUBMIT_SM_RESP).toArray(byte[][]::new));
    assertThat(all).isEqualTo(responses);
    assertThat(esme.all(Octets.SUBMIT_SM_RESP))
        .extracting(Octets::sequence)
        .containsExactly(2, 3, 4, 5, 6);

    Piece last = null;
    for (Piece piece : pieces) {
      if (piece.at().compareTo(Duration.ofMillis(3000)) >= 0) {
        break;
      }
      assertThat(piece.octets()).hasSizeBetween(1, 3);
      if (last != null && !last.at().equals(piece.at())) {
        assertThat(piece.at().minus(last.at())).isGreaterThanOrEqualTo(Duration.ofMillis(10));
      } else if (last != null) {
        // The end of one PDU and the beginning of the next leave together, three octets in all.
        assertThat(last.octets().length + piece.octets().length).isLessThanOrEqualTo(3);
      }
      last = piece;
    }
    int two = 2 * responses.length / 5;
    assertAt(pieces.get(0), 1110); // the drip before it found nothing to let go
    long millis = 1110 + 10L * ((two + 2) / 3);
    assertThat(esme.pieces(Octets.SUBMIT_SM_RESP).get(1).at())
        .isBetween(Duration.ofMillis(millis - 10), Duration.ofMillis(millis + 14));
    assertAnsweredAt(5, 3000);
    assertAnsweredAt(6, 4000);
  }

  @Test
  void a_split_pdu_and_all_behind_it_wait_for_the_pause() throws Exception {
    begin(QUIET);
    faultAt(1000, new Fault.SplitPdu(7, Duration.ofSeconds(3)));
    submitAt(1500, 2);
    submitAt(2000, 3);
    run.playUntil(Duration.ofSeconds(6));
    assertAnsweredAt(2, 4500);
    assertAnsweredAt(3, 4500);
    assertThat(run.pieces())
        .anySatisfy(
            piece -> {
              assertAt(piece, 1500);
              assertThat(piece.octets()).hasSize(7);
            });
  }

  @Test
  void unbind_without_a_response_ends_the_connection_after_five_seconds() throws Exception {
    begin(QUIET);
    esme.mute();
    faultAt(1000, new Fault.Unbind());
    run.playUntil(Duration.ofMillis(5990));
    assertThat(esme.all(Octets.UNBIND)).hasSize(1);
    assertThat(esme.closedAt()).isNull();
    run.playUntil(Duration.ofSeconds(7));
    assertThat(esme.closedAt()).isBetween(Duration.ofMillis(6000), Duration.ofMillis(6004));
    assertThat(run.sim.openConnections()).isEmpty();
  }

  @Test
  void enquire_link_is_answered_again_when_the_time_is_over() throws Exception {
    begin(QUIET);
    faultAt(1000, new Fault.IgnoreEnquireLink(Duration.ofSeconds(60)));
    esme.sendAt(1500, Octets.pdu(Octets.ENQUIRE_LINK, 0, 8));
    esme.sendAt(60_990, Octets.pdu(Octets.ENQUIRE_LINK, 0, 9));
    esme.sendAt(61_010, Octets.pdu(Octets.ENQUIRE_LINK, 0, 10));
    run.playUntil(Duration.ofSeconds(70));
    assertThat(esme.all(Octets.ENQUIRE_LINK | Octets.RESPONSE))
        .extracting(Octets::sequence)
        .containsExactly(10);
  }

  @Test
  void connecting_is_refused_for_its_time_and_no_longer() throws Exception {
    begin(QUIET);
    faultAt(1000, new Fault.RefuseConnections(Duration.ofSeconds(5), true));
    run.playUntil(Duration.ofMillis(5990));
    assertThat(esme.closedAt()).isBetween(Duration.ofMillis(1000), Duration.ofMillis(1004));
    Client early = run.bound();
    run.playUntil(Duration.ofMillis(6010));
    assertThat(early.failure()).isInstanceOf(ConnectException.class);
    Client late = run.bound();
    run.playUntil(Duration.ofSeconds(7));
    assertThat(late.all(Octets.BIND_TRX | Octets.RESPONSE))
        .extracting(Octets::status)
        .containsExactly(0);
  }

  @Test
  void a_malformed_delivery_comes_each_time_as_often_as_it_may() throws Exception {
    begin(QUIET);
    run.at(
        1000,
        () ->
            run.sim
                .account(Jumping.ACCOUNT)
                .inject(
                    new org.jarshy.sim.fault.ArmedFault(
                        new Fault.MalformedDelivery(
                            org.jarshy.sim.fault.Malformation.UNKNOWN_COMMAND),
                        new When.Every(Duration.ofSeconds(2)),
                        3)));
    run.playUntil(Duration.ofSeconds(20));
    assertThat(esme.pieces(0x00000FFF)).hasSize(3);
    assertAt(esme.pieces(0x00000FFF).get(0), 3000);
    assertAt(esme.pieces(0x00000FFF).get(1), 5000);
    assertAt(esme.pieces(0x00000FFF).get(2), 7000);
  }
}
