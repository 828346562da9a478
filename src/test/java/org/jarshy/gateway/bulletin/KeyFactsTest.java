package org.jarshy.gateway.bulletin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KeyFactsTest {

  @Test
  void every_number_and_address_of_the_rest_is_named_as_written() {
    String text =
        "Скорая работает. Звоните +7 (727) 300-11-22 или 103, с 9:00 до 18:00 до 19 января,"
            + " *100# бесплатно, 2 500 ₸, 15%. Сайт egov.kz, https://t.me/qalqan, дом @qalqan.";
    KeyFacts facts = KeyFacts.of(text);

    assertThat(facts.after(16))
        .containsExactly(
            "+7 (727) 300-11-22",
            "103",
            "9:00",
            "18:00",
            "19 января",
            "*100#",
            "2 500",
            "15%",
            "egov.kz",
            "https://t.me/qalqan",
            "@qalqan");
  }

  @Test
  void what_the_beginning_shows_is_not_said_twice() {
    KeyFacts facts =
        KeyFacts.of("Комендантский час 23:00-07:00. Не выходите после 23:00-07:00, 112");

    assertThat(facts.after(30)).containsExactly("112");
  }

  @Test
  void a_number_within_a_longer_one_is_said_for_itself() {
    assertThat(KeyFacts.of("Звоните 8701 1112233. Полиция 112").after(21)).containsExactly("112");
  }

  @Test
  void the_headline_is_the_first_sentence_unless_that_is_an_abbreviation() {
    String text = "г. Алматы: комендантский час с 23:00 до 7:00. Будьте дома.";

    assertThat(KeyFacts.of(text).headlineEnd()).isEqualTo(45);
    assertThat(KeyFacts.of("Вода есть").headlineEnd()).isEqualTo(9);
  }
}
