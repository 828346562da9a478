package org.jarshy.gateway.gsm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackingTest {

  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  @ParameterizedTest(name = "{0} behind {1} bits is {2}")
  @CsvSource({
    "hello, 0, E8329BFD06",
    "hellohello, 0, E8329BFD4697D9EC37",
    "A, 0, 41",
    "A, 1, 82",
    "AB, 6, 405008",
    // seven bits are left over: a carriage return, else the phone reads an @
    "1234567, 0, 31D98C56B3DD1A",
    "12345678, 0, 31D98C56B3DD70",
  })
  void packs_as_the_standard_does(String text, int fillBits, String packed) {
    byte[] septets = text.getBytes(StandardCharsets.US_ASCII);

    assertThat(HEX.formatHex(Packing.pack(septets, fillBits, 140))).isEqualTo(packed);
    assertThat(Packing.unpack(HEX.parseHex(packed), 0, fillBits)).isEqualTo(septets);
  }

  @Test
  void a_wanted_return_on_the_border_of_octets_is_doubled_and_so_survives() {
    byte[] septets = "1234567\r".getBytes(StandardCharsets.US_ASCII);
    byte[] packed = Packing.pack(septets, 0, 140);

    assertThat(HEX.formatHex(packed)).isEqualTo("31D98C56B3DD1A0D");
    assertThat(Packing.unpack(packed, 0, 0))
        .isEqualTo("1234567\r\r".getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void a_full_message_has_no_room_for_a_second_return() {
    byte[] septets = ("a".repeat(159) + "\r").getBytes(StandardCharsets.US_ASCII);

    assertThat(Packing.pack(septets, 0, 140)).hasSize(140);
  }

  @ParameterizedTest(name = "a header of {0} octets needs {1} fill bits")
  @CsvSource({"0,0", "1,6", "4,3", "6,1", "7,0", "9,5", "12,2"})
  void text_behind_a_header_begins_on_a_border_of_septets(int octets, int fillBits) {
    assertThat(Packing.fillBits(octets)).isEqualTo(fillBits);
  }

  @Test
  void parts_for_a_packing_carrier_fill_140_octets_and_no_more() {
    String text = "a".repeat(153) + "b".repeat(153);
    List<UserData> parts =
        UserData.encode(
            Segmenter.segment(text, Alphabet.GSM7_PACKED), 5, Alphabet.GSM7_PACKED, false);

    assertThat(parts).extracting(part -> part.octets().length).containsExactly(140, 140);
    assertThat(HEX.formatHex(parts.get(0).octets(), 0, 8)).isEqualTo("050003050201C2E1");
    assertThat(UserDataTest.read(parts, Alphabet.GSM7_PACKED)).isEqualTo(text);
  }
}
