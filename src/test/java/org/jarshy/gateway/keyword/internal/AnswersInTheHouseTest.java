package org.jarshy.gateway.keyword.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
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
import org.jarshy.gateway.outbox.Outbox;
import org.jarshy.gateway.outbox.Outgoing;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** With the real subscribers, bulletins, help lines and queue, on their database. */
class AnswersInTheHouseTest {

  @TempDir private static Path directory;

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
