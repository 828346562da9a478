package org.jarshy.gateway.keyword.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeInTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "48271935",
        "4827 1935",
        "4827-1935",
        "4827.1935",
        "4827 – 1935",
        "4827\u00a01935",
        "48 27 19 35",
        "4 8 2 7 1 9 3 5",
        "CHECK 4827 1935.",
        "проверить: 48271935!",
        "٤٨٢٧ ١٩٣٥",
        "４８２７１９３５",
        "комендантский час с 23:00 до 07:00, звоните 112 до 19 января 2022 4827 1935",
        "4827 1935 это правда?"
      })
  void eight_digits_are_found_however_they_are_typed(String text) {
    assertThat(CodeInText.of(text).code()).hasToString("4827 1935");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"CHECK 4827 193", "CHECK 482719355", "проверить 4827", "87272001122", "1 234"})
  void other_numbers_of_digits_are_no_code_but_digits(String text) {
    assertThat(CodeInText.of(text).code()).isNull();
    assertThat(CodeInText.of(text).digits()).isTrue();
  }

  @Test
  void no_digits_are_no_code() {
    assertThat(CodeInText.of("ПРОВЕРИТЬ")).extracting(CodeInText::digits).isEqualTo(false);
    assertThat(CodeInText.of("").code()).isNull();
  }

  @Test
  void only_a_code_at_the_end_in_two_fours_stands_as_under_our_texts() {
    assertThat(CodeInText.of("Час отменён\n4827 1935").printed()).isTrue();
    assertThat(CodeInText.of("Час отменён 48271935").printed()).isFalse();
    assertThat(CodeInText.of("4827 1935 час отменён").printed()).isFalse();
    assertThat(CodeInText.of("Час отменён\n4827 1935").words()).doesNotContain("4827", "1935");
  }
}
