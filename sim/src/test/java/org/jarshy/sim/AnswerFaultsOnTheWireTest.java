package org.jarshy.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jarshy.sim.fault.Fault;
import org.jarshy.sim.fault.When;
import org.jarshy.sim.phone.LedgerEntry;
import org.jarshy.sim.profile.IdFormat;
import org.jarshy.sim.profile.Profile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong with the answer of one submit, octet by octet on a socket. */
class AnswerFaultsOnTheWireTest {

  private static final String PHONE = "77011234567";
  private static final Duration FAR = Duration.ofHours(1);

  private Smsc sim;
  private RawEsme esme;
  private long first;

  @BeforeEach
  void start() throws Exception {
    Profile quiet =
        Profile.normal().withReceiptDelay(FAR).change().responseId(IdFormat.DECIMAL).build();
    sim =
        Smsc.builder()
            .httpPort(null)
            .seed(7)
            .account(AccountConfig.of("kcell", "demo").withProfile(quiet))
            .start();
    esme = new RawEsme(sim).bind("kcell");
    esme.send(RawEsme.submit(2, PHONE, "text 2"));
    first = Long.parseLong(Octets.messageId(esme.next()));
  }

  @AfterEach
  void stop() throws Exception {
    esme.close();
    sim.close();
  }

  private void inject(Fault fault) {
    sim.account("kcell").inject(fault, new When.AtSubmit(2));
  }

  /** Submits with the sequences 3, 4 and 5 in one piece; the fault happens to 4. */
  private void submitThree() throws Exception {
    esme.send(
        RawEsme.submit(3, PHONE, "text 3"),
        RawEsme.submit(4, PHONE, "text 4"),
        RawEsme.submit(5, PHONE, "text 5"));
  }

  /** The good response to the submit with this sequence, as SMPP 3.4 §4.4.2 has it. */
  private byte[] good(int sequence) {
    return Octets.submitResponse(sequence, Long.toString(first + sequence - 2));
  }

  private void assertNothingMoreThanAnEnquiryLater() throws Exception {
    esme.send(RawEsme.pdu(Octets.ENQUIRE_LINK, 99, new byte[0]));
    assertThat(esme.next()).isEqualTo(Octets.hex("00000010 80000015 00000000 00000063"));
  }

  private void assertPhoneHas(String... texts) {
    assertThat(sim.ledger(PHONE)).extracting(LedgerEntry::text).containsExactly(texts);
  }

  @ParameterizedTest
  @EnumSource(RawEsme.End.class)
  void the_connection_ends_in_place_of_the_response(RawEsme.End how) throws Exception {
    inject(new Fault.CloseBeforeResponse(how == RawEsme.End.RESET));
    submitThree();
    assertThat(esme.next()).isEqualTo(good(3));
    assertThat(esme.end()).isEqualTo(how);
    assertPhoneHas("text 2", "text 3", "text 4");
  }

  @ParameterizedTest
  @EnumSource(RawEsme.End.class)
  void the_connection_ends_after_the_response(RawEsme.End how) throws Exception {
    inject(new Fault.CloseAfterResponse(how == RawEsme.End.RESET));
    submitThree();
    assertThat(esme.next()).isEqualTo(good(3));
    assertThat(esme.next()).isEqualTo(good(4));
    assertThat(esme.end()).isEqualTo(how);
    assertPhoneHas("text 2", "text 3", "text 4");
  }

  @Test
  void one_submit_is_never_answered_and_all_else_goes_on() throws Exception {
    inject(new Fault.NeverAnswer());
    submitThree();
    assertThat(esme.next()).isEqualTo(good(3));
    assertThat(esme.next()).isEqualTo(good(5));
    assertNothingMoreThanAnEnquiryLater();
    assertPhoneHas("text 2", "text 3", "text 4", "text 5");
    Stats.SessionStats session = sim.stats().account("kcell").sessions().get(0);
    assertThat(session.outstandingSubmits()).isZero();
  }

