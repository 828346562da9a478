package org.jarshy.gateway.keyword.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jarshy.gateway.bulletin.Kind;
import org.jarshy.gateway.bulletin.Severity;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** NEWS is made for one person: where they are, what they read, what is worst, what they have. */
class PersonalNewsTest {

  private static final Area COUNTRY = Area.wholeCountry();
  private static final Area AKTAU = Area.of(City.AKTAU);
  private static final Area MANGYSTAU = Area.of(Region.MANGYSTAU);
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
  void worst_comes_first_then_nearest_then_newest() {
    minor(COUNTRY, 1, "Страна, новое.");
    minor(AKTAU, 9, "Город, старое.");
    minor(MANGYSTAU, 5, "Область.");
    minor(AKTAU, 8, "Город, новее.");
    say(Kind.NEWS_DIGEST, Severity.SEVERE, COUNTRY, 20, "Беда.");
    desk.answerTo("ГОРОД АКТАУ");

    assertThat(desk.answerTo("НОВОСТИ"))
        .isEqualTo("Беда.\nГород, новее.\nГород, старое.\nОбласть.\nСтрана, новое.");
  }

  @Test
  void curfew_is_among_the_news_above_an_outage_and_that_above_the_rest() {
    desk.content.say(Kind.NEWS_DIGEST, COUNTRY, hoursAgo(1), "Новость.");
    desk.content.say(Kind.OUTAGE, COUNTRY, hoursAgo(2), "Нет света.");
    desk.content.curfew(COUNTRY, "МВД", "23:00", "07:00", hoursAgo(3), now.plusSeconds(90_000));

    assertThat(desk.answerTo("НОВОСТИ")).isEqualTo("кч\nru Нет света.\nru Новость.");
  }

  @Test
  void what_broadcasts_have_brought_already_comes_last() {
    BulletinId outage = say(Kind.OUTAGE, Severity.MODERATE, COUNTRY, 2, "Нет света.");
    minor(COUNTRY, 1, "Хлеб есть.");
    desk.answerTo("СТАРТ");
    desk.traffic.got(desk.citizen().id(), outage);

    assertThat(desk.answerTo("НОВОСТИ")).isEqualTo("Хлеб есть.\nНет света.");
  }

  @Test
  void what_an_earlier_answer_has_shown_comes_last_when_news_are_asked_for_again() {
    minor(COUNTRY, 2, "Первая.");
    assertThat(desk.answerTo("НОВОСТИ")).isEqualTo("Первая.");
    minor(COUNTRY, 3, "Вторая, старше.");
    desk.answerTo("ПРАВА");

    assertThat(desk.answerTo("НОВОСТИ")).isEqualTo("Вторая, старше.\nПервая.");
  }

  @Test
  void danger_to_life_comes_first_even_to_those_who_have_got_it() {
    BulletinId danger = say(Kind.NEWS_DIGEST, Severity.EXTREME, COUNTRY, 1, "Стрельба. Дома.");
    minor(COUNTRY, 1, "Хлеб есть.");
    desk.answerTo("СТАРТ");
    desk.traffic.got(desk.citizen().id(), danger);

    assertThat(desk.answerTo("НОВОСТИ")).isEqualTo("Стрельба. Дома.\nХлеб есть.");
  }

  @Test
  void own_language_comes_before_another_among_equals_and_never_before_what_is_worse() {
    desk.answerTo("KZ");
    desk.content.say(
        Kind.NEWS_DIGEST, Severity.MINOR, COUNTRY, hoursAgo(1), Map.of(Lang.RU, "По-русски."));
    desk.content.say(
        Kind.NEWS_DIGEST, Severity.MINOR, COUNTRY, hoursAgo(5), Map.of(Lang.KK, "Қазақша."));
    desk.content.say(
        Kind.NEWS_DIGEST, Severity.SEVERE, COUNTRY, hoursAgo(9), Map.of(Lang.EN, "Danger."));

    assertThat(desk.answerTo("ЖАҢАЛЫҚ")).isEqualTo("Danger.\nҚазақша.\nПо-русски.");
  }

