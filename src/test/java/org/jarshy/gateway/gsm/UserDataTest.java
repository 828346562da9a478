package org.jarshy.gateway.gsm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class UserDataTest {

  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  @Test
  void one_octet_a_septet_and_the_escape_before_its_code() {
    assertThat(encodedHex("@a€", Alphabet.GSM7)).isEqualTo("00611B65");
  }

  @Test
  void carriers_alphabets_give_their_own_octets() {
    assertThat(encodedHex("@_$é[", Alphabet.LATIN1)).isEqualTo("405F24E95B");
    assertThat(encodedHex("@_$[", Alphabet.ASCII)).isEqualTo("405F245B");
  }

  @Test
  void ucs2_is_big_endian_utf16() {
    UserData data = only("жә\uD83D\uDE00", Alphabet.GSM7, false);

    assertThat(HEX.formatHex(data.octets())).isEqualTo("043604D9D83DDE00");
    assertThat(data.dataCoding()).isEqualTo((byte) 0x08);
    assertThat(data.udhi()).isFalse();
  }

  @Test
  void a_lone_surrogate_travels_as_it_is() {
    assertThat(encodedHex("\uD83D", Alphabet.GSM7)).isEqualTo("D83D");
  }

  @Test
  void class_0_is_said_in_the_data_coding() {
    assertThat(only("a", Alphabet.GSM7, true).dataCoding()).isEqualTo((byte) 0x10);
    assertThat(only("ж", Alphabet.GSM7, true).dataCoding()).isEqualTo((byte) 0x18);
  }

  @Test
  void each_part_of_a_longer_text_begins_with_its_place_in_it() {
    List<UserData> parts =
        UserData.encode(Segmenter.segment("ж".repeat(140)), 0x1A7, Alphabet.GSM7, false);

    assertThat(parts).hasSize(3).allMatch(UserData::udhi);
    assertThat(parts).allMatch(part -> part.octets().length <= 140);
    for (int i = 0; i < 3; i++) {
      assertThat(HEX.formatHex(parts.get(i).octets(), 0, 6)).isEqualTo("050003A7030" + (i + 1));
    }
  }

  @Test
  void septets_of_a_part_fit_160_octets_with_their_header() {
    List<UserData> parts =
        UserData.encode(Segmenter.segment("a".repeat(161)), 1, Alphabet.GSM7, false);

    assertThat(parts).extracting(part -> part.octets().length).containsExactly(6 + 153, 6 + 8);
  }

  @Test
  void segments_cut_for_another_alphabet_never_lose_a_letter() {
    List<UserData> parts =
        UserData.encode(Segmenter.segment("é".repeat(100)), 1, Alphabet.ASCII, false);

    assertThat(parts).hasSize(2).allMatch(part -> part.dataCoding() == 0x08);
    assertThat(read(parts, Alphabet.ASCII)).isEqualTo("é".repeat(100));
  }

  static String read(List<UserData> parts, Alphabet alphabet) {
    StringBuilder text = new StringBuilder();
    for (UserData part : parts) {
      text.append(
          ReceivedText.decode(part.octets(), part.dataCoding(), part.udhi(), alphabet).text());
    }
    return text.toString();
  }

  private static String encodedHex(String text, Alphabet alphabet) {
    return HEX.formatHex(only(text, alphabet, false).octets());
  }

  private static UserData only(String text, Alphabet alphabet, boolean flash) {
    List<UserData> all = UserData.encode(Segmenter.segment(text, alphabet), 7, alphabet, flash);
    assertThat(all).hasSize(1);
    return all.get(0);
  }
}