  @Test
  void one_submit_is_answered_twice_with_the_same_octets() throws Exception {
    inject(new Fault.AnswerTwice());
    submitThree();
    for (int sequence : new int[] {3, 4, 4, 5}) {
      assertThat(esme.next()).isEqualTo(good(sequence));
    }
    assertNothingMoreThanAnEnquiryLater();
  }

  @Test
  void a_response_carries_the_sequence_of_the_submit_before_it() throws Exception {
    inject(new Fault.WrongSequence(Fault.WrongSequence.Kind.OTHER));
    esme.send(
        RawEsme.submit(300, PHONE, "text 3"),
        RawEsme.pdu(Octets.ENQUIRE_LINK, 399, new byte[0]),
        RawEsme.submit(400, PHONE, "text 4"),
        RawEsme.submit(500, PHONE, "text 5"));
    assertThat(esme.next()).isEqualTo(Octets.submitResponse(300, Long.toString(first + 1)));
    assertThat(esme.next()).isEqualTo(Octets.pdu(Octets.ENQUIRE_LINK | Octets.RESPONSE, 0, 399));
    assertThat(esme.next()).isEqualTo(Octets.submitResponse(300, Long.toString(first + 2)));
    assertThat(esme.next()).isEqualTo(Octets.submitResponse(500, Long.toString(first + 3)));
  }

  @Test
  void the_first_submit_of_a_connection_can_be_answered_with_another_sequence() throws Exception {
    try (RawEsme fresh = new RawEsme(sim).bind("kcell")) {
      sim.account("kcell").inject(new Fault.WrongSequence(Fault.WrongSequence.Kind.OTHER));
      fresh.send(RawEsme.submit(700, PHONE, "x"));
      assertThat(Octets.sequence(fresh.next())).isEqualTo(701);
    }
  }

  @Test
  void a_response_carries_a_sequence_that_no_request_had() throws Exception {
    inject(new Fault.WrongSequence(Fault.WrongSequence.Kind.UNKNOWN));
    submitThree();
    assertThat(esme.next()).isEqualTo(good(3));
    assertThat(esme.next()).isEqualTo(Octets.submitResponse(0x7FFF0004, Long.toString(first + 2)));
    assertThat(esme.next()).isEqualTo(good(5));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 4, 7, 16, 1000})
  void the_first_octets_come_and_the_rest_with_all_that_follows_after_the_pause(int octets)
      throws Exception {
    inject(new Fault.SplitPdu(octets, FAR));
    submitThree();
    byte[] split = good(4);
    int cut = Math.min(octets, split.length - 1); // of a shorter response all but the last octet
    byte[] all = Octets.join(good(3), split, good(5));
    int before = good(3).length + cut;

    assertThat(esme.octets(before)).isEqualTo(Arrays.copyOf(all, before));
    assertThat(esme.silentFor(Duration.ofMillis(30))).isTrue();
    assertPhoneHas("text 2", "text 3", "text 4", "text 5");
    sim.account("kcell").behave(Profile.normal().withReceiptDelay(FAR)); // ends what goes on
    assertThat(esme.octets(all.length - before))
        .isEqualTo(Arrays.copyOfRange(all, before, all.length));
    assertNothingMoreThanAnEnquiryLater();
  }

  @Test
  void several_faults_of_one_submit_happen_together() throws Exception {
    for (Fault fault :
        List.of(
            new Fault.WrongSequence(Fault.WrongSequence.Kind.UNKNOWN),
            new Fault.AnswerTwice(),
            new Fault.CloseAfterResponse(false))) {
      inject(fault);
    }
    submitThree();
    byte[] wrong = Octets.submitResponse(0x7FFF0004, Long.toString(first + 2));
    assertThat(esme.next()).isEqualTo(good(3));
    assertThat(esme.next()).isEqualTo(wrong);
    assertThat(esme.next()).isEqualTo(wrong);
    assertThat(esme.end()).isEqualTo(RawEsme.End.FIN);
  }
}
