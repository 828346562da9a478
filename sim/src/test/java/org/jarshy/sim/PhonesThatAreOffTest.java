package org.jarshy.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.jarshy.sim.Jumping.Client;
import org.jarshy.sim.Jumping.Piece;
import org.jarshy.sim.profile.Destinations;
import org.jarshy.sim.profile.Profile;
import org.jarshy.sim.text.DefaultAlphabet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of texts for phones that are switched off, by the receipts that come or do not. */
class PhonesThatAreOffTest {

  private static final String OFF = "77010000001";

  private Jumping run;
  private Client esme;

  @BeforeEach
  void start() throws Exception {
    Profile hours = Profile.normal().change().validity(Duration.ofHours(6)).build();
    run =
        new Jumping(
            Smsc.builder()
                .seed(7)
                .habits(
                    List.of(
                        new HabitRule(
                            Destinations.number(OFF), new Habit(true, null, Duration.ZERO))))
                .account(AccountConfig.of("kcell", "demo").withProfile(hours)));
    esme = run.bound();
    run.playUntil(Duration.ofMillis(500));
  }

  @AfterEach
  void stop() {
    run.close();
  }

  private void assertReceipt(int state, Duration from) {
    List<Piece> receipts = esme.pieces(Octets.DELIVER_SM);
    assertThat(receipts).hasSize(1);
    assertThat(ReceiptOctets.stateOf(receipts.get(0).octets())).isEqualTo(state);
    assertThat(receipts.get(0).at()).isBetween(from, from.plusMillis(10));
  }

  @ParameterizedTest
  @CsvSource({
    "'', 21601", // the validity of the account
    "000000001000000R, 601", // ten minutes
    "000001000000000R, 86401", // a day
    "220107143000000+, 1800", // at 14:30 UTC
    "220107203000024+, 1800", // the same, six hours ahead of UTC
    "220107120000010-, 1800", // and two and a half hours behind
    "220107150000, 21601", // too short to be a time: as if there were none
    "220107140000000+, 1" // over already
  })
  void a_message_expires_by_its_own_validity_or_by_that_of_the_account(String period, long seconds)
      throws Exception {
    esme.sendAt(1000, SubmitOctets.to(OFF).valid(period).pdu(2));
    run.playUntil(Duration.ofSeconds(seconds).minusMillis(5));
    boolean refused = period.length() == 12;
    if (refused) {
      assertThat(esme.statuses()).containsExactly(0x62); // ESME_RINVEXPIRY
      return;
    }
    assertThat(esme.all(Octets.DELIVER_SM)).isEmpty();
    run.playUntil(Duration.ofSeconds(seconds + 60));
    assertReceipt(3, Duration.ofSeconds(seconds));
    assertThat(run.sim.ledger(OFF)).isEmpty();
    run.sim.phone(OFF).switchedOn(true);
    run.play(Duration.ofMinutes(1));
    assertThat(run.sim.ledger(OFF)).isEmpty();
  }

  @Test
  void a_phone_that_is_switched_on_gets_what_waited_and_the_receipt_comes_then() throws Exception {
    esme.sendAt(1000, SubmitOctets.to(OFF).pdu(2));
    esme.sendAt(1001, SubmitOctets.to("77010000002").receipt(0).pdu(3));
    run.at(Duration.ofHours(2), () -> run.sim.phone(OFF).switchedOn(true));
    run.playUntil(Duration.ofHours(1));
    assertThat(run.sim.phone(OFF).waiting()).isEqualTo(1);
    assertThat(run.sim.ledger(OFF)).isEmpty();
    assertThat(run.sim.ledger("77010000002")).hasSize(1);
    run.playUntil(Duration.ofHours(3));
    assertReceipt(2, Duration.ofHours(2).plusSeconds(1));
    assertThat(run.sim.ledger(OFF)).hasSize(1);
    assertThat(run.sim.phone(OFF).messages().get(0).text()).isEqualTo("hello");
  }

  @ParameterizedTest
  @CsvSource({"GSM7, 00 02 1b65, @$€", "LATIN1, e9 40 24, é@$", "ASCII, 40 24 5f, @$_"})
  void data_coding_zero_is_read_in_the_alphabet_of_the_account(
      DefaultAlphabet alphabet, String data, String text) throws Exception {
    run.sim.account("kcell").behave(Profile.normal().change().alphabet(alphabet).build());
    esme.sendAt(1000, SubmitOctets.to("77010000003").data(0, Octets.hex(data)).pdu(2));
    run.playUntil(Duration.ofSeconds(3));
    assertThat(run.sim.phone("77010000003").messages())
        .singleElement()
        .satisfies(
            message -> {
              assertThat(message.text()).isEqualTo(text);
              assertThat(message.warnings()).isEmpty();
            });
  }

  @Test
  void class_zero_is_shown_as_a_flash_by_its_data_coding_or_by_its_tlv() throws Exception {
    byte[] display = Octets.tlv(0x0005, new byte[] {1}); // dest_addr_subunit: the display
    esme.sendAt(1000, SubmitOctets.to("77010000003").data(0x10, Octets.ascii("seven")).pdu(2));
    esme.sendAt(1001, SubmitOctets.to("77010000003").data(0x18, Octets.hex("0416 0433")).pdu(3));
    esme.sendAt(1002, SubmitOctets.to("77010000003").text("tlv").with(display).pdu(4));
    esme.sendAt(1003, SubmitOctets.to("77010000003").text("plain").pdu(5));
    run.playUntil(Duration.ofSeconds(3));
    assertThat(run.sim.phone("77010000003").messages())
        .extracting(message -> message.text() + " " + message.class0())
        .containsExactly("seven true", "Жг true", "tlv true", "plain false");
  }
}
