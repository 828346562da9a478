package org.jarshy.gateway.gsm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypographyTest {

  @ParameterizedTest(name = "{0} is sent as {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "“Stay home” | \"Stay home\"",
        "«Stay» „home“ | \"Stay\" \"home\"",
        "don’t | don't",
        "11–17 Jan — closed… | 11-17 Jan - closed...",
        "call\u00A0112 | call 112",
        "room №5 | room No.5",
        "zero\u200Bwidth | zerowidth",
      })
  void marks_of_good_typography_are_sent_plain(String text, String sent) {
    assertThat(Typography.fitted(text)).isEqualTo(sent);
    assertThat(Segmenter.segment(sent).encoding()).isEqualTo(Encoding.GSM7);
  }

  @ParameterizedTest
  @ValueSource(strings = {"«Жаңалық» — бүгін…", "“Stay” 😀", "“façade”", "plain", "", "£5 [ok]"})
  void one_letter_that_needs_ucs2_leaves_everything_as_it_is(String text) {
    assertThat(Typography.fitted(text)).isSameAs(text);
  }

  @Test
  void a_text_that_would_cost_more_stays() {
    String dots = "…".repeat(60);

    assertThat(Typography.fitted(dots)).isSameAs(dots);
    assertThat(Typography.fitted("…".repeat(50))).isEqualTo("...".repeat(50));
  }

  @Test
  void an_english_bulletin_with_curly_quotes_takes_half_the_segments() {
    String text = "Police: “Stay at home” — curfew 23:00–07:00. ".repeat(3);

    assertThat(Segmenter.segment(text).count()).isEqualTo(3);
    assertThat(Segmenter.segment(Typography.fitted(text)).count()).isEqualTo(1);
  }

  @Test
  void a_text_of_any_length_is_looked_at_without_an_exception() {
    assertThat(Typography.fitted("“a”".repeat(100_000))).startsWith("\"a\"");
  }
}
