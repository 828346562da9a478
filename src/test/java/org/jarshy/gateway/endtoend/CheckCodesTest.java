package org.jarshy.gateway.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jarshy.gateway.broadcast.Broadcasts;
import org.jarshy.gateway.bulletin.Bulletins;
import org.jarshy.gateway.bulletin.CheckCodes;
import org.jarshy.gateway.carrier.CarrierStatus;
import org.jarshy.gateway.carrier.Carriers;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.BulletinId;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.outbox.PriorityClass;
import org.jarshy.gateway.testing.MutableClock;
import org.jarshy.gateway.testing.RunningGateway;
import org.jarshy.gateway.testing.Story;
import org.jarshy.sim.Smsc;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** A code from a phone's text, asked about from phones while its bulletin lives and dies. */
class CheckCodesTest {

  private static final Duration SOON = Duration.ofSeconds(40);
  private static final MutableClock CLOCK = MutableClock.startingInJanuary2022();
  private static final String READER = Story.number(1);
  private static final String ANOTHER = "77019990001";
  private static final Actor DISPATCHER = new Actor("dispatcher");

  @TestConfiguration(proxyBeanMethods = false)
  static class SettableTime {
    @Bean
    @Primary
    Clock settableClock() {
      return CLOCK;
    }
  }

  @TempDir Path directory;
  private Smsc smsc;

  private List<String> texts(String phone) {
    return smsc.phone(phone).messages().stream()
        .filter(m -> m.warnings().isEmpty())
        .map(m -> m.text())
        .toList();
  }

  private String next(String phone, int before) {
    await().atMost(SOON).until(() -> texts(phone).size() == before + 1);
    return texts(phone).get(before);
  }

  /** The one text that comes back. */
  private String answer(String phone, String text) {
    int before = texts(phone).size();
    CLOCK.advance(Duration.ofMinutes(1)); // whoever asks six times a minute is a machine
    smsc.send(phone, "1414", text);
    return next(phone, before);
  }

  private static String code(String text) {
    return text.substring(text.lastIndexOf('\n') + 1);
  }

  @Test
  void a_code_is_genuine_until_its_text_is_replaced_cancelled_or_over() throws Exception {
    try (Smsc started = Smsc.builder().start();
        RunningGateway gateway =
            RunningGateway.with(
                SettableTime.class,
                directory,
                started.smppPort(),
                "--jarshy.bulletin.check-codes=true")) {
      smsc = started;
      await()
          .atMost(SOON)
          .until(
              () -> gateway.bean(Carriers.class).statuses().stream().allMatch(CarrierStatus::up));
      Story story = Story.of(gateway);
      story.subscribers(2);
      BulletinId old = story.approvedCurfew();
      story.send(old);

      String text = next(READER, 0);
      assertThat(text).startsWith(Story.CURFEW_RU + "\n").matches("(?s).*\\n\\d{4} \\d{4}");
      assertThat(answer(ANOTHER, code(text)))
          .startsWith("Код наш, ")
          .contains("23:00", "07:00", "19 января");
      assertThat(answer(ANOTHER, "Комендантский час отменён, выходите!\n" + code(text)))
          .startsWith("Ваши слова не те")
          .contains("23:00", "07:00", "19 января");
      assertThat(answer(ANOTHER, text)).startsWith("Да, это наш текст, ");

      BulletinId update =
          story.updatedCurfew(
              old, "Алматы: 21:00-07:00 үйде болыңыз.", "Алматы: 21:00-07:00 дома.");
      Broadcasts broadcasts = gateway.bean(Broadcasts.class);
      int before = texts(READER).size();
      await().atMost(SOON).until(() -> broadcasts.correctable(update).reached() == 2);
      broadcasts.correct(update, PriorityClass.NOTICE, 2, "correction", DISPATCHER);
      String correction = next(READER, before);
      assertThat(correction).startsWith("ИСПРАВЛЕНИЕ: Алматы: 21:00-07:00 дома.\n");
      assertThat(answer(READER, correction)).startsWith("Да, это наш текст, ");
      assertThat(answer(ANOTHER, code(correction))).startsWith("Такого кода мы вам не давали.");
      assertThat(answer(ANOTHER, code(text))).startsWith("Устарело, ").contains("21:00-07:00");

      gateway.bean(Bulletins.class).cancel(update, "Комендатура отменила", DISPATCHER);
      assertThat(answer(READER, code(correction))).startsWith("Отменено ");

      BulletinId news = story.approved("Хлеб раздают до 18:00.", Duration.ofHours(3));
      String digits = gateway.bean(CheckCodes.class).of(news).get(Lang.RU).toString();
      assertThat(answer(ANOTHER, "ПРОВЕРИТЬ " + digits)).startsWith("Код наш, ").contains("18:00");
      CLOCK.advance(Duration.ofHours(4));
      assertThat(answer(ANOTHER, digits)).startsWith("Срок вышел ");
    }
  }
}
