package org.jarshy.gateway.gsm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class NationalTableTest {

  /** Rows of TS 23.038 Annex A as it prints them: code points of the codes beginning with one. */
  @ParameterizedTest(name = "{0} {1} from {2}")
  @CsvSource({
    "TURKISH, locking, 00, 0040 00A3 0024 00A5 20AC 00E9 00F9 0131 00F2 00C7 000A 011E 011F 000D",
    "TURKISH, locking, 1C, 015E 015F 00DF 00C9 0020",
    "TURKISH, locking, 40, 0130",
    "TURKISH, locking, 60, 00E7",
    "PORTUGUESE, locking, 00, 0040 00A3 0024 00A5 00EA 00E9 00FA 00ED 00F3 00E7 000A 00D4 00F4",
    "PORTUGUESE, locking, 0D, 000D 00C1 00E1 0394 005F 00AA 00C7 00C0 221E 005E 005C 20AC 00D3",
    "PORTUGUESE, locking, 1A, 007C",
    "PORTUGUESE, locking, 1C, 00C2 00E2 00CA 00C9 0020 0021 0022 0023 00BA 0025",
    "PORTUGUESE, locking, 5B, 00C3 00D5 00DA 00DC 00A7 007E",
    "PORTUGUESE, locking, 7B, 00E3 00F5 0060 00FC 00E0",
    "KANNADA, locking, 01, 0C82 0C83 0C85 0C86 0C87 0C88 0C89 0C8A 0C8B 000A 0C8C",
    "KANNADA, locking, 22, 0C9F 0CA0 0CA1 0CA2 0CA3 0CA4 0029 0028 0CA5 0CA6 002C 0CA7 002E 0CA8",
    "MALAYALAM, locking, 22, 0D1F 0D20 0D21 0D22 0D23 0D24 0029 0028 0D25 0D26 002C 0D27 002E",
    "MALAYALAM, locking, 7B, 0D60 0D61 0D62 0D63 0D79",
    "BENGALI, locking, 40, 09AC 09AD 09AE 09AF 09B0",
    "GUJARATI, locking, 70, 0070 0071 0072 0073 0074 0075 0076 0077 0078 0079 007A 0AE0 0AE1 0AE2",
    "HINDI, locking, 7A, 007A 0972 097B 097C 097E 097F",
    "ORIYA, locking, 60, 0B56 0061",
    "PUNJABI, locking, 7B, 0A70 0A71 0A72 0A73 0A74",
    "TAMIL, locking, 7B, 0BD7 0BF0 0BF1 0BF2 0BF9",
    "TELUGU, locking, 50, 0C3E 0C3F 0C40 0C41 0C42 0C43 0C44",
    "URDU, locking, 00, 0627 0622 0628 067B 0680 067E 06A6 062A 06C2 067F 000A 0679 067D 000D 067A",
    "URDU, locking, 7A, 007A 0655 0651 0653 0656 0670",
    "TURKISH, single, 47, 011E",
    "TURKISH, single, 65, 20AC",
    "SPANISH, single, 41, 00C1",
    "SPANISH, single, 09, 00E7 000C",
    "SPANISH, single, 55, 00DA",
    "SPANISH, single, 65, 20AC",
    "SPANISH, single, 75, 00FA",
    "PORTUGUESE, single, 12, 03A6 0393 005E 03A9 03A0 03A8 03A3 0398",
    "PORTUGUESE, single, 0B, 00D4 00F4",
    "PORTUGUESE, single, 0E, 00C1 00E1",
    "BENGALI, single, 10, 003C 003D 003E 00A1 005E 00A1 005F 0023 002A 09E6 09E7",
    "BENGALI, single, 1C, 09E8 09E9 09EA 09EB 09EC 09ED 09EE 09EF 09DF 09E0 09E1 09E2 007B 007D",
    "BENGALI, single, 2A, 09E3 09F2 09F3 09F4 09F5 005C 09F6 09F7 09F8 09F9 09FA",
    "GUJARATI, single, 19, 0964 0965",
    "HINDI, single, 30, 095B 095C 095D 095E 095F 0960 0961 0962 0963 0970 0971",
    "KANNADA, single, 3C, 005B 007E 005D",
    "MALAYALAM, single, 2A, 0D72 0D73 0D74 0D75 0D7A 005C 0D7B 0D7C 0D7D 0D7E 0D7F",
    "ORIYA, single, 20, 0B6A 0B6B 0B6C 0B6D 0B6E 0B6F 0B5C 0B5D 007B 007D 0B5F 0B70 0B71",
    "PUNJABI, single, 26, 0A59 0A5A 007B 007D 0A5B 0A5C 0A5E 0A75",
    "TAMIL, single, 20, 0BEA 0BEB 0BEC 0BED 0BEE 0BEF 0BF3 0BF4 007B 007D 0BF5 0BF6 0BF7 0BF8",
    "TELUGU, single, 1C, 0C66 0C67 0C68 0C69 0C6A 0C6B 0C6C 0C6D 0C6E 0C6F 0C58 0C59 007B 007D",
    "URDU, single, 19, 0600 0601",
    "URDU, single, 1C, 06F0 06F1 06F2 06F3 06F4 06F5 06F6 06F7 06F8 06F9 060C 060D 007B 007D",
    "URDU, single, 2A, 060E 060F 0610 0611 0612 005C 0613 0614 061B 061F 0640 0652 0658 066B 066C",
  })
  void codes_are_those_of_the_standard(
      NationalLanguage language, String table, String from, String characters) {
    NationalTable tables = NationalTable.of(language);
    char[] codes = table.equals("locking") ? tables.locking() : tables.single();
    int first = HexFormat.fromHexDigits(from);
    String[] expected = characters.split(" ");

    for (int i = 0; i < expected.length; i++) {
      assertThat("%04X".formatted((int) codes[first + i]))
          .as("%s %s %02X", language, table, first + i)
          .isEqualTo(expected[i]);
    }
  }

  @ParameterizedTest
  @EnumSource(NationalLanguage.class)
  void every_table_has_the_digits_line_feed_and_marks_that_all_share(NationalLanguage language) {
    NationalTable tables = NationalTable.of(language);

    assertThat(tables.locking() != null).isEqualTo(language.hasLocking());
    if (language.hasLocking()) {
      for (int code = '0'; code <= '9'; code++) {
        assertThat(tables.locking()[code]).isEqualTo((char) code);
      }
      assertThat(tables.locking()['\n']).isEqualTo('\n');
      assertThat(tables.locking()['\r']).isEqualTo('\r');
      assertThat(tables.locking()[Septets.ESCAPE]).isEqualTo((char) Septets.ESCAPE);
    }
    assertThat(new String(tables.single())).contains("^", "{", "}", "\\", "[", "~", "]", "|", "\f");
    assertThat(tables.single()[Septets.ESCAPE]).isEqualTo(NationalTable.NONE);
  }

  @Test
  void each_table_is_as_full_as_in_the_standard() {
    int[] locking = {127, 0, 127, 114, 120, 127, 120, 120, 116, 110, 102, 120, 127};
    int[] single = {17, 19, 37, 82, 70, 88, 73, 82, 75, 76, 77, 77, 90};

    for (NationalLanguage language : NationalLanguage.values()) {
      NationalTable tables = NationalTable.of(language);
      assertThat(filled(tables.single())).as("%s", language).isEqualTo(single[language.id() - 1]);
      if (language.hasLocking()) {
        assertThat(filled(tables.locking()) - 1)
            .as("%s", language)
            .isEqualTo(locking[language.id() - 1]);
      }
    }
  }

  @Test
  void an_id_that_is_not_given_out_is_no_language() {
    assertThat(NationalLanguage.of(0)).isEmpty();
    assertThat(NationalLanguage.of(14)).isEmpty();
    assertThat(NationalLanguage.of(13)).contains(NationalLanguage.URDU);
  }

  private static long filled(char[] table) {
    return IntStream.range(0, table.length).filter(i -> table[i] != NationalTable.NONE).count();
  }
}
