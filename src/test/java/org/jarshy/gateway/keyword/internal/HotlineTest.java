package org.jarshy.gateway.keyword.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jarshy.gateway.directory.HelpTopic;
import org.jarshy.gateway.kernel.Area;
import org.jarshy.gateway.kernel.City;
import org.jarshy.gateway.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class HotlineTest {

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
  void topic_and_city_in_one_text_get_the_citys_own_line_first() {
    line(HelpTopic.LEGAL, Area.wholeCountry(), "Адвокаты страны", "24/7", false);
    line(HelpTopic.LEGAL, Area.of(City.AKTAU), "Адвокаты Актау", "09:00-18:00", true);
    line(HelpTopic.PSYCH, Area.of(City.AKTAU), "Психологи", "24/7", true);

    assertThat(desk.answerTo("ТЕЛЕФОН ЮРИСТ АКТАУ"))
        .isEqualTo(
            "Адвокаты Актау: 150, 09:00-18:00 (сейчас закрыто), принимает SMS, от глухих тоже\n"
                + "Адвокаты страны: 150, круглосуточно, только звонки");
  }

  @Test
  void open_is_told_by_the_clock_of_the_city_and_of_the_capital_for_lines_of_the_country() {
    // 03:00 UTC is 09:00 in the capital and 08:00 in Aktau.
    line(HelpTopic.LEGAL, Area.wholeCountry(), "Страна", "09:00-18:00", false);
    line(HelpTopic.LEGAL, Area.of(City.AKTAU), "Город", "09:00-18:00", false);

    assertThat(desk.answerTo("HOTLINE LEGAL AKTAU"))
        .isEqualTo(
            "Город: 150, 09:00-18:00 (closed now), calls only\n"
                + "Страна: 150, 09:00-18:00 (open now), calls only");
  }

  @Test
  void line_over_midnight_is_open_on_both_sides_of_it() {
    line(HelpTopic.PSYCH, Area.wholeCountry(), "Сенім", "20:00-08:00", true);

    at("2022-01-05T19:00:00Z");
    assertThat(desk.answerTo("ТЕЛЕФОН ПСИХОЛОГ")).contains("(сейчас открыто)");
    at("2022-01-06T01:59:00Z");
    assertThat(desk.answerTo("ТЕЛЕФОН ПСИХОЛОГ")).contains("(сейчас открыто)");
    at("2022-01-06T02:00:00Z");
    assertThat(desk.answerTo("ТЕЛЕФОН ПСИХОЛОГ")).contains("(сейчас закрыто)");
  }

  @Test
  void line_that_nobody_vouched_for_lately_says_since_when() {
    desk.content.help(
        HelpTopic.LEGAL,
        Area.wholeCountry(),
        "Адвокаты",
        "150",
        "24/7",
        false,
        Instant.parse("2021-11-30T06:00:00Z"));

    assertThat(desk.answerTo("ТЕЛЕФОН ЮРИСТ"))
        .isEqualTo("Адвокаты: 150, круглосуточно, только звонки\nСведения от 30 ноября.");
  }

  private void line(HelpTopic topic, Area area, String name, String hours, boolean textable) {
    desk.content.help(topic, area, name, "150", hours, textable);
  }

  private void at(String instant) {
    desk.clock.set(Instant.parse(instant));
  }
}
