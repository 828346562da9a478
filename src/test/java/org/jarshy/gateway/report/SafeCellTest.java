package org.jarshy.gateway.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeCellTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+7",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "  =cmd|'/C calc'!A0",
        "\u00A0@x",
        "＝1+1",
        "＠x"
      })
  void whatever_begins_a_formula_is_marked_as_text(String text) {
    assertThat(SafeCell.of(text)).isEqualTo("'" + text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"kcell", "", " ", "a=b", "тест", "7", "'=1"})
  void everything_else_stays_as_it_is(String text) {
    assertThat(SafeCell.of(text)).isEqualTo(text);
  }
}
