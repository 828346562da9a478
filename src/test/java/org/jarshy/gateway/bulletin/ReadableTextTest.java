package org.jarshy.gateway.bulletin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadableTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Комендантский час: 23:00-07:00.",
        "Коменданттық сағат әғқңөұүһі",
        "emoji \uD83D\uDE97 and 5 € «quotes»",
        "no-break\u00A0space",
        ""
      })
  void what_people_write_is_fine(String text) {
    assertThat(ReadableText.problem(text, false)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "\\uD83D, half of a character (U+D83D) that cannot be encoded",
    "\\uDE97, half of a character (U+DE97) that cannot be encoded",
    "\\u0000, a control character (U+0000)",
    "\\u0009, a control character (U+0009)",
    "\\u000D, a control character (U+000D)",
    "\\u0085, a control character (U+0085)",
    "\\u200B, an invisible character (U+200B)",
    "\\u200E, an invisible character (U+200E)",
    "\\u202E, an invisible character (U+202E)",
    "\\u2066, an invisible character (U+2066)",
    "\\u2060, an invisible character (U+2060)",
    "\\uFEFF, an invisible character (U+FEFF)",
    "\\u00AD, an invisible character (U+00AD)",
    "\\u2028, a separator (U+2028)",
    "\\uE000, a character (U+E000) without a common meaning",
    "\\uFFFD, the mark of a wrongly read character (U+FFFD)",
    "\\uFFFF, no character (U+FFFF)",
  })
  void what_nobody_can_read_is_named_with_its_place(String escaped, String expected) {
    String text = "Час" + (char) Integer.parseInt(escaped.substring(2), 16) + "!";
    assertThat(ReadableText.problem(text, true))
        .hasValueSatisfying(p -> assertThat(p).startsWith("has at character 4 " + expected));
  }

  @Test
  void line_breaks_are_for_texts_and_not_for_names() {
    assertThat(ReadableText.problem("a\nb", true)).isEmpty();
    assertThat(ReadableText.problem("a\nb", false))
        .hasValue("has at character 2 a control character (U+000A); none is allowed here");
  }

  @Test
  void a_place_counts_a_pair_as_one_character() {
    assertThat(ReadableText.problem("\uD83D\uDE97\u200B", true))
        .hasValueSatisfying(p -> assertThat(p).startsWith("has at character 2 "));
  }
}
