package org.jarshy.gateway.gsm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Gsm7Test {

  /** Rows and columns of TS 23.038 §6.2.1, checked one by one: code, code point. */
  @ParameterizedTest
  @CsvSource({
    "00,0040",
    "01,00A3",
    "02,0024",
    "03,00A5",
    "04,00E8",
    "05,00E9",
    "06,00F9",
    "07,00EC",
    "08,00F2",
    "09,00C7",
    "0A,000A",
    "0B,00D8",
    "0C,00F8",
    "0D,000D",
    "0E,00C5",
    "0F,00E5",
    "10,0394",
    "11,005F",
    "12,03A6",
    "13,0393",
    "14,039B",
    "15,03A9",
    "16,03A0",
    "17,03A8",
    "18,03A3",
    "19,0398",
    "1A,039E",
    "1C,00C6",
    "1D,00E6",
    "1E,00DF",
    "1F,00C9",
    "20,0020",
    "21,0021",
    "22,0022",
    "23,0023",
    "24,00A4",
    "25,0025",
    "26,0026",
    "27,0027",
    "2F,002F",
    "30,0030",
    "39,0039",
    "3A,003A",
    "3F,003F",
    "40,00A1",
    "41,0041",
    "5A,005A",
    "5B,00C4",
    "5C,00D6",
    "5D,00D1",
    "5E,00DC",
    "5F,00A7",
    "60,00BF",
    "61,0061",
    "7A,007A",
    "7B,00E4",
    "7C,00F6",
    "7D,00F1",
    "7E,00FC",
    "7F,00E0",
    "1B0A,000C",
    "1B14,005E",
    "1B28,007B",
    "1B29,007D",
    "1B2F,005C",
    "1B3C,005B",
    "1B3D,007E",
    "1B3E,005D",
    "1B40,007C",
    "1B65,20AC"
  })
  void codes_are_those_of_the_standard(String code, String character) {
    char c = (char) Integer.parseInt(character, 16);
    int expected = Integer.parseInt(code, 16);

    assertThat(Gsm7.code(c)).isEqualTo(expected);
    assertThat(Gsm7.cost(c)).isEqualTo(code.length() / 2);
  }

  @Test
  void exactly_137_characters_have_a_code() {
    long coded = 0;
    for (int c = 0; c <= Character.MAX_VALUE; c++) {
      coded += Gsm7.code((char) c) >= 0 ? 1 : 0;
    }
    assertThat(coded).isEqualTo(127 + 10);
  }

  @Test
  void an_escape_that_leads_nowhere_is_read_as_the_standard_says() {
    assertThat(Gsm7.decode(new byte[] {0x1B, 0x41}, 0)).isEqualTo("A");
    assertThat(Gsm7.decode(new byte[] {0x1B, 0x1B}, 0)).isEqualTo(" ");
    assertThat(Gsm7.decode(new byte[] {0x41, 0x1B}, 0)).isEqualTo("A ");
    assertThat(Gsm7.decode(new byte[] {0x1B, (byte) 0x80, (byte) 0xFF}, 0))
        .isEqualTo("\uFFFD\uFFFD");
  }
}
