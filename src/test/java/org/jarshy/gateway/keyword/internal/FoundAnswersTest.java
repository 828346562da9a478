package org.jarshy.gateway.keyword.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jarshy.gateway.bulletin.BulletinApproved;
import org.jarshy.gateway.bulletin.Content;
import org.jarshy.gateway.bulletin.Kind;
import org.jarshy.gateway.directory.HelpTopic;
import org.jarshy.gateway.gsm.Segmenter;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.Area;
import org.jarshy.gateway.kernel.BulletinId;
import org.jarshy.gateway.kernel.City;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.Region;
import org.jarshy.gateway.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How a question in one's own words is answered. */
class FoundAnswersTest {

  private static final Area COUNTRY = Area.wholeCountry();
  private static final String PHARMACIES = "Дежурные аптеки открыты всю ночь.";
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

  private BulletinId say(Kind kind, Area area, Map<Lang, String> texts) {
    BulletinId id =
        desk.content.approve(
            new Content(kind, "Jarshy", area, texts, now, now.plus(Duration.ofDays(2)), null));
    desk.questions.on(new BulletinApproved(id));
    desk.questions.refresh();
    return id;
  }

  private BulletinId pharmacies() {
    return say(
        Kind.WHAT_WORKS,
        COUNTRY,
        Map.of(Lang.RU, PHARMACIES, Lang.KK, "Кезекші дәріханалар түні бойы ашық."));
  }

  @Test
  void bulletin_that_matches_best_is_the_answer() {
    pharmacies();

    assertThat(desk.answerTo("где дежурная аптека?")).isEqualTo(PHARMACIES);
  }

  @Test
  void answer_is_in_the_language_of_the_person() {
    pharmacies();
    desk.answerTo("KZ");

    assertThat(desk.answerTo("где дежурная аптека?"))
        .isEqualTo("Кезекші дәріханалар түні бойы ашық.");
  }

  @Test
  void help_line_is_said_with_its_number_and_hours() {
    desk.content.help(HelpTopic.PSYCH, COUNTRY, "Приют для женщин", "88000000199", "24/7", false);
    desk.questions.refresh();

    assertThat(desk.answerTo("приют для женщин"))
        .startsWith("Приют для женщин: 88000000199, круглосуточно");
  }

  @Test
  void before_the_index_is_made_there_is_a_hint() {
    desk.content.say(Kind.NEWS_DIGEST, COUNTRY, now, PHARMACIES);

    assertThat(desk.answerTo("где дежурная аптека?")).startsWith("Не поняли вас.");
  }

  @Test
  void what_is_cancelled_before_the_answer_is_sent_is_not_said() {
    BulletinId id = pharmacies();
    desk.receive("где дежурная аптека?");

    desk.content.cancel(id, "", new Actor("somebody"));

    assertThat(desk.send()).singleElement().asString().startsWith("Не поняли вас.");
  }

  @Test
  void what_ended_before_the_answer_is_sent_is_left_out() {
    pharmacies();
    desk.receive("где дежурная аптека?");

    desk.clock.advance(Duration.ofDays(2));

    assertThat(desk.send()).noneMatch(text -> text.contains("аптеки"));
  }

  @Test
  void what_does_not_fit_follows_by_more_in_whole_words() {
    String more = "Подробности есть у справочной службы города и в любой поликлинике рядом.";
    for (int i = 0; i < 12; i++) {
      say(Kind.NEWS_DIGEST, COUNTRY, Map.of(Lang.RU, "Поезда ходят."));
    }
    for (String district : List.of("Первый", "Второй", "Третий")) {
      say(Kind.WHAT_WORKS, COUNTRY, Map.of(Lang.RU, district + ": дежурные аптеки. " + more));
    }

    String first = desk.answerTo("дежурные аптеки");
    String second = desk.answerTo("ЕЩЁ");
    String third = desk.answerTo("ЕЩЁ");

    assertThat(first).contains("дежурные аптеки", "+2: ЕЩЁ");
    assertThat(List.of(first, second, third))
        .allMatch(text -> Segmenter.segment(text).count() <= 2);
    assertThat(first + second + third).contains("Первый", "Второй", "Третий");
    assertThat(desk.answerTo("ЕЩЁ")).startsWith("Это всё");
  }

