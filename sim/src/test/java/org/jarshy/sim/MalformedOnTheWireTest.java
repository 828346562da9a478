package org.jarshy.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import org.jarshy.sim.fault.Fault;
import org.jarshy.sim.fault.Malformation;
import org.jarshy.sim.fault.When;
import org.jarshy.sim.profile.IdFormat;
import org.jarshy.sim.profile.Profile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every malformed PDU that the simulator can make, octet by octet on a socket. */
class MalformedOnTheWireTest {

  private static final String PHONE = "77011234567";

  /** A text "malformed" from 77010000000 to 1414, with the sequence left out. */
  private static final byte[] DELIVERY_BODY =
      Octets.join(
          Octets.hex("00 01 01"),
          Octets.string("77010000000"),
          Octets.hex("00 01"),
          Octets.string("1414"),
          Octets.hex("00 00 00 00 00 00 00 00 00 09"),
          Octets.ascii("malformed"));

  private static final byte[] TLV_CUT_SHORT = Octets.hex("1400 000a 78 78");

  private Smsc sim;
  private RawEsme esme;
  private long first;

  @BeforeEach
  void start() throws Exception {
    Profile quiet =
        Profile.normal()
            .withReceiptDelay(Duration.ofHours(1))
            .change()
            .responseId(IdFormat.parse("%012d"))
            .build();
    sim =
        Smsc.builder()
            .httpPort(null)
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

  private byte[] good(int sequence) {
    return Octets.submitResponse(sequence, "%012d".formatted(first + sequence - 2));
  }

  /** By the very words of {@link Malformation}, from a good PDU of SMPP 3.4. */
  private static byte[] malformed(byte[] good, Malformation how, int stringEnd, int sequence) {
    return switch (how) {
      case LENGTH_TOO_LARGE -> Octets.withLength(good, good.length + 5);
      case LENGTH_TOO_SMALL -> Octets.withLength(good, good.length - 3);
      case SHORTER_THAN_HEADER -> Octets.withLength(good, 8);
      case ABSURDLY_LONG -> Octets.withLength(good, 0x7FFFFFF0);
      case UNTERMINATED_STRING -> Octets.withLength(Arrays.copyOf(good, stringEnd), stringEnd);
      case TRUNCATED_TLV -> Octets.withLength(Octets.join(good, TLV_CUT_SHORT), good.length + 6);
      case UNKNOWN_COMMAND -> Octets.pdu(0x00000FFF, 0, sequence);
    };
  }

  @ParameterizedTest
  @EnumSource(Malformation.class)
  void a_response_is_malformed_and_what_follows_is_not(Malformation how) throws Exception {
    sim.account("kcell").inject(new Fault.MalformedResponse(how), new When.AtSubmit(2));
    esme.send(
        RawEsme.submit(3, PHONE, "text 3"),
        RawEsme.submit(4, PHONE, "text 4"),
        RawEsme.submit(5, PHONE, "text 5"));
    byte[] response = good(4);
    byte[] wrong = malformed(response, how, response.length - 1, 4);
    // An unknown command comes in addition: nobody could miss the answer.
    byte[] expected =
        how == Malformation.UNKNOWN_COMMAND
            ? Octets.join(good(3), wrong, response, good(5))
            : Octets.join(good(3), wrong, good(5));
    assertThat(Octets.hex(esme.octets(expected.length))).isEqualTo(Octets.hex(expected));
    assertThat(sim.ledger(PHONE)).hasSize(4);
    assertThat(sim.account("kcell").profile().faults()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Malformation.class)
  void a_malformed_deliver_sm_comes_out_of_nowhere(Malformation how) throws Exception {
    sim.account("kcell").inject(new Fault.MalformedDelivery(how));
    byte[] delivery = Octets.pdu(Octets.DELIVER_SM, 0, 1, DELIVERY_BODY);
    byte[] wrong = malformed(delivery, how, 16 + 3 + 11, 1);
    assertThat(Octets.hex(esme.octets(wrong.length))).isEqualTo(Octets.hex(wrong));

    esme.send(RawEsme.submit(3, PHONE, "text 3"));
    assertThat(esme.next()).isEqualTo(good(3));
  }

  @Test
  void a_response_to_a_malformed_delivery_is_the_answer_to_nothing() throws Exception {
    sim.account("kcell").inject(new Fault.MalformedDelivery(Malformation.TRUNCATED_TLV));
    byte[] delivery = esme.next();
    esme.send(
        Octets.pdu(Octets.GENERIC_NACK, 3, Octets.sequence(delivery)),
        RawEsme.submit(3, PHONE, "text 3"));
    assertThat(esme.next()).isEqualTo(good(3));
    assertThat(sim.stats().account("kcell").redelivered()).isZero();
  }

  @Test
  void a_transmitter_gets_no_deliver_sm_not_even_a_malformed_one() throws Exception {
    try (RawEsme transmitter = new RawEsme(sim)) {
      transmitter.send(RawEsme.bind(0x00000002, 1, "kcell"));
      assertThat(Octets.status(transmitter.next())).isZero();
      sim.account("kcell").inject(new Fault.MalformedDelivery(Malformation.ABSURDLY_LONG));
      transmitter.send(RawEsme.pdu(Octets.ENQUIRE_LINK, 9, new byte[0]));
      assertThat(transmitter.next()).isEqualTo(Octets.hex("00000010 80000015 00000000 00000009"));
    }
  }
}
