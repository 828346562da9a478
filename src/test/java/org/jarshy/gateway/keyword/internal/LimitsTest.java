package org.jarshy.gateway.keyword.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.jarshy.gateway.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LimitsTest {

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
  void nonsense_gets_the_three_most_useful_keywords_once_an_hour() {
    assertThat(desk.answerTo("абракадабра")).contains("НОВОСТИ", "КОМЕНДАНТ", "ПОМОЩЬ");
    assertThat(desk.answerTo("абракадабра")).isNull();

    desk.clock.advance(Duration.ofMinutes(59));
    assertThat(desk.answerTo("other nonsense")).isNull();

    desk.clock.advance(Duration.ofMinutes(1));
    assertThat(desk.answerTo("other nonsense")).contains("NEWS", "CURFEW", "HELP");
  }

  @Test
  void nonsense_is_answered_in_the_language_of_its_words_even_where_another_was_chosen() {
    desk.answerTo("KZ");

    assertThat(desk.answerTo("что вы там делаете")).startsWith("Не поняли вас.");
  }

  @Test
  void keyword_is_answered_while_nonsense_is_not() {
    desk.answerTo("абракадабра");

    assertThat(desk.answerTo("ПОМОЩЬ")).isNotNull();
  }

  @Test
  void empty_and_endless_texts_are_nonsense_like_any_other() {
    assertThat(desk.answerTo("")).isNotNull();
    assertThat(desk.answerTo("я".repeat(10_000))).isNull();
    assertThat(desk.answerTo("\uD800\u202E\u0000")).isNull();
    assertThat(desk.answerTo(null)).isNull();
  }

  @Test
  void machine_that_answers_us_is_answered_six_times_and_then_never_while_it_goes_on() {
    int answers = 0;
    for (int i = 0; i < 100; i++) {
      answers += desk.answerTo("HELP") == null ? 0 : 1;
      desk.clock.advance(Duration.ofSeconds(5));
    }

    assertThat(answers).isEqualTo(Conversation.SAME_A_MINUTE);
  }

  @Test
  void person_who_asks_many_different_things_in_a_minute_is_answered_each_time() {
    List<String> questions = List.of("НОВОСТИ", "КОМЕНДАНТ АЛМАТЫ", "САЙТЫ", "ТЕЛЕФОН", "ПОМОЩЬ");
    for (int i = 0; i < 25; i++) {
      assertThat(desk.answerTo(questions.get(i % 5))).as("question %s", i).isNotNull();
      desk.clock.advance(Duration.ofSeconds(2));
    }
  }

  @Test
  void machine_whose_answers_differ_is_left_too() {
    int answers = 0;
    for (int i = 0; i < 200; i++) {
      answers += desk.answerTo(i % 2 == 0 ? "HELP" : "НОВОСТИ") == null ? 0 : 1;
      desk.clock.advance(Duration.ofSeconds(1));
    }
    assertThat(answers).isEqualTo(Conversation.TEXTS_A_MINUTE);
  }

  @Test
  void after_a_quiet_minute_one_is_answered_again() {
    for (int i = 0; i < 10; i++) {
      desk.answerTo("HELP");
    }
    desk.clock.advance(Duration.ofMinutes(1));

    assertThat(desk.answerTo("HELP")).isNotNull();
  }

  @Test
  void person_who_asks_one_thing_after_another_is_always_answered() {
    for (int i = 0; i < 60; i++) {
      assertThat(desk.answerTo("НОВОСТИ")).as("question %d", i).isNotNull();
      desk.clock.advance(Duration.ofSeconds(12));
    }
  }
}
