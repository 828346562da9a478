package org.jarshy.gateway.keyword.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jarshy.gateway.gsm.Segmenter;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.lookup.Answering;
import org.jarshy.gateway.lookup.KeyMatch;
import org.jarshy.gateway.lookup.KeywordId;
import org.jarshy.gateway.lookup.Keywords;
import org.jarshy.gateway.lookup.Words;
import org.jarshy.gateway.subscriber.Subscriber;
import org.jarshy.gateway.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OperatorWordsTest {

  private final TestDatabase database = TestDatabase.Kind.H2.open();
  private final Desk desk = new Desk(database);
  private final Keywords keywords = desk.operators.keywords;

  @BeforeEach
  void tables() {
    Words.approve(keywords, Words.pharmacies(), Words.PHARMACIES_CSV);
  }

  @AfterEach
  void close() {
    desk.operators.close();
    database.close();
  }

  @Test
  void a_table_is_answered_with_its_age() {
    assertThat(desk.answerTo("АПТЕКА Шымкент"))
        .isEqualTo(
            "Сау: Тауке хана 10, 150\nАптека \"24\": Байтурсынова 5, 151\n"
                + "Данные на 09:00 5 января");
  }

  @Test
  void the_remembered_city_needs_not_be_texted_again() {
    assertThat(desk.answerTo("аптека")).isEqualTo("В каком городе? Напишите: АПТЕКА АЛМАТЫ");
    desk.answerTo("ГОРОД АЛМАТЫ");
    assertThat(desk.answerTo("аптека")).startsWith("Раушан: Абая 1, 152\n");
  }

  @Test
  void a_reader_of_kazakh_is_answered_in_kazakh() {
    desk.answerTo("KZ");
    assertThat(desk.answerTo("аптека алматы"))
        .startsWith("Раушан: Абая 1, тел. 152\nДерек уақыты: 5 қаңтар 09:00");
  }

  @Test
  void what_does_not_fit_is_counted_and_continued_by_more() {
    StringBuilder csv = new StringBuilder("город,аптека,адрес,телефон\n");
    for (int i = 1; i <= 7; i++) {
      csv.append("Орал,Аптека номер ")
          .append(i)
          .append(",улица Курмангазы ")
          .append(i)
          .append(",5\n");
    }
    KeywordId old = keywords.list(java.util.Set.of(), 1, 0).get(0).id();
    KeywordId change = keywords.update(old, Words.pharmacies(), Words.AUTHOR);
    keywords.upload(change, 1, Words.csv(csv.toString()), Words.AUTHOR);
    keywords.submit(change, 2, Words.AUTHOR);
    keywords.approve(change, 3, Words.APPROVER);

    String first = desk.answerTo("АПТЕКА Орал");
    assertThat(first).contains("номер 1:", "номер 2:", "Данные на", "\n+5: ЕЩЁ");
    assertThat(Segmenter.segment(first).count()).isLessThanOrEqualTo(2);
    assertThat(desk.answerTo("ЕЩЁ")).contains("номер 3:", "\n+3: ЕЩЁ").doesNotContain("номер 2:");
  }

  @Test
  void one_row_longer_than_a_text_loses_whole_words_and_not_the_age() {
    String csv = "город,аптека,адрес,телефон\nАлматы,\"" + "очень длинно ".repeat(20) + "\",Б,В\n";
    KeywordId old = keywords.list(java.util.Set.of(), 1, 0).get(0).id();
    KeywordId change = keywords.update(old, Words.pharmacies(), Words.AUTHOR);
    keywords.upload(change, 1, Words.csv(csv), Words.AUTHOR);
    keywords.submit(change, 2, Words.AUTHOR);
    keywords.approve(change, 3, Words.APPROVER);
    String said = desk.answerTo("АПТЕКА Алматы");
    assertThat(said).endsWith("... \nДанные на 09:00 5 января".replace("... ", "..."));
    assertThat(said).containsPattern("(очень|длинно) \\.\\.\\.");
    assertThat(Segmenter.segment(said).count()).isEqualTo(2);
  }

  @Test
  void opting_out_and_our_own_keywords_always_win() {
    desk.answerTo("СТАРТ");
    assertThat(desk.answerTo("НОВОСТИ АПТЕКА")).contains("новостей");
    assertThat(desk.answerTo("АПТЕКА СТОП")).startsWith("Хотите отписаться?");
    assertThat(desk.answerTo("СТОП")).startsWith("Вы отписаны");
    assertThat(desk.citizen().status()).isEqualTo(Subscriber.Status.STOPPED);
  }

  @Test
  void a_word_of_ours_that_is_only_mentioned_behind_an_operators_gives_way() {
    Words.approve(
        keywords,
        Words.missing(null),
        "фамилия,имя,состояние\nЮристов,Пётр,найден\nНовостей,Иван,ранен\n");
    assertThat(desk.answerTo("ИЩУ ЮРИСТОВ ПЕТР")).startsWith("Юристов Пётр: найден\n");
    assertThat(desk.answerTo("ИЩУ НОВОСТЕЙ ИВАН")).startsWith("Новостей Иван: ранен\n");
    assertThat(desk.answerTo("ЮРИСТ")).doesNotContain("найден");
  }

  @Test
  void persons_are_told_to_those_who_know_their_names_and_not_one_after_the_other() {
    Words.approve(keywords, Words.missing(null), Words.MISSING_CSV);
    assertThat(desk.answerTo("ИЩУ Иванов"))
        .isEqualTo("Этого мало для поиска. Напишите фамилию и имя, не меньше 5 букв.");
    assertThat(desk.answerTo("ИЩУ Иванов Иван"))
        .startsWith("Иванов Иван Иванович: ранен, больница 7\n");
    for (String name : List.of("Петров Пётр", "Сидоров Олег", "Алиева Асель")) {
      desk.clock.advance(Duration.ofMinutes(2));
      assertThat(desk.answerTo("ИЩУ " + name)).startsWith("Ничего не найдено.");
    }
    desk.clock.advance(Duration.ofMinutes(2));
    assertThat(desk.answerTo("ИЩУ Сатпаев Канат"))
        .isEqualTo("Вы спросили уже много раз. Попробуйте через час.");
  }

  @Test
  void what_was_asked_is_never_kept_in_clear() {
    Words.approve(keywords, Words.missing(null), Words.MISSING_CSV);
    desk.receive("ИЩУ Иванов Иван");
    for (String sql : List.of("select request from reply", "select question from conversation")) {
      assertThat(database.jdbc().sql(sql).query(String.class).list())
          .singleElement()
          .asString()
          .contains("answer=WORD")
          .doesNotContainIgnoringCase("иванов");
    }
  }

  @Test
  void cancelled_words_mean_nothing_again_also_for_answers_that_wait() {
    KeywordId id = Words.approve(keywords, Words.fixed("ВОДА", "Вода: Абая 1"), null);
    assertThat(desk.answerTo("вода")).isEqualTo("Вода: Абая 1");
    desk.receive("ВОДА");
    keywords.cancel(id, "Кончилась", Words.AUTHOR);
    assertThat(desk.send())
        .containsExactly("На это слово больше не отвечаем. Что мы умеем: ПОМОЩЬ");
    assertThat(desk.answerTo("ВОДА")).startsWith("Не поняли вас.");
  }

  @Test
  void expired_words_mean_nothing_again() {
    Words.approve(keywords, Words.fixed("ВОДА", "Вода: Абая 1"), null);
    desk.clock.set(Words.EXPIRES);
    assertThat(desk.answerTo("ВОДА")).startsWith("Не поняли вас.");
  }

  @Test
  void the_longest_question_has_room_in_its_columns() {
    Words.approve(
        keywords,
        Words.of(
            "Прайс",
            "ПРАЙС",
            new Answering.Table(
                KeyMatch.EXACT, List.of("товар"), Map.of(Lang.RU, "{товар}"), null)),
        "товар\nмолоко\n");
    assertThat(desk.answerTo("ПРАЙС " + "щ".repeat(900))).startsWith("Ничего не найдено");
    assertThat(desk.answerTo("ПРАЙС " + "😀".repeat(400) + " молоко")).isNotNull();
  }
}
