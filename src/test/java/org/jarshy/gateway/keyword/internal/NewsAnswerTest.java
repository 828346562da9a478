package org.jarshy.gateway.keyword.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jarshy.gateway.bulletin.Kind;
import org.jarshy.gateway.gsm.Segmenter;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.Area;
import org.jarshy.gateway.kernel.BulletinId;
import org.jarshy.gateway.kernel.City;
import org.jarshy.gateway.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class NewsAnswerTest {

  private static final Area COUNTRY = Area.wholeCountry();
  private static TestDatabase database;

  private final Desk desk = new Desk(database);
  private final Instant now = desk.clock.instant();

  @BeforeAll
  static void openDatabase() {
    database = TestDatabase.Kind.H2.open();
  }

  @AfterAll
  static void closeDatabase() {
    database.close();
  }

  @Test
  void most_recent_comes_first_and_what_is_left_out_is_counted() {
    for (int i = 1; i <= 5; i++) {
      news(5 - i, "Новость номер " + i + " о связи в городе и о магазинах.");
    }

    assertThat(desk.answerTo("НОВОСТИ"))
        .isEqualTo(
            "ru Новость номер 5 о связи в городе и о магазинах.\n"
                + "ru Новость номер 4 о связи в городе и о магазинах.\n"
                + "+3: ЕЩЁ");
  }

  @Test
  void more_goes_on_to_the_end_and_nothing_is_said_twice() {
    List<String> all = new ArrayList<>();
    for (int i = 1; i <= 7; i++) {
      String text = "Новость номер " + i + " о связи в городе и о магазинах.";
      news(i, text);
      all.add("ru " + text);
    }

    List<String> told = new ArrayList<>(lines(desk.answerTo("НОВОСТИ")));
    for (int page = 0; page < 3; page++) {
      told.addAll(lines(desk.answerTo("ЕЩЁ")));
    }

    assertThat(told).isEqualTo(all);
    assertThat(desk.answerTo("ЕЩЁ")).startsWith("Это всё, что есть на 09:00 5 января.");
  }

  @Test
  void news_that_came_meanwhile_are_in_the_next_page_and_none_is_repeated() {
    for (int i = 1; i <= 3; i++) {
      news(i, "Новость номер " + i + " о связи в городе и о магазинах.");
    }
    desk.answerTo("НОВОСТИ");
    news(0, "Свежая новость.");

    assertThat(lines(desk.answerTo("ЕЩЁ")))
        .containsExactly(
            "ru Свежая новость.", "ru Новость номер 3 о связи в городе и о магазинах.");
  }

  @Test
  void more_is_worded_in_a_language_chosen_meanwhile() {
    for (int i = 1; i <= 4; i++) {
      news(i, "Новость номер " + i + " о связи в городе и о магазинах.");
    }
    desk.answerTo("НОВОСТИ");
    desk.answerTo("KZ");

    assertThat(lines(desk.answerTo("ТАҒЫ")))
        .containsExactly(
            "kk Новость номер 3 о связи в городе и о магазинах.",
            "kk Новость номер 4 о связи в городе и о магазинах.");
  }

  @Test
  void cancelled_bulletin_is_not_said_even_when_it_was_asked_for_before() {
    BulletinId wrong = news(1, "Неверная новость.");
    news(2, "Верная новость.");
    desk.receive("НОВОСТИ");
    desk.content.cancel(wrong, "wrong", new Actor("editor"));

    assertThat(desk.send()).containsExactly("ru Верная новость.");
  }

  @Test
  void only_news_of_ones_own_place_are_told_outages_among_them() {
    desk.content.say(Kind.NEWS_DIGEST, Area.of(City.ALMATY), hoursAgo(2), "Про Алматы.");
    desk.content.say(Kind.NEWS_DIGEST, Area.of(City.AKTAU), hoursAgo(1), "Про Актау.");
    desk.content.say(Kind.OUTAGE, COUNTRY, hoursAgo(3), "Нет связи.");
    desk.answerTo("ГОРОД АЛМАТЫ");

    assertThat(desk.answerTo("НОВОСТИ")).isEqualTo("ru Нет связи.\nru Про Алматы.");
  }

  @Test
  void who_has_given_no_place_is_told_of_all() {
    desk.content.say(Kind.NEWS_DIGEST, Area.of(City.ALMATY), hoursAgo(2), "Про Алматы.");
    desk.content.say(Kind.NEWS_DIGEST, Area.of(City.AKTAU), hoursAgo(1), "Про Актау.");

    assertThat(desk.answerTo("НОВОСТИ")).isEqualTo("ru Про Актау.\nru Про Алматы.");
  }

  @Test
  void news_older_than_a_day_say_how_old_they_are() {
    news(25, "Вчерашняя новость.");

    assertThat(desk.answerTo("НОВОСТИ")).isEqualTo("ru Вчерашняя новость.\nСведения от 4 января.");
  }

  @Test
  void long_bulletin_goes_on_at_a_word_and_loses_none() {
    StringBuilder words = new StringBuilder("Начало");
    for (int i = 1; i <= 60; i++) {
      words.append(" слово").append(i);
    }
    news(1, words.toString());
    news(2, "Другая новость.");

    StringBuilder told = new StringBuilder();
    String page = desk.answerTo("НОВОСТИ");
    for (int i = 0; i < 10 && page.endsWith("...\n+1: ЕЩЁ"); i++) {
      assertThat(Segmenter.segment(page).count()).isLessThanOrEqualTo(2);
      told.append(page.replace(" ...\n+1: ЕЩЁ", " "));
      desk.clock.advance(Duration.ofMinutes(1));
      page = desk.answerTo("ЕЩЁ");
    }
    told.append(lines(page).get(0));

    assertThat(told.toString()).isEqualTo("ru " + words);
    assertThat(page).endsWith("\n+1: ЕЩЁ");
    assertThat(desk.answerTo("ЕЩЁ")).isEqualTo("ru Другая новость.");
  }

  @Test
  void sites_and_rights_are_told_from_their_own_bulletins() {
    desk.content.say(Kind.WHAT_WORKS, COUNTRY, hoursAgo(1), "inform.kz, tengrinews.kz, Kaspi");
    desk.content.say(Kind.RIGHTS, COUNTRY, hoursAgo(1), "Телефон без решения суда не отдавайте.");

    assertThat(desk.answerTo("САЙТЫ")).isEqualTo("ru inform.kz, tengrinews.kz, Kaspi");
    assertThat(desk.answerTo("ПРАВА")).isEqualTo("ru Телефон без решения суда не отдавайте.");
  }

  private BulletinId news(int hoursAgo, String text) {
    return desk.content.say(Kind.NEWS_DIGEST, COUNTRY, hoursAgo(hoursAgo), text);
  }

  private Instant hoursAgo(int hours) {
    return now.minus(Duration.ofHours(hours));
  }

  private static List<String> lines(String answer) {
    assertThat(Segmenter.segment(answer).count()).isLessThanOrEqualTo(2);
    return answer.lines().filter(line -> !line.startsWith("+")).toList();
  }
}
