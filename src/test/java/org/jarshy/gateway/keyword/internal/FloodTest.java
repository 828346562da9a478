package org.jarshy.gateway.keyword.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.jarshy.gateway.inbound.Oddity;
import org.jarshy.gateway.kernel.City;
import org.jarshy.gateway.kernel.Msisdn;
import org.jarshy.gateway.subscriber.Subscriber.Status;
import org.jarshy.gateway.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Too many texts, of one number and of many. */
class FloodTest {

  private static final Msisdn OTHER = new Msisdn("+77017654321");
  private static final List<String> QUESTIONS =
      List.of("НОВОСТИ", "КОМЕНДАНТ АЛМАТЫ", "САЙТЫ", "ТЕЛЕФОН", "ПОМОЩЬ", "ПРОКСИ");

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

  /** One question after another, none of them a loop; returns what came back. */
  private List<String> asks(Msisdn who, int times, Duration apart) {
    for (int i = 0; i < times; i++) {
      desk.receive(who, QUESTIONS.get(i % QUESTIONS.size()));
      desk.clock.advance(apart);
    }
    return desk.send();
  }

  @Test
  void somebody_afraid_gets_sixty_answers_in_an_hour_then_one_notice_then_silence() {
    List<String> answers = asks(Desk.PHONE, 100, Duration.ofSeconds(30));

    assertThat(answers).hasSize(61);
    assertThat(answers.get(60)).startsWith("Ответов было много");
    assertThat(desk.odd.of(Oddity.HOUR_FULL)).isEqualTo(39);
  }

  @Test
  void an_hour_after_the_first_answer_there_are_answers_again_however_often_they_asked() {
    asks(Desk.PHONE, 100, Duration.ofSeconds(30));
    desk.clock.advance(Duration.ofMinutes(10));

    assertThat(asks(Desk.PHONE, 1, Duration.ZERO)).hasSize(1);
  }

  @Test
  void notice_comes_once_a_day_even_where_the_limit_is_reached_hour_after_hour() {
    List<String> answers = asks(Desk.PHONE, 200, Duration.ofSeconds(45));

    assertThat(answers.stream().filter(a -> a.startsWith("Ответов было много"))).hasSize(1);
  }

  @Test
  void two_hundred_answers_a_day_and_after_an_hours_rest_the_next_day_more() {
    assertThat(asks(Desk.PHONE, 300, Duration.ofMinutes(4))).hasSize(200 + 1);
    assertThat(desk.odd.of(Oddity.DAY_FULL)).isEqualTo(99);

    desk.clock.advance(Duration.ofHours(5));
    assertThat(asks(Desk.PHONE, 1, Duration.ZERO)).hasSize(1);
  }

  @Test
  void machine_that_never_rests_is_silent_for_good_after_its_day() {
    asks(Desk.PHONE, 300, Duration.ofMinutes(4));

    // Three more days, every four minutes: only the notice of each day, as to anybody.
    assertThat(asks(Desk.PHONE, 3 * 360, Duration.ofMinutes(4)))
        .allMatch(a -> a.startsWith("Ответов было много"))
        .hasSizeLessThanOrEqualTo(3);
  }

  @Test
  void opting_out_is_honoured_and_confirmed_in_the_midst_of_a_flood() {
    desk.answerTo("СТАРТ");
    asks(Desk.PHONE, 100, Duration.ofSeconds(30));

    assertThat(desk.answerTo("СТОП")).startsWith("Вы отписаны");
    assertThat(desk.answerTo("СТОП")).isNull();
    assertThat(desk.citizen().status()).isEqualTo(Status.STOPPED);
  }

  @Test
  void whoever_opted_out_is_not_told_of_a_limit() {
    desk.answerTo("СТОП");

    assertThat(asks(Desk.PHONE, 100, Duration.ofSeconds(30)))
        .noneMatch(a -> a.startsWith("Ответов было много"));
  }

  @Test
  void ten_thousand_texts_of_one_number_within_an_hour_cost_sixty_answers_and_nobody_elses() {
    int toTheOther = 0;
    for (int i = 0; i < 10_000; i++) {
      desk.receive(QUESTIONS.get(i % QUESTIONS.size()) + (i % 7 == 0 ? " " + i : ""));
      desk.clock.advance(Duration.ofMillis(360));
      if (i % 1_000 == 999) {
        int before = desk.outbox.queued.size();
        desk.receive(OTHER, "КОМЕНДАНТ АЛМАТЫ");
        toTheOther += desk.outbox.queued.size() - before;
      }
    }

    assertThat(toTheOther).as("ten questions of somebody else").isEqualTo(10);
    assertThat(desk.outbox.queued.size() - toTheOther).isBetween(1, 61);
    long silent =
        desk.odd.of(Oddity.LOOP) + desk.odd.of(Oddity.HOUR_FULL) + desk.odd.of(Oddity.DAY_FULL);
    assertThat(silent + desk.outbox.queued.size() - toTheOther).isBetween(9_990L, 10_000L);
  }

  @Test
  void flood_from_many_numbers_silences_the_flooders_and_no_citizen_of_their_area() {
    Desk almaty = new Desk(database, new AnswerLimits(60, 200, 300, Duration.ofMinutes(10), 3));
    int flooders = 100;
    for (int round = 0; round < 30; round++) {
      for (int i = 0; i < flooders; i++) {
        almaty.receive(flooder(i), QUESTIONS.get(round % QUESTIONS.size()) + " АЛМАТЫ");
      }
      almaty.clock.advance(Duration.ofSeconds(19));
    }
    int toFlooders = almaty.outbox.queued.size();

    // 300 for the area, 100 while their region was not known yet, and no more than three above for
    // each; without the limit it were 3,000.
    assertThat(toFlooders).isBetween(300, 400 + 3 * flooders);
    assertThat(almaty.odd.of(Oddity.AREA_FULL)).isEqualTo(3_000 - toFlooders);
    for (int i = 0; i < 500; i++) {
      int before = almaty.outbox.queued.size();
      almaty.receive(citizen(i), "ГОРОД АЛМАТЫ");
      almaty.receive(citizen(i), "КОМЕНДАНТ");
      assertThat(almaty.outbox.queued.size() - before).as("citizen %s", i).isEqualTo(2);
    }
  }

  @Test
  void area_that_is_full_has_room_again_in_the_next_stretch() {
    Desk small = new Desk(database, new AnswerLimits(60, 200, 1, Duration.ofMinutes(10), 1));
    small.answerTo("ГОРОД " + City.ORAL.name(org.jarshy.gateway.kernel.Lang.RU));
    assertThat(small.answerTo("НОВОСТИ")).isNotNull(); // the first that counts there
    assertThat(small.answerTo("САЙТЫ")).isNull();

    small.clock.advance(Duration.ofMinutes(10));

    assertThat(small.answerTo("САЙТЫ")).isNotNull();
  }

  private static Msisdn flooder(int i) {
    return new Msisdn("+7701" + (2_000_000 + i));
  }

  private static Msisdn citizen(int i) {
    return new Msisdn("+7701" + (3_000_000 + i));
  }
}
