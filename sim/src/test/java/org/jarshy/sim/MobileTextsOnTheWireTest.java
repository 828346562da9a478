package org.jarshy.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jarshy.sim.Jumping.Client;
import org.jarshy.sim.profile.Destinations;
import org.jarshy.sim.profile.Profile;
import org.jarshy.sim.text.Alphabet;
import org.jarshy.sim.text.Joining;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What phones send, as the deliver_sm that an ESME gets (SMPP 3.4 §4.6.1). */
class MobileTextsOnTheWireTest {

  private static final String PHONE = "77011234567";
  private static final byte[] NO_TLVS = {};

  private static byte[] delivery(
      int sequence, int esmClass, int dataCoding, byte[] shortMessage, byte[] tlvs) {
    return Octets.pdu(
        Octets.DELIVER_SM,
        0,
        sequence,
        Octets.hex("00 01 01"),
        Octets.string(PHONE),
        Octets.hex("00 01"),
        Octets.string("1414"),
        new byte[] {(byte) esmClass, 0, 0, 0, 0, 0, 0, (byte) dataCoding, 0},
        new byte[] {(byte) shortMessage.length},
        shortMessage,
        tlvs);
  }

  /** The seed is also the first reference that joins parts. */
  private static List<byte[]> sent(long seed, MobileText text) throws Exception {
    try (Jumping run = Jumping.with(Profile.normal(), seed)) {
      Client esme = run.bound();
      run.at(1000, () -> run.sim.send(text));
      run.playUntil(Duration.ofSeconds(2));
      return esme.all(Octets.DELIVER_SM);
    }
  }

