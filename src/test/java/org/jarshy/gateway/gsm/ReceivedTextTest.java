package org.jarshy.gateway.gsm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jarshy.gateway.gsm.ReceivedText.Concat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReceivedTextTest {

  @ParameterizedTest(name = "data_coding {0} with alphabet {1} reads {2} as {3}")
  @CsvSource({
    "00, GSM7, 005F11, @§_",
    "00, LATIN1, 405FE9, @_é",
    "00, ASCII, 405FE9, @_\uFFFD",
    "01, GSM7, 404180, @A\uFFFD",
    "03, GSM7, 40E9, @é",
    "08, GSM7, 043604D9, жә",
    "08, GSM7, FEFF0436, ж",
    "08, GSM7, FFFE3604, ж",
    "08, GSM7, 043604, ж\uFFFD",
    "06, GSM7, B6E8, Жш",
    "F0, GSM7, 0041, @A",
    "F1, GSM7, 0041, @A",
    "10, GSM7, 0041, @A",
    "11, GSM7, 0041, @A",
    "10, LATIN1, 4041, @A",
    "18, GSM7, 0436, ж",
    "19, GSM7, 0436, ж",
    "E0, GSM7, 0436, ж",
    "C0, GSM7, 0041, @A",
    "04, GSM7, D0B6, ж",
    "02, GSM7, E9, é",
    "F5, GSM7, 4142, AB",
    "0B, GSM7, 0041, @A",
    "80, GSM7, 0041, @A",
  })
  void reads_every_coding(String coding, Alphabet alphabet, String octets, String text) {
    ReceivedText received =
        ReceivedText.decode(hex(octets), (byte) Integer.parseInt(coding, 16), false, alphabet);

    assertThat(received).isEqualTo(new ReceivedText(text, null));
  }

  @Test
  void reads_8_and_16_bit_references() {
    assertThat(header("050003A70302")).isEqualTo(new ReceivedText("A", new Concat(0xA7, 3, 2)));
    assertThat(header("06080401A70302")).isEqualTo(new ReceivedText("A", new Concat(0x1A7, 3, 2)));
  }

  @Test
  void passes_over_elements_that_tell_of_no_parts() {
    assertThat(header("0B05040B8400000003A70302"))
        .isEqualTo(new ReceivedText("A", new Concat(0xA7, 3, 2)));
    assertThat(header("00")).isEqualTo(new ReceivedText("A", null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "050003A70300", // no part 0
        "050003A70304", // no part 4 of 3
        "050003A70000", // nothing of nothing
        "050003A70101", // the only part is the whole text
        "04000301" + "0302", // 8-bit element longer than the header
        "03000201", // 8-bit element of two octets
        "0100", // an element without its length
      })
  void a_header_that_cannot_be_right_leaves_the_text_whole(String header) {
    assertThat(header(header).concat()).isNull();
    assertThat(header(header).text()).endsWith("A");
  }

  @Test
  void of_repeated_elements_the_last_valid_one_counts() {
    assertThat(header("0A0003A703020003A80301").concat()).isEqualTo(new Concat(0xA8, 3, 1));
    assertThat(header("0A0003A703020003A80309").concat()).isEqualTo(new Concat(0xA7, 3, 2));
  }

  @Test
  void a_header_longer_than_the_octets_is_text() {
    byte[] stop = "STOP".getBytes(StandardCharsets.US_ASCII);

    assertThat(ReceivedText.decode(stop, (byte) 0, true, Alphabet.GSM7))
        .isEqualTo(new ReceivedText("STOP", null));
    assertThat(ReceivedText.decode(new byte[0], (byte) 0, true, Alphabet.GSM7))
        .isEqualTo(new ReceivedText("", null));
  }

  @Test
  void halves_of_a_pair_cut_by_a_careless_phone_meet_again_when_joined() {
    ReceivedText first =
        ReceivedText.decode(hex("050003010201D83D"), (byte) 8, true, Alphabet.GSM7);
    ReceivedText second =
        ReceivedText.decode(hex("050003010202DE00"), (byte) 8, true, Alphabet.GSM7);

    assertThat(first.text() + second.text()).isEqualTo("\uD83D\uDE00");
  }

  @Test
  void words_are_not_in_its_string() {
    assertThat(new ReceivedText("secret", null).toString()).doesNotContain("secret");
  }

  private static ReceivedText header(String header) {
    return ReceivedText.decode(hex(header + "41"), (byte) 0, true, Alphabet.GSM7);
  }

  private static byte[] hex(String hex) {
    return HexFormat.of().parseHex(hex);
  }
}
