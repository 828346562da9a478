package org.jarshy.gateway.keyword.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jarshy.gateway.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two keywords in one text: one question, answered by a number or by the word. */
class WhichOfTwoTest {

  private static TestDatabase database;

  private final Desk desk = new Desk(database);

  @BeforeAll
  static void openDatabase() {
    database = TestDatabase.Kind.H2.open();
  }

  @AfterAll
  static void closeDatabase() {
    database.close();
  }

  @Test
  void two_keywords_are_asked_about_once_and_the_number_is_the_answer() {
    assertThat(desk.answerTo("новости комендант Алматы"))
        .isEqualTo("Что вам нужно? 1 - НОВОСТИ, 2 - КОМЕНДАНТ. Ответьте 1 или 2");

    assertThat(desk.answerTo("2")).startsWith("Алматы: ").contains("комендантском часе");
    assertThat(desk.answerTo("1")).startsWith("Алматы: ").contains("новостей");
  }

  @Test
  void the_question_is_in_the_language_of_the_keywords() {
    assertThat(desk.answerTo("жаңалық құқық"))
        .isEqualTo("Сізге не керек? 1 - ЖАҢАЛЫҚ, 2 - ҚҰҚЫҚ. 1 немесе 2 деп жазыңыз");
    assertThat(desk.answerTo("бірінші")).isNotNull();
  }

  @Test
  void a_keyword_is_an_answer_too() {
    desk.answerTo("сайты прокси");

    assertThat(desk.answerTo("прокси")).startsWith("Проверенного прокси");
  }

  @Test
  void a_number_means_nothing_where_nothing_was_asked_or_long_ago() {
    assertThat(desk.answerTo("2")).startsWith("Не поняли вас.");
    desk.answerTo("новости комендант");
    desk.clock.advance(Duration.ofHours(2));

    assertThat(desk.answerTo("1")).startsWith("Не поняли вас.");
  }
}
