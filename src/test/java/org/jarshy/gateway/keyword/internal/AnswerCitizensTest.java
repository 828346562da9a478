package org.jarshy.gateway.keyword.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jarshy.gateway.bulletin.Content;
import org.jarshy.gateway.bulletin.Kind;
import org.jarshy.gateway.directory.HelpTopic;
import org.jarshy.gateway.kernel.Area;
import org.jarshy.gateway.kernel.City;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.Region;
import org.jarshy.gateway.outbox.Binding;
import org.jarshy.gateway.outbox.NewMessage;
import org.jarshy.gateway.outbox.PriorityClass;
import org.jarshy.gateway.subscriber.Subscriber.Status;
import org.jarshy.gateway.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerCitizensTest {

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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "START | You are subscribed. Жаршы: verified news",
        "СТАРТ | Вы подписаны. Жаршы: проверенные новости, обычно до 3 SMS в день",
        "БАСТА | Жазылдыңыз. Жаршы: тексерілген хабар, әдетте күніне 3 SMS-ке дейін",
        "HELP | Жаршы: verified news, usually up to 3 texts a day",
        "ПОМОЩЬ | Пишет Жаршы: проверенные новости",
        "КӨМЕК | Жаршы: тексерілген хабар",
        "NEWS | Kazakhstan: no verified news at 09:00 on 5 January.",
        "НОВОСТИ | Казахстан: проверенных новостей на 09:00 5 января нет.",
        "ЖАҢАЛЫҚ | Қазақстан: тексерілген жаңалық жоқ (5 қаңтар 09:00).",
        "CURFEW | In which city? Send: CURFEW ALMATY",
        "КОМЕНДАНТ | В каком городе? Напишите: КОМЕНДАНТ АЛМАТЫ",
        "КОМЕНДАНТ САҒАТЫ | Қай қала? Жазыңыз: КОМЕНДАНТ АЛМАТЫ",
        "CURFEW AKTAU | Aktau: no curfew notice known at 08:00 on 5 January.",
        "КОМЕНДАНТ АКТАУ | Актау: о комендантском часе на 08:00 5 января сведений нет.",
        "КОМЕНДАНТ САҒАТЫ АҚТАУ | Ақтау: комендант сағаты туралы дерек жоқ (5 қаңтар 08:00).",
        "КОМЕНДАНТ ШЫМКЕНТ | Шымкент: о комендантском часе на 09:00 5 января сведений нет.",
        "HOTLINE | No such help line known yet.",
        "ГОРЯЧАЯ ЛИНИЯ | Такой линии помощи пока не знаем.",
        "ЖЕДЕЛ ЖЕЛІ | Мұндай көмек желісін әзірге білмейміз.",
        "SITES | No verified list of working sites at 09:00 on 5 January.",
        "САЙТЫ | Проверенного списка работающих сайтов на 09:00 5 января нет.",
        "САЙТТАР | Жұмыс істейтін сайттардың тексерілген тізімі жоқ",
        "LANG | Which language? Reply KZ, RU or EN",
        "ЯЗЫК | На каком языке писать?",
        "ТІЛ | Қай тілде жазайық?",
        "KZ | Енді қазақша жазамыз.",
        "ЯЗЫК РУС | Теперь пишем по-русски.",
        "EN | We now write in English.",
        "CITY Almaty | Noted: Almaty.",
        "ГОРОД АЛМАТЫ | Запомнили: Алматы.",
        "ҚАЛА АЛМАТЫ | Есте сақтадық: Алматы.",
        "CITY Paris | Which city in Kazakhstan?",
        "MORE | Nothing to go on with.",
        "ЕЩЁ | Продолжать нечего.",
        "ТАҒЫ | Жалғасы жоқ.",
        "PROXY | No verified proxy now.",
        "RIGHTS | No notice on rights now.",
        "ПРАВА | Памятки о правах сейчас нет.",
        "ҚҰҚЫҚ | Құқық туралы жадынама қазір жоқ.",
        "STATUS | Subscription off. Language: English. Place: not given. Topics: none.",
        "48271935 | Такого кода мы вам не давали.",
        "RUMOUR the bank is shut | Received, being checked. We will text you what we find.",
        "СЛУХ | Напишите СЛУХ и что вы слышали.",
        "РАС ПА | ӨСЕК деп, естігеніңізді жазыңыз.",
        "ТИХО | Тихого режима пока нет.",
        "ҰМЫТ | Деректі SMS арқылы өшіру әзірге мүмкін емес.",
        "BAD | We have sent you no proxy lately. To get one: PROXY",
        "bla bla | Not understood. Send NEWS, CURFEW or HELP",
        "абракадабра | Не поняли вас. Напишите НОВОСТИ, КОМЕНДАНТ или ПОМОЩЬ",
        "түсініксіз сөз | Түсінбедік. ЖАҢАЛЫҚ, КОМЕНДАНТ немесе КӨМЕК деп жазыңыз"
      })
  void keyword_is_answered_in_the_language_of_its_words(String text, String beginning) {
    assertThat(desk.answerTo(text)).startsWith(beginning);
  }

  @Test
  void answer_goes_ahead_of_broadcasts_by_the_carrier_the_text_came_in_by() {
    desk.receive("HELP");

    NewMessage reply = desk.outbox.queued.get(0);
    assertThat(reply.priority()).isEqualTo(PriorityClass.REPLY);
    assertThat(reply.carrier()).isEqualTo("kcell");
    assertThat(reply.origin().kind()).isEqualTo("reply");
    assertThat(reply.expires()).isEqualTo(now.plus(Duration.ofHours(12)));
  }

  @Test
  void chosen_language_outranks_the_language_of_the_words() {
    desk.answerTo("KZ");

    assertThat(desk.answerTo("ПОМОЩЬ")).startsWith("Жаршы: тексерілген хабар");
    assertThat(desk.citizen().lang()).isEqualTo(Lang.KK);
  }

  @Test
  void start_subscribes_in_the_language_of_its_words_and_offers_a_way_out() {
    assertThat(desk.answerTo("БАСТА")).contains("ТОҚТА");

    assertThat(desk.citizen().status()).isEqualTo(Status.ACTIVE);
    assertThat(desk.citizen().lang()).isEqualTo(Lang.KK);
    assertThat(desk.citizen().topics()).isNotEmpty();
  }

  @Test
  void city_is_remembered_for_the_next_question() {
    desk.answerTo("ГОРОД Атырау");
    desk.content.curfew(
        Area.of(City.ATYRAU), "Комендатура", "23:00", "07:00", now, now.plus(Duration.ofDays(14)));

    assertThat(desk.answerTo("комендант")).startsWith("Атырау: сейчас комендантского часа нет.");
  }

  @Test
  void city_named_in_a_question_is_remembered_by_who_has_none_yet() {
    desk.answerTo("комендант в Шымкенте");

    assertThat(desk.citizen().city()).isEqualTo(City.SHYMKENT);
    assertThat(desk.answerTo("комендант")).startsWith("Шымкент:");
  }

  @Test
  void asking_about_another_city_does_not_move_ones_own_warnings_there() {
    desk.answerTo("ГОРОД Атырау");

    assertThat(desk.answerTo("комендант Алматы")).startsWith("Алматы:");
    assertThat(desk.answerTo("комендант")).startsWith("Алматы:");
    assertThat(desk.citizen().city()).isEqualTo(City.ATYRAU);

    desk.clock.advance(Duration.ofHours(13));
    assertThat(desk.answerTo("комендант")).startsWith("Атырау:");
  }

  @Test
  void bare_city_after_which_city_is_answered_with_its_curfew() {
    desk.answerTo("КОМЕНДАНТ");

    assertThat(desk.answerTo("Тараз")).startsWith("Тараз: о комендантском часе");
    assertThat(desk.citizen().city()).isEqualTo(City.TARAZ);
  }

  @Test
  void region_alone_is_a_place_too() {
    assertThat(desk.answerTo("Мангистауская область"))
        .startsWith("Запомнили: Мангистауская область.");
    assertThat(desk.citizen().region()).isEqualTo(Region.MANGYSTAU);
    assertThat(desk.citizen().city()).isNull();
  }

  @Test
  void help_line_says_number_hours_and_whether_it_takes_texts() {
    desk.content.help(HelpTopic.LEGAL, Area.wholeCountry(), "Адвокаты", "1414", "24/7", true);
    desk.content.help(
        HelpTopic.PSYCH, Area.of(City.ALMATY), "Психологи", "150", "09:00-18:00", false);
    desk.answerTo("ГОРОД АЛМАТЫ");

    assertThat(desk.answerTo("горячая линия юрист"))
        .isEqualTo("Адвокаты: 1414, круглосуточно, принимает SMS, от глухих тоже");
    assertThat(desk.answerTo("телефон"))
        .isEqualTo(
            "Психологи: 150, 09:00-18:00 (сейчас открыто), только звонки\n"
                + "Адвокаты: 1414, круглосуточно, принимает SMS, от глухих тоже");
    assertThat(desk.answerTo("hotline flights")).startsWith("No such help line known yet.");
  }

  @Test
  void language_of_a_subscriber_without_a_choice_follows_each_text() {
    assertThat(desk.answerTo("HELP")).startsWith("Жаршы: verified");
    assertThat(desk.answerTo("ПОМОЩЬ")).startsWith("Пишет Жаршы");
  }

  @Test
  void proxy_travels_alone_so_that_its_link_costs_one_segment() {
    String link =
        "https://t.me/proxy?server=192.0.2.7&port=443&secret=dd00112233445566778899aabbccddeeff";
    desk.content.approve(
        new Content(
            Kind.PROXY,
            "Редакция",
            Area.wholeCountry(),
            Map.of(Lang.RU, link),
            now.minus(Duration.ofDays(2)),
            now.plus(Duration.ofDays(1)),
            null));
    desk.content.say(Kind.PROXY, Area.wholeCountry(), now.minus(Duration.ofDays(3)), "second");

    assertThat(desk.answerTo("ПРОКСИ")).isEqualTo(link);
    assertThat(desk.answerTo("ЕЩЁ")).isEqualTo("ru second");
    assertThat(desk.answerTo("ЕЩЁ")).startsWith("Это всё, что есть на 09:00 5 января.");
  }

  @Test
  void status_says_what_is_known_and_what_was_sent_since_midnight_on_the_clock_of_the_place() {
    desk.traffic.fromThem = 3;
    desk.traffic.toThem = 5;
    desk.answerTo("СТАРТ");
    desk.answerTo("ГОРОД АЛМАТЫ");

    assertThat(desk.answerTo("СТАТУС"))
        .isEqualTo(
            "Подписка есть. Язык: русский. Алматы. Темы: комендант, новости, прокси, телефоны."
                + " SMS сегодня: от вас 3, от нас 5.");
  }

  @Test
  void day_of_status_begins_at_midnight_of_the_own_region() {
    desk.clock.set(Instant.parse("2022-01-05T18:30:00Z"));
    desk.answerTo("ГОРОД АКТАУ");
    desk.answerTo("СТАТУС");
    assertThat(desk.traffic.askedSince).isEqualTo("2022-01-04T19:00:00Z");

    desk.answerTo("ГОРОД АЛМАТЫ");
    desk.answerTo("СТАТУС");
    assertThat(desk.traffic.askedSince).isEqualTo("2022-01-05T18:00:00Z");
  }

  @Test
  void answer_to_somebody_erased_meanwhile_is_withdrawn() {
    desk.receive("HELP");
    desk.subscribers.erase(Desk.PHONE);

    assertThat(desk.bind()).containsExactly(new Binding.Withdrawn("no such subscriber"));
  }
}
