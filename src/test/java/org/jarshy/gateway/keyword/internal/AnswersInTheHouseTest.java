package org.jarshy.gateway.keyword.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jarshy.gateway.GatewayApplication;
import org.jarshy.gateway.bulletin.Bulletins;
import org.jarshy.gateway.bulletin.Content;
import org.jarshy.gateway.bulletin.CurfewHours;
import org.jarshy.gateway.bulletin.Kind;
import org.jarshy.gateway.inbound.CitizenText;
import org.jarshy.gateway.inbound.TextHandler;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.Area;
import org.jarshy.gateway.kernel.BulletinId;
import org.jarshy.gateway.kernel.City;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.Msisdn;
import org.jarshy.gateway.kernel.SubscriberId;
import org.jarshy.gateway.outbox.Outbox;
import org.jarshy.gateway.outbox.Outgoing;
import org.jarshy.gateway.subscriber.Subscribers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** With the real subscribers, bulletins, help lines and queue, on their database. */
class AnswersInTheHouseTest {

  @TempDir private static Path directory;

  private static final Msisdn NEWS_READER = new Msisdn("+77015555555");

  private static ConfigurableApplicationContext house;

  @BeforeAll
  static void open() {
    house =
        new SpringApplicationBuilder(GatewayApplication.class)
            .web(WebApplicationType.NONE)
            .lazyInitialization(true)
            .profiles("command")
            .run(
                "--spring.config.location=classpath:/",
                "--spring.datasource.url=jdbc:h2:file:"
                    + directory.resolve("house")
                    + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE",
                "--jarshy.keys.file=" + directory.resolve("key"),
                "--jarshy.keys.create=true",
                "--jarshy.sender-name=Штаб",
                "--management.endpoint.health.validate-group-membership=false");
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @Test
  void curfew_approved_by_a_second_person_is_answered_in_the_language_of_the_question() {
    Bulletins bulletins = house.getBean(Bulletins.class);
    Instant now = house.getBean(Clock.class).instant();
    Content curfew =
        new Content(
            Kind.CURFEW,
            "Комендатура",
            Area.of(City.ALMATY),
            Map.of(Lang.RU, "Комендатура: в Алматы комендантский час с 23:00 до 07:00."),
            now.minus(Duration.ofHours(1)),
            now.plus(Duration.ofDays(2)),
            new CurfewHours(LocalTime.of(23, 0), LocalTime.of(7, 0)));
    BulletinId id = bulletins.draft(curfew, new Actor("author"));
    assertThat(answer("+77011111111", "КОМЕНДАНТ АЛМАТЫ")).contains("сведений нет");

    bulletins.submit(id, bulletins.find(id).orElseThrow().revision(), new Actor("author"));
    bulletins.approve(id, bulletins.find(id).orElseThrow().revision(), new Actor("approver"));

    assertThat(answer("+77011111111", "КОМЕНДАНТ АЛМАТЫ"))
        .startsWith("Алматы: сейчас комендантск")
        .contains("07:00")
        .contains("Источник: Комендатура.");
    assertThat(answer("+77012222222", "комендант сағаты Алматы"))
        .startsWith("Алматы: қазір комендант сағаты");
  }

  @Test
  void news_that_a_broadcast_brought_come_last_and_status_counts_texts_both_ways() {
    Instant now = house.getBean(Clock.class).instant();
    BulletinId got = approved(outage("Света нет.", now));
    approved(outage("Воды нет.", now.minusSeconds(60)));
    SubscriberId who = house.getBean(Subscribers.class).contact(NEWS_READER, "kcell").id();
    house
        .getBean(JdbcClient.class)
        .sql(
            "insert into outbox (carrier, state, class, origin_kind, origin_ref, recipient,"
                + " expires, parts, text_ref, sendings, sent_at)"
                + " values ('kcell', 3, 2, 'broadcast', 1, ?, ?, 2, ?, 1, ?)")
        .params(
            who.value(),
            now.plusSeconds(60).atOffset(ZoneOffset.UTC),
            got.value(),
            now.getEpochSecond())
        .update();

    assertThat(answer(NEWS_READER.e164(), "НОВОСТИ АКТАУ")).isEqualTo("Воды нет.\nСвета нет.");
    assertThat(answer(NEWS_READER.e164(), "СТАТУС"))
        .isEqualTo(
            "Подписки нет. Язык: русский. Актау. Темы: нет. SMS сегодня: от вас 0, от нас 2.");
  }

  private static Content outage(String text, Instant from) {
    return new Content(
        Kind.OUTAGE,
        "Kcell",
        Area.of(City.AKTAU),
        Map.of(Lang.RU, text),
        from,
        from.plus(Duration.ofHours(3)),
        null);
  }

  private static BulletinId approved(Content content) {
    Bulletins bulletins = house.getBean(Bulletins.class);
    BulletinId id = bulletins.draft(content, new Actor("author"));
    bulletins.submit(id, 1, new Actor("author"));
    bulletins.approve(id, 2, new Actor("approver"));
    return id;
  }

  @Test
  void a_question_in_own_words_is_answered_by_what_was_approved_until_it_is_cancelled() {
    Instant now = house.getBean(Clock.class).instant();
    Content pharmacies =
        new Content(
            Kind.WHAT_WORKS,
            "Редакция",
            Area.wholeCountry(),
            Map.of(Lang.RU, "Редакция: дежурные аптеки работают всю ночь."),
            now,
            now.plus(Duration.ofDays(1)),
            null);
    FreeQuestions questions = house.getBean(FreeQuestions.class);
    questions.refresh();
    BulletinId id = approved(pharmacies);
    questions.refresh();

    assertThat(answer("+77016666666", "где дежурная аптека?"))
        .isEqualTo("Редакция: дежурные аптеки работают всю ночь.");

    house.getBean(Bulletins.class).cancel(id, "закрылись", new Actor("approver"));
    assertThat(answer("+77017777777", "где дежурная аптека?")).startsWith("Не поняли вас.");

    questions.refresh();
    assertThat(answer("+77018888888", "где дежурная аптека?")).startsWith("Не поняли вас.");
  }

  @Test
  void opting_out_withdraws_what_waits_and_is_confirmed_once() {
    receive("+77013333333", "СТАРТ");
    receive("+77013333333", "ПОМОЩЬ");
    receive("+77013333333", "СТОП");

    assertThat(send("+77013333333"))
        .containsExactly("Вы отписаны, больше не пишем. Вернуться: СТАРТ");
    assertThat(answer("+77013333333", "СТОП")).isNull();
  }

  @Test
  void help_names_who_runs_this() {
    assertThat(answer("+77014444444", "КӨМЕК")).startsWith("Штаб:");
  }

  private static String answer(String number, String words) {
    receive(number, words);
    List<String> sent = send(number);
    assertThat(sent).hasSizeLessThanOrEqualTo(1);
    return sent.isEmpty() ? null : sent.get(0);
  }

  private static void receive(String number, String words) {
    CitizenText text =
        new CitizenText(1, "kcell", new Msisdn(number), "1414", words, Instant.EPOCH);
    house
        .getBean(TransactionTemplate.class)
        .executeWithoutResult(status -> house.getBean(TextHandler.class).handle(text));
  }

  /** Claims everything that waits; words to others than the number are a failure. */
  private static List<String> send(String number) {
    List<Outgoing> claimed = house.getBean(Outbox.class).claim("kcell", 100);
    assertThat(claimed).allSatisfy(o -> assertThat(o.words().to()).isEqualTo(new Msisdn(number)));
    return claimed.stream().map(o -> o.words().text()).toList();
  }
}
