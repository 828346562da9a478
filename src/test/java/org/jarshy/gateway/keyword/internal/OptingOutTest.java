package org.jarshy.gateway.keyword.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.jarshy.gateway.keyword.internal.Replies.Reply;
import org.jarshy.gateway.outbox.Binding;
import org.jarshy.gateway.subscriber.Subscriber.Status;
import org.jarshy.gateway.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptingOutTest {

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

  @BeforeEach
  void subscribed() {
    desk.answerTo("СТАРТ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"STOP", "Stop. Thank you", "СТОП пожалуйста", "ТОҚТА", "Тоқта, рахмет", "CTOП"})
  void opting_out_gets_one_confirmation_then_silence(String words) {
    assertThat(desk.answerTo(words)).isEqualTo("Вы отписаны, больше не пишем. Вернуться: СТАРТ");

    assertThat(desk.citizen().status()).isEqualTo(Status.STOPPED);
    assertThat(desk.answerTo(words)).isNull();
    desk.clock.advance(Duration.ofHours(23));
    assertThat(desk.answerTo(words)).isNull();
    assertThat(desk.answerTo("спасибо")).isNull();
    assertThat(desk.answerTo("СТОПП")).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "STOP, 'You are unsubscribed, no more texts. To return: START'",
    "СТОП, 'Вы отписаны, больше не пишем. Вернуться: СТАРТ'",
    "ТОҚТА, 'Жазылым тоқтатылды, енді жазбаймыз. Қайта қосылу: БАСТА'"
  })
  void guest_is_confirmed_in_the_language_of_the_word(String word, String confirmation) {
    Desk guests = new Desk(database);

    assertThat(guests.answerTo(word)).isEqualTo(confirmation);
    assertThat(guests.citizen().status()).isEqualTo(Status.STOPPED);
  }

  @Test
  void answers_that_wait_are_withdrawn_by_a_stop_and_only_the_confirmation_leaves() {
    desk.receive("НОВОСТИ");
    desk.receive("КОМЕНДАНТ АЛМАТЫ");
    desk.receive("СТОП");

    assertThat(desk.bind())
        .satisfiesExactly(
            first -> assertThat(first).isEqualTo(new Binding.Withdrawn("overtaken by an opt-out")),
            second ->
                assertThat(second).isEqualTo(new Binding.Withdrawn("overtaken by an opt-out")),
            third ->
                assertThat(third)
                    .isInstanceOfSatisfying(
                        Binding.Words.class,
                        words -> assertThat(words.text()).startsWith("Вы отписаны")));
  }

  @Test
  void opt_out_by_another_way_withdraws_answers_asked_for_before_it() {
    desk.receive("НОВОСТИ");
    desk.clock.advance(Duration.ofSeconds(1));
    desk.subscribers.optOut(desk.citizen().id(), Respond.CITIZEN);

    assertThat(desk.bind()).containsExactly(new Binding.Withdrawn("opted out"));
  }

  @Test
  void opting_out_works_in_the_middle_of_a_question_of_ours() {
    desk.answerTo("КОМЕНДАНТ");

    assertThat(desk.answerTo("СТОП")).startsWith("Вы отписаны");
  }

  @Test
  void opting_out_works_in_the_middle_of_a_flood_that_is_not_answered_any_more() {
    for (int i = 0; i < 20; i++) {
      desk.answerTo("НОВОСТИ");
    }
    assertThat(desk.answerTo("НОВОСТИ")).isNull();

    assertThat(desk.answerTo("СТОП")).startsWith("Вы отписаны");
    assertThat(desk.citizen().status()).isEqualTo(Status.STOPPED);
  }

  @Test
  void who_opted_out_is_answered_what_they_ask_and_stays_out() {
    desk.answerTo("СТОП");

    assertThat(desk.answerTo("НОВОСТИ")).startsWith("Казахстан: проверенных новостей");
    assertThat(desk.citizen().status()).isEqualTo(Status.STOPPED);
  }

  @Test
  void start_after_a_stop_welcomes_back_and_a_new_stop_is_confirmed_again() {
    desk.answerTo("СТОП");

    assertThat(desk.answerTo("СТАРТ")).startsWith("Вы подписаны.");
    assertThat(desk.citizen().status()).isEqualTo(Status.ACTIVE);
    assertThat(desk.answerTo("СТОП")).startsWith("Вы отписаны");
  }

  @Test
  void near_miss_is_asked_about_once_and_changes_nothing() {
    assertThat(desk.answerTo("СТОПП")).startsWith("Хотите отписаться? Ответьте СТОП.");
    assertThat(desk.answerTo("стп")).isNull();

    assertThat(desk.citizen().status()).isEqualTo(Status.ACTIVE);
  }

  @Test
  void yes_to_that_question_opts_out_and_otherwise_subscribes() {
    desk.answerTo("СТОПП");
    assertThat(desk.answerTo("да")).startsWith("Вы отписаны");
    assertThat(desk.citizen().status()).isEqualTo(Status.STOPPED);

    assertThat(desk.answerTo("да")).startsWith("Вы подписаны");
  }

  @Test
  void yes_long_after_that_question_is_not_an_answer_to_it() {
    desk.answerTo("СТОПП");
    desk.clock.advance(Duration.ofHours(25));

    assertThat(desk.answerTo("да")).startsWith("Вы подписаны");
    assertThat(desk.citizen().status()).isEqualTo(Status.ACTIVE);
  }

  @Test
  void yes_hours_later_is_still_an_answer_for_the_question_may_have_waited() {
    desk.answerTo("отпишите меня");
    desk.clock.advance(Duration.ofHours(11));

    assertThat(desk.answerTo("да")).startsWith("Вы отписаны");
  }

  @Test
  void yes_after_something_else_was_asked_is_no_answer_to_that_question() {
    desk.answerTo("СТОПП");
    desk.answerTo("новости");

    assertThat(desk.answerTo("да")).startsWith("Вы подписаны");
  }

  @Test
  void who_refuses_to_subscribe_is_not_subscribed() {
    desk.answerTo("СТОП");

    assertThat(desk.answerTo("не хочу получать смс")).isNull();
    assertThat(desk.citizen().status()).isEqualTo(Status.STOPPED);
  }

  @Test
  void sentence_with_the_word_in_it_is_no_opt_out() {
    desk.answerTo("we must stop this");

    assertThat(desk.citizen().status()).isEqualTo(Status.ACTIVE);
  }

  @Test
  void reply_row_holds_the_question_and_neither_words_nor_number() {
    desk.receive("комендант в Алматы срочно");

    long id = desk.outbox.queued.get(0).origin().ref();
    Reply reply = new Replies(database.jdbc()).find(List.of(id)).get(id);
    assertThat(reply.request()).isEqualTo("answer=CURFEW;lang=ru;place=almaty");
  }
}