  @Test
  void same_answer_is_given_once_an_hour() {
    pharmacies();
    say(Kind.NEWS_DIGEST, COUNTRY, Map.of(Lang.RU, "Поезда опаздывают из-за снега."));
    assertThat(desk.answerTo("где дежурная аптека?")).isEqualTo(PHARMACIES);

    assertThat(desk.answerTo("поезда опаздывают?")).startsWith("Поезда опаздывают");
    assertThat(desk.answerTo("дежурные аптеки")).isNull();

    desk.clock.advance(Duration.ofHours(1));
    assertThat(desk.answerTo("дежурные аптеки")).isEqualTo(PHARMACIES);
  }

  @Test
  void an_answer_takes_nobodys_hint_away() {
    pharmacies();
    assertThat(desk.answerTo("абракадабра")).startsWith("Не поняли вас.");

    assertThat(desk.answerTo("где дежурная аптека?")).isEqualTo(PHARMACIES);
  }

  @Test
  void machines_and_advertisers_are_not_answered_by_search() {
    pharmacies();

    assertThat(desk.answerTo("Скидки! Дежурные аптеки")).startsWith("Не поняли вас.");
    assertThat(desk.answerTo("Автоответ: дежурные аптеки")).isNull();
  }

  @Test
  void who_opted_out_is_not_answered() {
    pharmacies();
    desk.answerTo("СТАРТ");
    desk.answerTo("СТОП");

    assertThat(desk.answerTo("где дежурная аптека?")).isNull();
  }

  @Test
  void burst_limits_hold_for_found_answers_too() {
    pharmacies();
    for (int i = 0; i < Conversation.SAME_A_MINUTE; i++) {
      desk.answerTo("абракадабра");
    }

    assertThat(desk.answerTo("где дежурная аптека?")).isNull();
  }

  @Test
  void place_is_the_one_named_else_the_one_they_chose() {
    say(Kind.WHAT_WORKS, Area.of(City.AKTAU), Map.of(Lang.RU, "Актау: дежурные аптеки у моря."));
    desk.answerTo("ГОРОД АЛМАТЫ");

    assertThat(desk.answerTo("где дежурная аптека?")).startsWith("Не поняли вас.");
    assertThat(desk.answerTo("где дежурная аптека в Актау?")).startsWith("Актау: дежурные аптеки");
    assertThat(desk.citizen().region()).isEqualTo(Region.ALMATY);
  }

  @Test
  void link_travels_alone() {
    String link = "https://t.me/socks?server=192.0.2.10&port=1080&user=demo&pass=demo";
    say(Kind.PROXY, COUNTRY, Map.of(Lang.RU, link, Lang.KK, link));

    assertThat(desk.answerTo("server 192.0.2.10 demo socks")).isEqualTo(link);
  }

  @Test
  void what_waits_names_items_and_none_of_the_words_asked_with() {
    BulletinId id = pharmacies();
    desk.receive("где дежурная аптека?");

    assertThat(
            database
                .jdbc()
                .sql("select request from reply where subscriber_id = ? order by id desc limit 1")
                .param(desk.citizen().id().value())
                .query(String.class)
                .single())
        .isEqualTo("answer=FOUND;lang=ru;found=b" + id);
  }

  @Test
  void request_is_read_back_as_it_was_written() {
    AnswerRequest request =
        AnswerRequest.of(Answer.FOUND, Lang.KK)
            .naming(List.of("b12", "h3"))
            .after(Shown.NOTHING.and(List.of("b12")));

    assertThat(AnswerRequest.decode(request.encode())).isEqualTo(request);
  }
}
