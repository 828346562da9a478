package org.jarshy.sim.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartReaderTest {

  private static Part read(int dataCoding, int... octets) {
    byte[] data = new byte[octets.length];
    for (int i = 0; i < octets.length; i++) {
      data[i] = (byte) octets[i];
    }
    return PartReader.read(data, dataCoding, false, false, null);
  }

  private static Part read(int dataCoding, byte[] data) {
    return PartReader.read(data, dataCoding, false, false, null);
  }

  @Test
  void gsm_octets_are_read_by_the_table_and_its_extension() {
    Part part = read(0, 0x00, 0x11, 0x02, 0x1B, 0x65, 0x1B, 0x3C, 0x7F);
    assertThat(part.text()).isEqualTo("@_$€[à");
    assertThat(part.warnings()).isEmpty();
  }

  @Test
  void latin_1_octets_under_data_coding_0_are_warned_of() {
    Part part = read(0, 'n', 0xE9, 'e');
    assertThat(part.text()).isEqualTo("n\uFFFDe");
    assertThat(part.warnings())
        .containsExactly("octet 0xE9 is no character of the GSM 7-bit alphabet");
  }

  @Test
  void ucs2_under_data_coding_0_is_warned_of() {
    Part part = read(0, "Назар аударыңыз".getBytes(StandardCharsets.UTF_16BE));
    assertThat(part.warnings()).contains("data_coding says GSM 7-bit, but this looks like UCS-2");
  }

  @Test
  void ucs2_is_big_endian_and_keeps_pairs_together() {
    assertThat(read(8, "әғқңөұүһі 😀".getBytes(StandardCharsets.UTF_16BE)))
        .satisfies(p -> assertThat(p.text()).isEqualTo("әғқңөұүһі 😀"))
        .satisfies(p -> assertThat(p.warnings()).isEmpty());
  }

  @Test
  void half_a_pair_and_an_odd_octet_are_warned_of() {
    assertThat(read(8, 0xD8, 0x3D, 0x04).warnings()).hasSize(2);
  }

  @Test
  void latin_1_is_read_as_such() {
    assertThat(read(3, 'n', 0xE9, 'e').text()).isEqualTo("née");
  }

  @ParameterizedTest
  @ValueSource(ints = {0x10, 0x18, 0xF0})
  void class_0_is_seen(int dataCoding) {
    assertThat(read(dataCoding, 0x00, 0x41).class0()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {0x00, 0x08, 0x11, 0x19, 0xF1})
  void other_classes_are_no_flash(int dataCoding) {
    assertThat(read(dataCoding, 0x00, 0x41).class0()).isFalse();
  }

  @Test
  void an_unknown_data_coding_is_named() {
    assertThat(read(0x84, 'a').warnings())
        .containsExactly("data_coding 0x84 is unknown; read as Latin-1");
  }

  @Test
  void what_does_not_fit_a_segment_is_warned_of() {
    assertThat(read(0, new byte[161]).warnings())
        .contains("161 septets do not fit one segment of 160");
    assertThat(read(8, "я".repeat(71).getBytes(StandardCharsets.UTF_16BE)).warnings())
        .containsExactly("142 octets do not fit one segment of 140");
    assertThat(read(8, "я".repeat(70).getBytes(StandardCharsets.UTF_16BE)).warnings()).isEmpty();
  }

  @Test
  void a_header_that_lies_about_its_length_is_warned_of() {
    Part part = PartReader.read(new byte[] {50, 0, 3, 1, 2, 1}, 8, true, false, null);
    assertThat(part.alone()).isTrue();
    assertThat(part.warnings()).contains("the user data header claims more octets than there are");
  }

  @Test
  void a_part_number_beyond_the_total_stands_alone_and_is_warned_of() {
    Part part = PartReader.read(new byte[] {5, 0, 3, 1, 2, 3, 'a'}, 0, true, false, null);
    assertThat(part.alone()).isTrue();
    assertThat(part.warnings()).containsExactly("part 3 of 2 cannot be");
  }

  @Test
  void gsm_octets_that_are_declared_as_ascii_are_found_out() {
    byte[] gsm = {'1', '0', 0x1B, 0x65}; // "10€" in GSM 7-bit
    assertThat(PartReader.read(gsm, 0x01, false, false, null).warnings())
        .containsExactly(
            "control characters: is it GSM 7-bit, or has it a header without the indicator?");
    byte[] lines = {'a', '\r', '\n', 'b'};
    assertThat(PartReader.read(lines, 0x01, false, false, null).warnings()).isEmpty();
  }
}
