package org.jarshy.gateway.gsm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.jarshy.gateway.gsm.Segments.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SegmenterTest {

  private static final String EMOJI = "\uD83D\uDE00";
  private static final String ACUTE = "\u0301";

  static Stream<Arguments> known_counts() {
    return Stream.of(
        known("empty", "", Encoding.GSM7, 0, 0),
        known("160 letters", "a".repeat(160), Encoding.GSM7, 160, 160),
        known("161 letters", "a".repeat(161), Encoding.GSM7, 161, 153, 8),
        known("306 letters", "a".repeat(306), Encoding.GSM7, 306, 153, 153),
        known("307 letters", "a".repeat(307), Encoding.GSM7, 307, 153, 153, 1),
        known("80 euro signs", "€".repeat(80), Encoding.GSM7, 160, 160),
        known("81 euro signs", "€".repeat(81), Encoding.GSM7, 162, 152, 10),
        known(
            "escape on the edge",
            "a".repeat(152) + "[" + "a".repeat(7),
            Encoding.GSM7,
            161,
            152,
            9),
        known(
            "escape before the edge",
            "a".repeat(151) + "[" + "a".repeat(8),
            Encoding.GSM7,
            161,
            153,
            8),
        known("page break is an escape", "\f", Encoding.GSM7, 2, 2),
        known("carriage return and line feed", "a\r\nb", Encoding.GSM7, 4, 4),
        known("escape itself is no character", "a\u001bb", Encoding.UCS2, 3, 3),
        known("small c with cedilla", "ç", Encoding.UCS2, 1, 1),
        known("backtick", "`", Encoding.UCS2, 1, 1),
        known("70 Cyrillic", "ж".repeat(70), Encoding.UCS2, 70, 70),
        known("71 Cyrillic", "ж".repeat(71), Encoding.UCS2, 71, 67, 4),
        known("134 Cyrillic", "ж".repeat(134), Encoding.UCS2, 134, 67, 67),
        known("135 Cyrillic", "ж".repeat(135), Encoding.UCS2, 135, 67, 67, 1),
        known("one Cyrillic among Latin", "a".repeat(70) + "ж", Encoding.UCS2, 71, 67, 4),
        known("35 emoji", EMOJI.repeat(35), Encoding.UCS2, 70, 70),
        known("36 emoji", EMOJI.repeat(36), Encoding.UCS2, 72, 66, 6),
        known("emoji on the edge", "ж".repeat(66) + EMOJI + "жж", Encoding.UCS2, 70, 70),
        known("emoji on the edge of two", "ж".repeat(66) + EMOJI + "жжж", Encoding.UCS2, 71, 66, 5),
        known("emoji before the edge", "ж".repeat(65) + EMOJI + "жжжж", Encoding.UCS2, 71, 67, 4),
        known("lone high surrogate", "\uD83D", Encoding.UCS2, 1, 1),
        known("lone low surrogates", "\uDE00".repeat(71), Encoding.UCS2, 71, 67, 4),
        known("mark on the edge", "ж".repeat(66) + "e" + ACUTE + "жж", Encoding.UCS2, 70, 70),
        known(
            "mark on the edge of two",
            "ж".repeat(66) + "e" + ACUTE + "жжж",
            Encoding.UCS2,
            71,
            66,
            5),
        known("marks alone", ACUTE.repeat(71), Encoding.UCS2, 71, 67, 4));
  }

  private static Arguments known(
      String name, String text, Encoding encoding, int units, Integer... parts) {
    return Arguments.of(name, text, encoding, units, List.of(parts));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("known_counts")
  void counts_what_the_network_counts(
      String name, String text, Encoding encoding, int units, List<Integer> parts) {
    Segments segments = Segmenter.segment(text);

    assertThat(segments.encoding()).isEqualTo(encoding);
    assertThat(segments.units()).isEqualTo(units);
    assertThat(segments.parts()).extracting(Part::units).isEqualTo(parts);
    assertThat(String.join("", segments.parts().stream().map(Part::text).toList())).isEqualTo(text);
  }

  @Test
  void a_joined_emoji_stays_whole_where_that_is_free() {
    String family = "\uD83D\uDC69\u200D\uD83D\uDC67";
    Segments segments = Segmenter.segment("ж".repeat(64) + family + "жжж");

    assertThat(segments.parts()).extracting(Part::units).containsExactly(64, 8);
    assertThat(segments.parts().get(1).text()).startsWith(family);
  }

  @Test
  void nobody_pays_a_segment_for_keeping_a_mark_with_its_base() {
    String text = "ж".repeat(66) + "e" + ACUTE + "ж".repeat(66);

    assertThat(Segmenter.segment(text).parts()).extracting(Part::units).containsExactly(67, 67);
  }

  @Test
  void a_mark_stays_with_its_base_where_a_later_one_cannot() {
    String text = "ж".repeat(66) + "e" + ACUTE + "ж".repeat(64) + "e" + ACUTE + "ж".repeat(66);

    assertThat(text.length()).isEqualTo(3 * 67 - 1);
    assertThat(Segmenter.segment(text).parts()).extracting(Part::units).containsExactly(66, 67, 67);
    assertThat(Segmenter.segment(text).parts().get(1).text()).startsWith("e" + ACUTE);
  }

  @Test
  void ten_thousand_characters_are_cut_into_a_hundred_and_fifty_parts() {
    assertThat(Segmenter.segment("ж".repeat(10_000)).count()).isEqualTo(150);
    assertThat(Segmenter.segment(ACUTE.repeat(10_000)).count()).isEqualTo(150);
  }

  @Test
  void as_many_parts_as_the_header_can_count_and_no_more() {
    assertThat(Segmenter.segment("a".repeat(255 * 153)).count()).isEqualTo(255);
    assertThatThrownBy(() -> Segmenter.segment("a".repeat(255 * 153 + 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the text has 39,016 units in GSM7; 255 segments of 153 are allowed");
    assertThatThrownBy(() -> Segmenter.segment("ж".repeat(255 * 67 + 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("17,086 units in UCS2");
  }

  @Test
  void pairs_that_waste_a_unit_in_each_part_count_towards_the_limit() {
    assertThatThrownBy(() -> Segmenter.segment(EMOJI.repeat(255 * 33 + 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("255 segments of 67 are allowed");
  }

  @Test
  void a_character_that_the_carriers_alphabet_lacks_turns_the_whole_text_to_ucs2() {
    assertThat(Segmenter.segment("é", Alphabet.GSM7).encoding()).isEqualTo(Encoding.GSM7);
    assertThat(Segmenter.segment("é", Alphabet.LATIN1).encoding()).isEqualTo(Encoding.GSM7);
    assertThat(Segmenter.segment("é", Alphabet.ASCII).encoding()).isEqualTo(Encoding.UCS2);
    assertThat(Segmenter.segment("€", Alphabet.LATIN1).encoding()).isEqualTo(Encoding.UCS2);
    assertThat(Segmenter.segment("ê", Alphabet.LATIN1).encoding()).isEqualTo(Encoding.UCS2);
  }

  @Test
  void brackets_cost_two_septets_in_every_alphabet_because_the_air_has_seven_bits() {
    assertThat(Segmenter.segment("[".repeat(80), Alphabet.ASCII).parts())
        .extracting(Part::units)
        .containsExactly(160);
    assertThat(Segmenter.segment("[".repeat(81), Alphabet.LATIN1).count()).isEqualTo(2);
  }

  @Test
  void names_the_characters_that_cost_ucs2_once_each_in_order() {
    assertThat(Segmenter.charactersOutsideGsm7("Жol «ж» — €5 Ж" + EMOJI))
        .containsExactly("Ж", "«", "ж", "»", "—", EMOJI);
    assertThat(Segmenter.charactersOutsideGsm7("plain [text] €5")).isEmpty();
  }
}
