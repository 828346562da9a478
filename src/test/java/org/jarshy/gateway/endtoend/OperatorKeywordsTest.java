package org.jarshy.gateway.endtoend;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jarshy.gateway.carrier.CarrierStatus;
import org.jarshy.gateway.carrier.Carriers;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.lookup.Answering;
import org.jarshy.gateway.lookup.Definition;
import org.jarshy.gateway.lookup.KeyMatch;
import org.jarshy.gateway.lookup.KeywordId;
import org.jarshy.gateway.lookup.Keywords;
import org.jarshy.gateway.lookup.Words;
import org.jarshy.gateway.testing.RunningGateway;
import org.jarshy.sim.Smsc;
import org.jarshy.sim.phone.PhoneMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a phone of the simulator to an operator's answer and back. */
class OperatorKeywordsTest {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String PHONE = "77019990001";

  @TempDir Path directory;
  private Smsc smsc;
  private RunningGateway gateway;
  private WireMockServer web;
  private Keywords keywords;
  private Instant expires;
  private int answers;

  @BeforeEach
  void start() throws Exception {
    smsc = Smsc.builder().start();
    web = new WireMockServer(options().dynamicPort());
    web.start();
    gateway =
        RunningGateway.start(directory, smsc.smppPort(), "--jarshy.lookup.allowed-hosts=localhost");
    await()
        .atMost(SOON)
        .until(() -> gateway.bean(Carriers.class).statuses().stream().allMatch(CarrierStatus::up));
    keywords = gateway.bean(Keywords.class);
    expires = gateway.bean(Clock.class).instant().plus(Duration.ofDays(2));
  }

  @AfterEach
  void stop() {
    gateway.close();
    web.stop();
    smsc.close();
  }

  private KeywordId approved(String word, Answering answering, String csv) {
    return Words.approve(
        keywords, new Definition(word, Map.of(Lang.RU, List.of(word)), answering, expires), csv);
  }

  /** The one text that comes back. */
  private String answerTo(String text) {
    smsc.send(PHONE, "1414", text);
    int wanted = answers + 1;
    await().atMost(SOON).until(() -> complete().size() == wanted);
    answers = wanted;
    return complete().get(wanted - 1).text();
  }

  private List<PhoneMessage> complete() {
    return smsc.phone(PHONE).messages().stream().filter(m -> m.warnings().isEmpty()).toList();
  }

  @Test
  void a_citizen_is_answered_from_a_table_from_the_web_and_by_our_own_words() {
    assertThat(answerTo("АПТЕКА Шымкент")).startsWith("Не поняли вас.");
    KeywordId table =
        approved(
            "АПТЕКА",
            new Answering.Table(
                KeyMatch.CITY,
                List.of("город"),
                Map.of(Lang.RU, "{аптека}: {адрес}, {телефон}"),
                null),
            Words.PHARMACIES_CSV);
    assertThat(answerTo("Аптека в Шымкенте"))
        .startsWith("Сау: Тауке хана 10, 150\nАптека \"24\": Байтурсынова 5, 151\nДанные на ");

    web.stubFor(
        any(anyUrl())
            .willReturn(
                aResponse()
                    .withFixedDelay(700)
                    .withHeader("Content-Type", "application/json")
                    .withBody("{\"usd\":448.5}")));
    approved(
        "ВАЛЮТА",
        new Answering.Web(
            "http://localhost:" + web.port() + "/{query}",
            "usd",
            Map.of(Lang.RU, "Курс: {answer} тенге"),
            3),
        null);
    assertThat(answerTo("ВАЛЮТА доллар")).startsWith("Курс: 448.5 тенге\nОтвет от ");

    assertThat(answerTo("ПОМОЩЬ")).contains("Отписка: СТОП");
    keywords.cancel(table, "Устарело", Words.AUTHOR);
    assertThat(answerTo("ТЕЛЕФОН АПТЕКА")).doesNotContain("Сау");
    LocalDate today =
        LocalDate.ofInstant(gateway.bean(Clock.class).instant(), ZoneId.of("Asia/Almaty"));
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(keywords.answered(List.of(table), today)).containsEntry(table, 1L));
  }
}