  @Test
  void correction_of_what_they_have_read_says_that_it_is_one() {
    BulletinId wrong = minor(COUNTRY, 3, "Мост закрыт.");
    desk.answerTo("НОВОСТИ");
    desk.content.update(wrong, hoursAgo(1), Map.of(Lang.RU, "Мост открыт."));

    assertThat(desk.answerTo("НОВОСТИ")).isEqualTo("ИСПРАВЛЕНИЕ: Мост открыт.");
    assertThat(new Desk(database).answerTo("НОВОСТИ")).doesNotContain("ИСПРАВЛЕНИЕ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"НОВОСТИ 1", "НОВОСТИ КРАТКО", "новости коротко", "Кратко"})
  void one_text_is_one_segment_with_the_worst_in_it_and_a_count(String words) {
    for (int i = 1; i <= 7; i++) {
      minor(COUNTRY, i, "Новость номер " + i + " о связи в городе и о магазинах рядом.");
    }
    String worst = "В центре Алматы стреляют: оставайтесь дома, не подходите к окнам, ждите.";
    say(Kind.NEWS_DIGEST, Severity.SEVERE, COUNTRY, 20, worst);

    String said = desk.answerTo(words);

    assertThat(said)
        .isEqualTo("В центре Алматы стреляют: оставайтесь дома, не подходите к ...\n+7: ЕЩЁ");
    assertThat(Segmenter.segment(said).count()).isEqualTo(1);
    assertThat(desk.answerTo("ЕЩЁ")).isEqualTo("окнам, ждите.\n+7: ЕЩЁ");
    assertThat(desk.answerTo("ЕЩЁ"))
        .isEqualTo("Новость номер 1 о связи в городе и о магазинах рядом.\n+6: ЕЩЁ");
  }

  @Test
  void one_text_can_be_asked_for_in_every_language_and_with_a_place() {
    minor(AKTAU, 1, "Актау.");
    minor(Area.of(City.ORAL), 1, "Уральск.");
    for (String words :
        new String[] {
          "NEWS 1 Aktau", "НОВОСТИ АКТАУ 1", "ЖАҢАЛЫҚ АҚТАУ ҚЫСҚА", "news short Aktau"
        }) {
      Desk other = new Desk(database);
      BulletinId id =
          other.content.say(
              Kind.NEWS_DIGEST,
              Severity.MINOR,
              AKTAU,
              hoursAgo(1),
              Map.of(Lang.RU, "слово ".repeat(15)));
      assertThat(id).isNotNull();
      assertThat(Segmenter.segment(other.answerTo(words)).count()).as(words).isEqualTo(1);
    }
    assertThat(desk.answerTo("НОВОСТИ АКТАУ 1")).isEqualTo("Актау.");
  }

  @Test
  void english_and_latin_letters_have_the_room_of_a_whole_segment_of_160() {
    desk.answerTo("EN");
    for (int i = 1; i <= 5; i++) {
      desk.content.say(
          Kind.NEWS_DIGEST,
          Severity.MINOR,
          COUNTRY,
          hoursAgo(i),
          Map.of(Lang.EN, "Number " + i + ": the bridge over the river is open for cars."));
    }

    assertThat(desk.answerTo("NEWS 1"))
        .isEqualTo(
            "Number 1: the bridge over the river is open for cars.\n"
                + "Number 2: the bridge over the river is open for cars.\n+3: MORE");
  }

  @Test
  void link_that_leaves_no_room_for_cyrillic_letters_is_whole_and_alone() {
    String link = "https://example.kz/spravka/evakuatsiya-iz-tsentra-almaty?utm=sms-2022-01-05";
    minor(COUNTRY, 1, "Где укрыться: " + link);
    minor(COUNTRY, 2, "Хлеб есть.");

    assertThat(desk.answerTo("НОВОСТИ 1")).isEqualTo("Где укрыться: ...\n+1: ЕЩЁ");
    assertThat(desk.answerTo("ЕЩЁ")).isEqualTo(link + "\n+1: MORE");
    assertThat(desk.answerTo("ЕЩЁ")).isEqualTo("Хлеб есть.");
  }

  @Test
  void nothing_is_skipped_or_repeated_when_news_come_go_and_are_corrected_between() {
    BulletinId gone = null;
    BulletinId wrong = null;
    for (int i = 1; i <= 6; i++) {
      BulletinId id = minor(COUNTRY, i, "Номер " + i + " о связи и магазинах рядом с вами.");
      gone = i == 3 ? id : gone;
      wrong = i == 2 ? id : wrong;
    }
    assertThat(desk.answerTo("НОВОСТИ 1")).startsWith("Номер 1 ").endsWith("+5: ЕЩЁ");
    assertThat(desk.answerTo("ЕЩЁ")).startsWith("Номер 2 ").endsWith("+4: ЕЩЁ");
    desk.content.cancel(gone, "over", new Actor("editor"));
    desk.content.update(wrong, hoursAgo(0), Map.of(Lang.RU, "Номер 2 о связи: уже есть."));
    minor(COUNTRY, 0, "Свежая о воде.");

    StringBuilder rest = new StringBuilder();
    for (String said = more(); !said.startsWith("Это всё"); said = more()) {
      rest.append(said).append('\n');
    }
    assertThat(rest.toString().lines().filter(line -> !line.startsWith("+")))
        .containsExactly(
            "Свежая о воде.",
            "ИСПРАВЛЕНИЕ: Номер 2 о связи: уже есть.",
            "Номер 4 о связи и магазинах рядом с вами.",
            "Номер 5 о связи и магазинах рядом с вами.",
            "Номер 6 о связи и магазинах рядом с вами.");
  }

  private String more() {
    desk.clock.advance(Duration.ofMinutes(1));
    return desk.answerTo("ЕЩЁ");
  }

  @Test
  void age_is_said_by_the_limit_of_its_class_with_the_hour_where_hours_matter() {
    say(Kind.OUTAGE, Severity.MODERATE, COUNTRY, 7, "Нет света.");
    assertThat(desk.answerTo("НОВОСТИ")).isEqualTo("Нет света.\nСведения от 02:00 5 января.");
    minor(COUNTRY, 8, "Хлеб есть.");
    assertThat(desk.answerTo("НОВОСТИ")).isEqualTo("Хлеб есть.\nНет света.");
  }

  @Test
  void age_is_said_in_one_text_too_however_little_room_it_leaves() {
    say(
        Kind.NEWS_DIGEST,
        Severity.EXTREME,
        COUNTRY,
        4,
        "В центре города стреляют, оставайтесь дома и не подходите к окнам.");
    minor(COUNTRY, 1, "Хлеб есть.");

    assertThat(desk.answerTo("НОВОСТИ 1"))
        .isEqualTo("В центре города стреляют, оставайтесь дома ...\nОт 5 янв 05:00. +1: ЕЩЁ");
  }

  @Test
  void end_of_the_news_tells_how_to_get_them_in_one_text() {
    minor(COUNTRY, 1, "Хлеб есть.");
    desk.answerTo("НОВОСТИ");

    assertThat(desk.answerTo("ЕЩЁ"))
        .isEqualTo("Это всё, что есть на 09:00 5 января. Коротко: НОВОСТИ 1");
  }

  private BulletinId minor(Area area, int hoursAgo, String text) {
    return say(Kind.NEWS_DIGEST, Severity.MINOR, area, hoursAgo, text);
  }

  private BulletinId say(Kind kind, Severity severity, Area area, int hoursAgo, String text) {
    return desk.content.say(kind, severity, area, hoursAgo(hoursAgo), Map.of(Lang.RU, text));
  }

  private Instant hoursAgo(int hours) {
    return now.minus(Duration.ofHours(hours));
  }
}
