package org.jarshy.gateway.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jarshy.gateway.broadcast.Broadcasts;
import org.jarshy.gateway.broadcast.Progress;
import org.jarshy.gateway.carrier.Carriers;
import org.jarshy.gateway.outbox.MessageState;
import org.jarshy.gateway.outbox.PriorityClass;
import org.jarshy.gateway.outbox.Tally;
import org.jarshy.gateway.testing.MutableClock;
import org.jarshy.gateway.testing.RunningGateway;
import org.jarshy.gateway.testing.Story;
import org.jarshy.sim.Smsc;
import org.jarshy.sim.fault.Fault;
import org.jarshy.sim.phone.LedgerEntry;
import org.jarshy.sim.profile.Profile;
import org.jarshy.sim.smpp.CommandStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;

/** Every SMSC is gone for six hours of simulated time, as in January 2022. */
class BlackoutTest {

  private static final int AUDIENCE = 90;
  private static final int TEXTERS = 30;
  private static final List<String> CARRIERS = List.of("beeline", "kcell", "tele2");
  private static final MutableClock CLOCK = MutableClock.startingInJanuary2022();

  @TestConfiguration(proxyBeanMethods = false)
  static class SettableTime {
    @Bean
    @Primary
    Clock settableClock() {
      return CLOCK;
    }
  }

  @TempDir Path directory;

  private static String[] settings() {
    List<String> settings = new ArrayList<>();
    for (String carrier : CARRIERS) {
      settings.add("--jarshy.carriers." + carrier + ".window=5");
      settings.add("--jarshy.carriers." + carrier + ".segments-per-second=0");
    }
    return settings.toArray(String[]::new);
  }

  @Test
  void nothing_is_lost_or_burnt_and_afterwards_lives_go_before_news() throws Exception {
    try (Smsc smsc = Smsc.builder().receiptDelay(Duration.ofMillis(20)).start();
        RunningGateway gateway =
            RunningGateway.with(SettableTime.class, directory, smsc.smppPort(), settings())) {
      Story story = Story.of(gateway);
      Broadcasts broadcasts = gateway.bean(Broadcasts.class);
      story.subscribers(AUDIENCE);
      citizensAskAndGetNoAnswer(smsc, gateway);
      theLinesGoDown(smsc, gateway);

      story.send(story.approved("Дайджест: поезда идут, аэропорт закрыт."), PriorityClass.DIGEST);
      story.send(
          story.approved("Кеше болған жаңалықтар", Duration.ofHours(3)), PriorityClass.DIGEST);
      story.send(story.approved("Хлеб и воду раздают до 18:00."), PriorityClass.NOTICE);
      story.send(story.approved("Стрельба в центре. Не выходите."), PriorityClass.EMERGENCY);
      await().until(() -> broadcasts.list(9, 0).stream().allMatch(p -> planned(p) == AUDIENCE));
      for (int tenMinutes = 0; tenMinutes < 36; tenMinutes++) {
        CLOCK.advance(Duration.ofMinutes(10));
      }
      await()
          .atMost(Duration.ofMinutes(1))
          .untilAsserted(
              () ->
                  assertThat(broadcasts.list(9, 0))
                      .extracting(Progress::tallies)
                      .as("one digest has expired whole")
                      .anyMatch(BlackoutTest::allExpired));
      JdbcTemplate jdbc = gateway.bean(JdbcTemplate.class);
      assertThat(jdbc.queryForObject("select max(attempts) from outbox", Integer.class))
          .as("attempts that the blackout cost")
          .isZero();
      assertThat(smsc.ledger()).isEmpty();

      CARRIERS.forEach(carrier -> smsc.account(carrier).behave(Profile.normal()));
      await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> smsc.ledger().size() == 3 * AUDIENCE + TEXTERS);

      assertThat(smsc.ledger()).extracting(LedgerEntry::copies).containsOnly(1);
      for (String prefix : List.of("7705", "7701", "7707")) {
        assertThat(inOrderOfArrival(smsc, prefix))
            .as("classes as they reached the phones of one carrier")
            .isSorted();
      }
      await()
          .atMost(Duration.ofMinutes(1))
          .until(
              () ->
                  broadcasts.list(9, 0).stream().filter(p -> p.delivered() == AUDIENCE).count()
                      == 3);
      assertThat(
              jdbc.queryForObject(
                  "select count(*) from outbox where state <> ?",
                  Integer.class,
                  MessageState.DELIVERED.code()))
          .as("the old news alone, which expired and is counted")
          .isEqualTo(AUDIENCE);
    }
  }

  private static boolean allExpired(List<Tally> tallies) {
    return tallies.stream().allMatch(t -> t.state() == MessageState.EXPIRED)
        && tallies.stream().mapToLong(Tally::messages).sum() == AUDIENCE;
  }

  private static long planned(Progress progress) {
    return progress.broadcast().planned();
  }

  private static void citizensAskAndGetNoAnswer(Smsc smsc, RunningGateway gateway) {
    CARRIERS.forEach(
        carrier ->
            smsc.account(carrier)
                .behave(Profile.normal().withSubmitStatus(CommandStatus.ESME_RMSGQFUL)));
    IntStream.range(0, TEXTERS).forEach(i -> smsc.send(Story.number(i), "1414", "HELP"));
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                gateway
                        .bean(JdbcTemplate.class)
                        .queryForObject("select count(*) from outbox", Integer.class)
                    == TEXTERS);
  }

  private static void theLinesGoDown(Smsc smsc, RunningGateway gateway) {
    CARRIERS.forEach(
        carrier ->
            smsc.account(carrier).inject(new Fault.RefuseConnections(Duration.ofDays(1), true)));
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> gateway.bean(Carriers.class).statuses().stream().noneMatch(s -> s.up()));
  }

  /** 0 for the emergency, 1 for replies, 2 for the notice, 3 for the digest. */
  private static List<Integer> inOrderOfArrival(Smsc smsc, String prefix) {
    return smsc.ledger().stream()
        .filter(e -> e.to().startsWith(prefix))
        .sorted(Comparator.comparing(LedgerEntry::order))
        .map(
            e ->
                e.text().startsWith("Стрельба")
                    ? 0
                    : e.text().startsWith("Хлеб") ? 2 : e.text().startsWith("Дайджест") ? 3 : 1)
        .toList();
  }
}
