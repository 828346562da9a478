package org.jarshy.gateway.gsm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NationalShiftTest {

  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final Set<NationalLanguage> ALL = EnumSet.allOf(NationalLanguage.class);

  private static Segments cut(String text, Set<NationalLanguage> allowed) {
    return Segmenter.segment(text, new Carriage(Alphabet.GSM7, allowed, ReferenceSize.BITS_8));
  }

  @Test
  void tables_that_are_not_allowed_are_never_used() {
    assertThat(Segmenter.segment("ş".repeat(100)).encoding()).isEqualTo(Encoding.UCS2);
    assertThat(cut("ş".repeat(100), Set.of(NationalLanguage.HINDI)).encoding())
        .isEqualTo(Encoding.UCS2);
  }

  @Test
  void a_table_is_used_where_it_saves_a_segment_and_no_sooner() {
    Set<NationalLanguage> turkish = Set.of(NationalLanguage.TURKISH);

    assertThat(cut("ş".repeat(70), turkish).shifts()).isEqualTo(Shifts.NONE);
    assertThat(cut("ş".repeat(71), turkish).shifts())
        .isEqualTo(new Shifts(null, NationalLanguage.TURKISH));
    // 155 septets behind the header of one table; escapes cost two, the locking table one
    assertThat(cut("ş".repeat(78), turkish).shifts())
        .isEqualTo(new Shifts(NationalLanguage.TURKISH, null));
    assertThat(cut("ş".repeat(155), turkish).count()).isEqualTo(1);
    assertThat(cut("ş".repeat(156), turkish).parts())
        .extracting(Segments.Part::units)
        .containsExactly(149, 7);
  }

  @Test
  void letters_of_two_tables_of_one_language_travel_in_one_text() {
    Segments hindi = cut("\u0905\u0966".repeat(50), ALL);

    assertThat(hindi.shifts())
        .isEqualTo(new Shifts(NationalLanguage.HINDI, NationalLanguage.HINDI));
    assertThat(hindi.parts()).extracting(Segments.Part::units).containsExactly(150);
  }

  @Test
  void a_sign_stays_with_its_letter_where_that_is_free() {
    String text = "\u0915".repeat(148) + "\u0915\u093F" + "\u0915".repeat(20);
    Segments segments = cut(text, Set.of(NationalLanguage.HINDI));

    assertThat(segments.encoding()).isEqualTo(Encoding.GSM7);
    assertThat(segments.parts()).extracting(Segments.Part::units).containsExactly(148, 22);
  }

  @Test
  void the_header_announces_the_tables() {
    UserData data = UserData.encode(cut("ş".repeat(71), ALL), 1, Alphabet.GSM7, false).get(0);

    assertThat(data.udhi()).isTrue();
    assertThat(HEX.formatHex(data.octets(), 0, 6)).isEqualTo("032401011B73");
  }

  @Test
  void an_incoming_text_is_read_by_the_tables_it_announces() {
    assertThat(read("032401011B73", Alphabet.GSM7)).isEqualTo("ş");
    assertThat(read("032501011D40", Alphabet.GSM7)).isEqualTo("şİ");
    assertThat(read("0624010325010318" + "1B10", Alphabet.GSM7)).isEqualTo("€Δ");
    // what the header says of tables means nothing to other alphabets
    assertThat(read("032501011D40", Alphabet.LATIN1)).isEqualTo("\u001D@");
    // an id that nobody has given out, and one that is none
    assertThat(read("032501631D40", Alphabet.GSM7)).isEqualTo("æ¡");
    assertThat(read("032501001D40", Alphabet.GSM7)).isEqualTo("æ¡");
    // an empty cell has nothing to show
    assertThat(read("0325010441" + "45", Alphabet.GSM7)).isEqualTo("\u09AD ");
  }

  @Test
  void wide_references_leave_152_septets_or_66_units() {
    Carriage wide = new Carriage(Alphabet.GSM7, Set.of(), ReferenceSize.BITS_16);
    Segments septets = Segmenter.segment("a".repeat(305), wide);
    Segments units = Segmenter.segment("ж".repeat(133), wide);

    assertThat(septets.parts()).extracting(Segments.Part::units).containsExactly(152, 152, 1);
    assertThat(units.parts()).extracting(Segments.Part::units).containsExactly(66, 66, 1);
    List<UserData> parts = UserData.encode(units, 0xABCD, Alphabet.GSM7, false);
    assertThat(HEX.formatHex(parts.get(1).octets(), 0, 7)).isEqualTo("060804ABCD0302");
    assertThat(parts).allMatch(part -> part.octets().length <= 140);
  }

  private static String read(String octets, Alphabet alphabet) {
    return ReceivedText.decode(HEX.parseHex(octets), (byte) 0, true, alphabet).text();
  }
}
