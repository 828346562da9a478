package org.jarshy.gateway.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jarshy.gateway.carrier.CarrierStatus;
import org.jarshy.gateway.carrier.Carriers;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.rumour.Ruling;
import org.jarshy.gateway.rumour.RumourDetail;
import org.jarshy.gateway.rumour.RumourId;
import org.jarshy.gateway.rumour.RumourSummary;
import org.jarshy.gateway.rumour.Rumours;
import org.jarshy.gateway.rumour.Rumours.Filter;
import org.jarshy.gateway.rumour.Rumours.Order;
import org.jarshy.gateway.rumour.Statement;
import org.jarshy.gateway.testing.RunningGateway;
import org.jarshy.sim.Smsc;
import org.jarshy.sim.phone.PhoneMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From ten phones of the simulator to two editors, and back to each phone once. */
class RumoursTest {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final int PHONES = 10;
  private static final List<String> ASKED =
      List.of(
          "СЛУХ говорят, что хлеб кончился в Актау",
          "Ақтауда нан таусылды дейді, рас па?",
          "RUMOUR Aktau has run out of bread",
          "правда ли что в Актау нет хлеба",
          "ӨСЕК Ақтауда нан жоқ");

  @TempDir Path directory;
  private Smsc smsc;
  private RunningGateway gateway;
  private Rumours rumours;

  @BeforeEach
  void start() throws Exception {
    smsc = Smsc.builder().start();
    gateway = RunningGateway.start(directory, smsc.smppPort());
    await()
        .atMost(SOON)
        .until(() -> gateway.bean(Carriers.class).statuses().stream().allMatch(CarrierStatus::up));
    rumours = gateway.bean(Rumours.class);
  }

  @AfterEach
  void stop() {
    gateway.close();
    smsc.close();
  }

  private static String phone(int n) {
    return "7701999%04d".formatted(n);
  }

  private List<String> texts(int phone) {
    return smsc.phone(phone(phone)).messages().stream()
        .filter(m -> m.warnings().isEmpty())
        .map(PhoneMessage::text)
        .toList();
  }

  private void decide(RumourId id, Ruling ruling, String kk, String ru, String en) {
    Statement statement =
        new Statement(
            ruling,
            "КЧС",
            Map.of(Lang.KK, kk, Lang.RU, ru, Lang.EN, en),
            "хлеб кончился в Актау",
            gateway.bean(Clock.class).instant().plus(Duration.ofDays(2)));
    RumourDetail seen = rumours.find(id).orElseThrow();
    rumours.propose(id, seen.summary().revision(), statement, new Actor("editor"));
    seen = rumours.find(id).orElseThrow();
    rumours.approve(id, seen.summary().revision(), seen.lastText(), new Actor("approver"));
  }

  @Test
  void ten_phones_ask_and_each_is_told_once_and_again_when_it_changes() {
    for (int i = 0; i < PHONES; i++) {
      smsc.send(phone(i), "1414", ASKED.get(i % ASKED.size()));
    }
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              for (int i = 0; i < PHONES; i++) {
                assertThat(texts(i)).hasSize(1);
              }
            });
    List<RumourSummary> all = rumours.list(Filter.ALL, Order.GROWTH, 10, 0);
    assertThat(all).hasSize(1);
    assertThat(all.get(0).askers()).isEqualTo(PHONES);
    RumourId bread = all.get(0).id();

    smsc.send(phone(9), "1414", "СТОП");
    await().atMost(SOON).until(() -> texts(9).size() == 2);
    decide(bread, Ruling.FALSE, "Ақтауда нан бар", "В Актау хлеб есть", "Aktau has bread");
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              for (int i = 0; i < PHONES - 1; i++) {
                assertThat(texts(i)).hasSize(2);
              }
            });
    assertThat(texts(0).get(1))
        .isEqualTo("ЛОЖНЫЙ СЛУХ. На деле: В Актау хлеб есть. Источник: КЧС.");
    assertThat(texts(1).get(1)).isEqualTo("ЖАЛҒАН ӨСЕК. Шындығы: Ақтауда нан бар. Дереккөз: КЧС.");
    assertThat(texts(2).get(1)).isEqualTo("FALSE RUMOUR. In fact: Aktau has bread. Source: КЧС.");

    decide(bread, Ruling.TRUE, "Ақтауда нан жоқ", "Хлеба в Актау нет", "Aktau has no bread");
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              for (int i = 0; i < PHONES - 1; i++) {
                assertThat(texts(i)).hasSize(3);
              }
            });
    assertThat(texts(3).get(2))
        .isEqualTo("ИСПРАВЛЕНИЕ: наш ответ изменился. ПРАВДА: Хлеба в Актау нет. Источник: КЧС.");
    smsc.send(phone(0), "1414", "СЛУХ в Актау нет хлеба");
    await().atMost(SOON).until(() -> texts(0).size() == 4);
    assertThat(texts(0).get(3)).isEqualTo("ПРАВДА: Хлеба в Актау нет. Источник: КЧС.");
    // Who opted out got the confirmation and nothing since.
    assertThat(texts(9)).hasSize(2);
    assertThat(texts(1)).hasSize(3);
  }
}