  private static MobileText text(String words) {
    return MobileText.of(PHONE, "1414", words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GSM7     | 0 | Price: 5$ @ {€}    | 50726963653a203502200020 1b28 1b65 1b29
          GSM7     | 0 | ÄÖÜ ñà Δ_Ω         | 5b5c5e20 7d7f20 101115
          ASCII    | 1 | 5$ @ {x}           | 35242040207b787d
          LATIN1   | 3 | Café À 5£          | 436166e920c02035a3
          CYRILLIC | 6 | Привет             | bfe0d8d2d5e2
          HEBREW   | 7 | שלום               | f9ece5ed
          UCS2     | 8 | Қазір 🚑           | 049a04300437045604400020d83dde91
          """)
  void a_text_is_written_in_its_alphabet_with_its_data_coding(
      Alphabet alphabet, int dataCoding, String words, String octets) throws Exception {
    MobileText text = text(words).in(alphabet);
    assertThat(sent(7, text))
        .extracting(Octets::hex)
        .containsExactly(Octets.hex(delivery(1, 0, dataCoding, Octets.hex(octets), NO_TLVS)));
  }

  @Test
  void without_a_word_it_is_gsm_where_that_fits_and_else_ucs2() throws Exception {
    assertThat(sent(7, text("plain")))
        .extracting(Octets::hex)
        .containsExactly(Octets.hex(delivery(1, 0, 0, Octets.ascii("plain"), NO_TLVS)));
    assertThat(sent(7, text("қ")))
        .extracting(Octets::hex)
        .containsExactly(Octets.hex(delivery(1, 0, 8, Octets.hex("049b"), NO_TLVS)));
  }

  @Test
  void letters_as_a_destination_are_of_the_alphanumeric_type() throws Exception {
    byte[] pdu = sent(7, MobileText.of(PHONE, "INFO", "x")).get(0);
    byte[] expected =
        Octets.join(Octets.hex("00 01 01"), Octets.string(PHONE), Octets.hex("05 00"));
    assertThat(Arrays.copyOfRange(pdu, 16, 16 + expected.length)).isEqualTo(expected);
    assertThat(new String(pdu, 16 + expected.length, 5, StandardCharsets.US_ASCII))
        .isEqualTo("INFO\0");
  }

  private record Shape(Alphabet alphabet, String letter, int alone, int part8, int part16) {
    byte[] octets(int count) {
      Charset charset =
          switch (alphabet) {
            case UCS2 -> StandardCharsets.UTF_16BE;
            case CYRILLIC -> Charset.forName("ISO-8859-5");
            default -> StandardCharsets.US_ASCII;
          };
      return letter.repeat(count).getBytes(charset);
    }
  }

  /** How many letters fit: 160 and 153 septets, 140 and 134 octets, 70 and 67 pairs. */
  private static Stream<Shape> shapes() {
    return Stream.of(
        new Shape(Alphabet.GSM7, "a", 160, 153, 152),
        new Shape(Alphabet.ASCII, "a", 140, 134, 133),
        new Shape(Alphabet.CYRILLIC, "ж", 140, 134, 133),
        new Shape(Alphabet.UCS2, "ж", 70, 67, 66));
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.MethodSource("shapes")
  void one_letter_too_many_makes_two_parts_in_each_way_of_joining(Shape shape) throws Exception {
    int coding = shape.alphabet().dataCoding();
    MobileText fits = text(shape.letter().repeat(shape.alone())).in(shape.alphabet());
    MobileText more = text(shape.letter().repeat(shape.alone() + 1)).in(shape.alphabet());
    for (Joining joining : Joining.values()) {
      if (joining != Joining.PAYLOAD) {
        assertThat(sent(0x1234, fits.joinedBy(joining)))
            .extracting(Octets::hex)
            .containsExactly(
                Octets.hex(delivery(1, 0, coding, shape.octets(shape.alone()), NO_TLVS)));
      }
      List<String> expected = new ArrayList<>();
      for (int part = 1; part <= 2; part++) {
        expected.add(Octets.hex(part(joining, part, shape)));
      }
      assertThat(sent(0x1234, more.joinedBy(joining)))
          .as(joining.name())
          .extracting(Octets::hex)
          .isEqualTo(joining == Joining.PAYLOAD ? expected.subList(0, 1) : expected);
    }
  }

  /** One of two parts with the reference 0x1234. */
  private static byte[] part(Joining joining, int number, Shape shape) {
    int all = shape.alone() + 1;
    int room = joining == Joining.UDH16 ? shape.part16() : shape.part8();
    byte[] letters = shape.octets(number == 1 ? room : all - room);
    int coding = shape.alphabet().dataCoding();
    byte[] two = {2, (byte) number};
    return switch (joining) {
      case UDH8 ->
          delivery(
              number, 0x40, coding, Octets.join(Octets.hex("05 00 03 34"), two, letters), NO_TLVS);
      case UDH16 ->
          delivery(
              number,
              0x40,
              coding,
              Octets.join(Octets.hex("06 08 04 1234"), two, letters),
              NO_TLVS);
      case SAR ->
          delivery(
              number,
              0,
              coding,
              letters,
              Octets.join(
                  Octets.hex("020c 0002 1234"),
                  Octets.hex("020e 0001 02"),
                  Octets.tlv(0x020F, new byte[] {(byte) number})));
      case PAYLOAD -> delivery(1, 0, coding, new byte[0], Octets.tlv(0x0424, shape.octets(all)));
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"3 1 2", "2 1", "1 1 2 3 3", "2"})
  void parts_come_in_the_order_that_is_said_some_missing_and_some_twice(String order)
      throws Exception {
    Integer[] parts = Stream.of(order.split(" ")).map(Integer::valueOf).toArray(Integer[]::new);
    String words = "a".repeat(153) + "b".repeat(153) + "c".repeat(10);
    List<byte[]> pdus = sent(0x99, text(words).inOrder(parts));
    assertThat(pdus).hasSize(parts.length);
    for (int i = 0; i < parts.length; i++) {
      String letters = words.substring(153 * (parts[i] - 1), Math.min(153 * parts[i], 316));
      byte[] data =
          Octets.join(
              Octets.hex("05 00 03 99 03"),
              new byte[] {(byte) (int) parts[i]},
              Octets.ascii(letters));
      assertThat(pdus.get(i)).isEqualTo(delivery(i + 1, 0x40, 0, data, NO_TLVS));
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Joining.class,
      names = {"UDH8", "UDH16", "SAR"})
  void neither_an_escape_nor_a_surrogate_pair_is_torn_apart(Joining joining) throws Exception {
    // At the end of the first part there is room for half of what comes.
    int septets = joining == Joining.UDH16 ? 152 : 153;
    int units = joining == Joining.UDH16 ? 66 : 67;
    List<byte[]> euro = sent(7, text("a".repeat(septets - 1) + "€".repeat(10)).joinedBy(joining));
    List<byte[]> face = sent(7, text("ж".repeat(units - 1) + "🚑".repeat(5)).joinedBy(joining));
    int header = joining == Joining.SAR ? 0 : joining == Joining.UDH8 ? 6 : 7;
    assertThat(shortMessage(euro.get(0))).hasSize(header + septets - 1);
    assertThat(Octets.hex(shortMessage(euro.get(1))).substring(2 * header))
        .isEqualTo("1b65".repeat(10));
    assertThat(shortMessage(face.get(0))).hasSize(header + 2 * (units - 1));
    assertThat(Octets.hex(shortMessage(face.get(1))).substring(2 * header))
        .isEqualTo("d83dde91".repeat(5));
  }

  private static byte[] shortMessage(byte[] pdu) {
    int at = 16 + 3 + PHONE.length() + 1 + 2 + 5 + 9;
    return Arrays.copyOfRange(pdu, at + 1, at + 1 + (pdu[at] & 0xFF));
  }

  @Test
  void a_text_that_cannot_be_sent_is_refused_in_words_and_nothing_of_it_leaves() throws Exception {
    try (Jumping run = Jumping.with(Profile.normal())) {
      Client esme = run.bound();
      run.playUntil(Duration.ofSeconds(1));
      assertRefused(run, text("ж".repeat(67 * 255 + 1)), "text needs 256 parts; a phone can send");
      assertRefused(run, text("a".repeat(153 * 255 + 1)), "255, which is 39015 characters");
      assertRefused(
          run, text("a".repeat(60_001)).joinedBy(Joining.PAYLOAD), "more than the 60000 octets");
      assertRefused(run, text("Көмек").in(Alphabet.GSM7), "text has 'К', which the alphabet gsm7");
      assertRefused(run, text("Көмек").in(Alphabet.CYRILLIC), "'ө', which the alphabet cyrillic");
      assertRefused(run, text("5€").in(Alphabet.LATIN1), "'€', which the alphabet latin1");
      assertRefused(run, text("a\uD83D").in(Alphabet.UCS2), "which the alphabet ucs2 has not");
      assertRefused(run, text("abc").inOrder(2), "order names part 2; this text has the parts 1");
      run.play(Duration.ofSeconds(1));
      assertThat(esme.all(Octets.DELIVER_SM)).isEmpty();
    }
  }

  private static void assertRefused(Jumping run, MobileText text, String reason) {
    assertThatThrownBy(() -> run.sim.send(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void a_text_as_long_as_can_be_comes_in_255_parts() throws Exception {
    List<byte[]> parts = sent(7, text("a".repeat(153 * 255)));
    assertThat(parts).hasSize(255);
    assertThat(shortMessage(parts.get(254))).hasSize(159).startsWith(5, 0, 3, 7, 255, 255);
  }

  @Test
  void a_phone_that_answers_by_itself_sends_one_reply_to_each_text() throws Exception {
    Habit driving = new Habit(false, "I am driving", Duration.ofSeconds(2));
    SmscBuilder builder =
        Smsc.builder()
            .seed(7)
            .habits(List.of(new HabitRule(Destinations.prefix("7701"), driving)))
            .account(AccountConfig.of("kcell", "demo"));
    try (Jumping run = new Jumping(builder)) {
      Client esme = run.bound();
      run.playUntil(Duration.ofMillis(500));
      esme.sendAt(1000, SubmitOctets.to(PHONE).receipt(0).pdu(2));
      esme.sendAt(1500, SubmitOctets.to("77021234567").receipt(0).pdu(3)); // answers nothing
      run.playUntil(Duration.ofSeconds(5));
      assertThat(esme.pieces(Octets.DELIVER_SM))
          .singleElement()
          .satisfies(
              piece -> {
                assertThat(piece.octets())
                    .isEqualTo(delivery(1, 0, 0, Octets.ascii("I am driving"), NO_TLVS));
                assertThat(piece.at()).isBetween(Duration.ofSeconds(3), Duration.ofMillis(3004));
              });
      // An ESME that answers every reply is in a loop, and the ledger shows it.
      for (int i = 0; i < 5; i++) {
        esme.sendAt(6000 + 3000L * i, SubmitOctets.to(PHONE).receipt(0).pdu(10 + i));
      }
      run.playUntil(Duration.ofSeconds(30));
      assertThat(esme.all(Octets.DELIVER_SM)).hasSize(6);
      assertThat(run.sim.ledger(PHONE))
          .singleElement()
          .satisfies(entry -> assertThat(entry.copies()).isEqualTo(6));
    }
  }
}
