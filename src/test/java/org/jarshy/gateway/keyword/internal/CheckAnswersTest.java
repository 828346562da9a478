package org.jarshy.gateway.keyword.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jarshy.gateway.bulletin.Bulletin.State;
import org.jarshy.gateway.bulletin.Content;
import org.jarshy.gateway.bulletin.CurfewHours;
import org.jarshy.gateway.bulletin.Kind;
import org.jarshy.gateway.gsm.Segmenter;
import org.jarshy.gateway.kernel.Area;
import org.jarshy.gateway.kernel.BulletinId;
import org.jarshy.gateway.kernel.City;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.Msisdn;
import org.jarshy.gateway.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CheckAnswersTest {

  private static final int CODE = 4827_1935;
  private static final String TRUE_RU =
      "Комендатура Алматы: с 23:00 до 07:00 не выходите из дома. Действует до 19 января.";
  private static final String TRUE_KK =
      "Алматы комендатурасы: 23:00-ден 07:00-ге дейін үйден шықпаңыз. Мерзімі – 19 қаңтар.";

  private static TestDatabase database;

  private final Desk desk = new Desk(database);
  private final Instant since = desk.clock.instant().minus(Duration.ofHours(1));
  private final BulletinId curfew = curfew(TRUE_RU, TRUE_KK);

  @BeforeAll
  static void openDatabase() {
    database = TestDatabase.Kind.H2.open();
  }

  @AfterAll
  static void closeDatabase() {
    database.close();
  }

  private BulletinId curfew(String ru, String kk) {
    BulletinId id =
        desk.content.approve(
            new Content(
                Kind.CURFEW,
                "Комендатура Алматы",
                Area.of(City.ALMATY),
                Map.of(Lang.RU, ru, Lang.KK, kk),
                since,
                since.plus(Duration.ofDays(7)),
                new CurfewHours(java.time.LocalTime.of(23, 0), java.time.LocalTime.of(7, 0))));
    desk.codes.give(CODE, id, Lang.RU);
    desk.codes.give(CODE + 1, id, Lang.KK);
    return id;
  }

  @Test
  void a_genuine_code_is_answered_with_source_time_headline_and_every_number() {
    String answer = desk.answerTo("4827 1935");

    assertThat(answer)
        .startsWith("Код наш, ")
        .contains("Комендатура Алматы", "23:00", "07:00", "19 января", "У вас иначе? Не верьте.");
    assertThat(Segmenter.segment(answer).count()).isLessThanOrEqualTo(2);
    assertThat(desk.codes.counted).containsExactly("+7701 " + curfew);
  }

  @Test
  void it_is_answered_about_the_text_of_the_language_that_the_code_stands_under() {
    assertThat(desk.answerTo("ТЕКСЕРУ 4827 1936"))
        .contains("Алматы комендатурасы", "23:00", "07:00", "19");
  }

  @Test
  void a_false_text_above_a_genuine_code_is_contradicted_by_the_true_one() {
    String answer = desk.answerTo("ПРОВЕРИТЬ Комендантский час отменён 4827 1935");

    assertThat(answer)
        .startsWith("Ваши слова не те, что у нас.")
        .contains("23:00", "07:00", "19 января", "Иному не верьте.");
    assertThat(Segmenter.segment(answer).count()).isLessThanOrEqualTo(3);
  }

  @Test
  void a_forwarded_text_needs_no_keyword_and_the_true_one_is_told_from_a_changed_one() {
    assertThat(desk.answerTo(TRUE_RU + "\n4827 1935")).startsWith("Да, это наш текст, ");
    assertThat(desk.answerTo(TRUE_RU.replace("23:00", "22:00") + "\n4827 1935"))
        .startsWith("Ваши слова не те");
    assertThat(desk.answerTo(TRUE_RU + " Отменено.\n4827 1935")).startsWith("Ваши слова не те");
    assertThat(desk.answerTo("Проверьте, пожалуйста: " + TRUE_RU + "\n4827 1935"))
        .startsWith("Да, это наш текст, ");
  }

  @Test
  void whoever_reads_latin_letters_forwards_latin_letters() {
    desk.answerTo("латиница");
    String latin = org.jarshy.gateway.script.Latin.write(TRUE_RU, Lang.RU);

    assertThat(desk.answerTo(latin + "\n4827 1935")).startsWith("Da, éto nash tekst, ");
  }

  @Test
  void words_that_only_ask_are_no_other_text() {
    assertThat(desk.answerTo("Пришло сообщение с кодом 48271935, оно настоящее?"))
        .startsWith("Код наш, ");
  }

  @Test
  void a_code_of_a_replaced_text_is_answered_with_the_new_one() {
    BulletinId update =
        curfew("Комендатура Алматы: с 21:00 до 07:00 будьте дома.", TRUE_KK.replace("23", "21"));
    desk.codes.give(CODE, curfew, Lang.RU);
    desk.content.become(curfew, State.SUPERSEDED, desk.clock.instant(), update);

    assertThat(desk.answerTo("4827 1935"))
        .startsWith("Устарело, ")
        .contains("Теперь: ", "21:00")
        .doesNotContain("23:00");

    desk.content.become(update, State.CANCELLED, desk.clock.instant(), null);
    assertThat(desk.answerTo("4827 1935")).startsWith("Устарело: ").contains("КОМЕНДАНТ");
  }

  private BulletinId curfewUntil(String ru) {
    return desk.content.update(curfew, since, Map.of(Lang.RU, ru));
  }

  @Test
  void cancelled_and_expired_are_said_first() {
    desk.content.become(curfew, State.CANCELLED, desk.clock.instant(), null);
    assertThat(desk.answerTo("4827 1935"))
        .startsWith("Отменено ")
        .contains("Комендатура Алматы", "НОВОСТИ", "КОМЕНДАНТ")
        .doesNotContain("23:00");

    desk.content.become(curfew, State.APPROVED, since, null);
    desk.clock.advance(Duration.ofDays(8));
    assertThat(desk.answerTo("4827 1935")).startsWith("Срок вышел ");
  }

  @Test
  void what_becomes_of_it_until_the_answer_leaves_is_in_the_answer() {
    desk.receive("4827 1935");
    desk.content.become(curfew, State.CANCELLED, desk.clock.instant(), null);

    assertThat(desk.send()).singleElement().asString().startsWith("Отменено ");
  }

  @Test
  void what_was_never_given_and_what_is_no_code_are_answered_alike_with_a_second_path() {
    String unknown = desk.answerTo("ПРОВЕРИТЬ 1111 2222");

    assertThat(unknown)
        .isEqualTo(
            "Такого кода мы вам не давали. Сверьте 8 цифр: если верны, тексту не верьте."
                + " Напишите НОВОСТИ. Голосом: ТЕЛЕФОН");
    assertThat(desk.answerTo("ПРОВЕРИТЬ 4827 193")).isEqualTo(unknown);
    assertThat(desk.answerTo("ПРОВЕРИТЬ 482719355")).isEqualTo(unknown);
    assertThat(desk.codes.counted).containsOnly("+7701 null").hasSize(3);
  }

  @Test
  void a_personal_code_is_none_of_ours_from_another_phone() {
    desk.answerTo("ПОМОЩЬ");
    BulletinId update = curfewUntil("Комендатура Алматы: с 21:00 до 07:00 будьте дома.");
    desk.codes.givePersonal(77, update, Lang.RU, desk.citizen().id());

    assertThat(desk.answerTo("0000 0077"))
        .startsWith("Код наш, ")
        .contains("ИСПРАВЛЕНИЕ: ", "21:00");
    Msisdn other = new Msisdn("+77051112233");
    desk.receive(other, "0000 0077");
    assertThat(desk.send()).singleElement().asString().startsWith("Такого кода мы вам не давали.");
  }

  @Test
  void the_keyword_alone_says_how_and_costs_no_try() {
    for (int i = 0; i < 12; i++) {
      assertThat(desk.answerTo("ПРОВЕРИТЬ"))
          .isEqualTo("Пришлите 8 цифр из конца SMS, лучше всю SMS: скажем, наша ли она");
      desk.clock.advance(Duration.ofMinutes(2));
    }
    assertThat(desk.answerTo("4827 1935")).startsWith("Код наш, ");
  }

  @Test
  void ten_tries_a_day_are_answered_and_then_nothing_even_a_genuine_code() {
    Random random = new Random(1);
    for (int i = 0; i < 10; i++) {
      assertThat(desk.answerTo("CHECK " + random.nextInt(10_000_000, 40_000_000)))
          .startsWith("We gave you no such code");
      desk.clock.advance(Duration.ofMinutes(2));
    }
    assertThat(desk.answerTo("4827 1935")).isNull();
    assertThat(desk.answerTo("CHECK 12")).isNull();
    assertThat(desk.answerTo("ПОМОЩЬ")).as("other words go on").isNotNull();

    Msisdn other = new Msisdn("+77051112299");
    desk.receive(other, "4827 1935");
    assertThat(desk.send()).as("each number has its own").hasSize(1);

    desk.clock.advance(Duration.ofHours(24));
    assertThat(desk.answerTo("4827 1935")).isNotNull();
  }

  @Test
  void nothing_of_the_citizens_words_waits_in_the_queue() {
    desk.receive("ПРОВЕРИТЬ Комендантский час отменён 4827 1935");

    List<String> waiting =
        database
            .jdbc()
            .sql("select request from reply where request like 'answer=CHECK;%' order by id desc")
            .query(String.class)
            .list();
    assertThat(waiting.get(0))
        .isEqualTo("answer=CHECK;lang=ru;found=" + curfew + ".ru.public.OTHER");
    desk.send();
  }

  @Test
  void a_rumour_with_a_code_under_it_is_a_rumour() {
    assertThat(desk.answerTo("СЛУХ Комендантский час отменён 4827 1935"))
        .doesNotContain("Ваши слова");
  }

  @Test
  void help_says_what_the_digits_are_for_where_there_are_any() {
    assertThat(desk.answerTo("ПОМОЩЬ")).doesNotContain("8 цифр");
    desk.codes.on = true;
    assertThat(desk.answerTo("ПОМОЩЬ")).contains("Проверить SMS: 8 цифр", "Отписка: СТОП");
  }

  @Test
  void no_number_of_a_long_text_is_lost_however_many_segments_that_takes() {
    String longText =
        "Список работающих аптек Алматы на сегодня, звоните перед выходом из дома: "
            + "8 727 300 10 01, 8 727 300 10 02, 8 727 300 10 03, 8 727 300 10 04,"
            + " 8 727 300 10 05, 8 727 300 10 06, 8 727 300 10 07, сайт egov.kz, до 19 января.";
    BulletinId id =
        desk.content.approve(
            new Content(
                Kind.WHAT_WORKS,
                "Акимат",
                Area.of(City.ALMATY),
                Map.of(Lang.RU, longText),
                since,
                since.plus(Duration.ofDays(7)),
                null));
    desk.codes.give(1234_5678, id, Lang.RU);

    String answer = desk.answerTo("1234 5678");
    for (int i = 1; i <= 7; i++) {
      assertThat(answer).contains("8 727 300 10 0" + i);
    }
    assertThat(answer).contains("egov.kz", "19 января", "Акимат", "У вас иначе? Не верьте.");
  }

  @Test
  void a_sign_within_an_address_or_an_amount_makes_it_another() {
    String ours = "Выплаты 1.5 тыс. на сайте egov.kz и bit.ly/aB до 19 января";

    assertThat(PastedWords.of(ours, ours, Lang.RU)).isEqualTo(PastedWords.SAME);
    assertThat(PastedWords.of(ours.replace("egov.kz", "Egov.kz"), ours, Lang.RU))
        .isEqualTo(PastedWords.SAME);
    for (String[] change :
        new String[][] {
          {"egov", "e-gov"}, {"egov.kz", "eg.ov.kz"}, {"/aB", "/ab"}, {"1.5", "15"}
        }) {
      assertThat(PastedWords.of(ours.replace(change[0], change[1]), ours, Lang.RU))
          .as(change[1])
          .isEqualTo(PastedWords.OTHER);
    }
  }

  @Test
  void a_text_without_a_code_is_not_called_false_for_the_digits_in_it() {
    assertThat(desk.answerTo("ПРОВЕРИТЬ Комендантский час в Алматы 23:00-07:00"))
        .startsWith("Пришлите 8 цифр");
    assertThat(desk.answerTo("ПРОВЕРИТЬ эвакуация Талгара 08.01.2022 17:00"))
        .startsWith("Пришлите 8 цифр");
  }
}
