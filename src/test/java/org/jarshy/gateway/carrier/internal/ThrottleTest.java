package org.jarshy.gateway.carrier.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jarshy.gateway.carrier.CarrierStatus.LinkState;
import org.jarshy.gateway.kernel.Msisdn;
import org.jarshy.gateway.outbox.Binding;
import org.jarshy.gateway.outbox.MessageState;
import org.jarshy.gateway.outbox.PriorityClass;
import org.jarshy.gateway.outbox.RealOutbox;
import org.jarshy.gateway.testing.TestDatabase;
import org.jarshy.sim.Smsc;
import org.jarshy.sim.phone.LedgerEntry;
import org.jarshy.sim.profile.Profile;
import org.jarshy.sim.smpp.CommandStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An SMSC that takes less than we may send, against the real outbox. */
class ThrottleTest {

  private static final Duration SOON = Duration.ofSeconds(40);
  private static final int WINDOW = 10;

  private final Clock clock = Clock.systemUTC();
  private TestDatabase database;
  private RealOutbox outbox;
  private Smsc smsc;
  private CarrierRun run;

  @BeforeEach
  void open() throws Exception {
    database = TestDatabase.Kind.H2.open();
    outbox =
        new RealOutbox(
            database,
            clock,
            c ->
                new Binding.Words(
                    new Msisdn("+" + number((int) c.recipient().value())), "x", false));
    smsc = Smsc.builder().account("kcell", "demo").start();
  }

  private static String number(int i) {
    return String.format("7701%07d", i);
  }

  private void start(TestSettings settings) {
    run =
        new CarrierRun("kcell", settings.build(), null, outbox.outbox(), new FakeJournal(), clock);
    outbox.outbox().onQueued(carrier -> run.wake());
    run.start();
    await().atMost(SOON).until(run::isUp);
  }

  @AfterEach
  void close() {
    run.stopClaiming();
    run.stop();
    smsc.close();
    database.close();
  }

  private void awaitAccepted(long count) {
    await()
        .atMost(SOON)
        .until(() -> outbox.counts().getOrDefault(MessageState.ACCEPTED, 0L) == count);
  }

  private long attemptsSpent() {
    return database.jdbc().sql("select sum(attempts) from outbox").query(Long.class).single();
  }

  @Test
  void without_a_limit_of_our_own_the_rate_falls_costs_no_attempt_and_keeps_the_order() {
    smsc.account("kcell").behave(Profile.normal().withRatePerSecond(40));
    start(TestSettings.of(smsc.smppPort()).window(WINDOW).perSecond(0));
    assertThat(run.status().mostPerSecond()).isZero();
    outbox.queue("kcell", PriorityClass.NOTICE, 1, 120);
    await().atMost(SOON).until(() -> run.status().mostPerSecond() > 0);
    assertThat(run.status().mostPerSecond()).as("below what was tried").isLessThan(100);
    awaitAccepted(120);

    assertThat(attemptsSpent()).isZero();
    assertThat(smsc.stats().account("kcell").rejected()).containsKey("ESME_RTHROTTLED");
    assertThat(smsc.ledger()).hasSize(120).extracting(LedgerEntry::copies).containsOnly(1);
    List<String> arrived =
        smsc.ledger().stream()
            .sorted(Comparator.comparing(LedgerEntry::first))
            .map(LedgerEntry::to)
            .toList();
    // What was under way together may change places, nothing else.
    IntStream.range(0, 120)
        .forEach(
            i ->
                assertThat(arrived.indexOf(number(i + 1)))
                    .as("place of message %s", i + 1)
                    .isBetween(i - WINDOW, i + WINDOW));
  }

  @Test
  void the_rate_climbs_again_once_the_smsc_is_content() {
    smsc.account("kcell").behave(Profile.normal().withSubmitStatus(CommandStatus.ESME_RMSGQFUL));
    start(TestSettings.of(smsc.smppPort()).window(WINDOW).perSecond(50));
    outbox.queue("kcell", PriorityClass.NOTICE, 1, 30);
    await().atMost(SOON).until(() -> run.status().mostPerSecond() < 10);
    assertThat(run.status().links().get(0).state()).isEqualTo(LinkState.THROTTLED);

    smsc.account("kcell").behave(Profile.normal());
    awaitAccepted(30);
    double after = run.status().mostPerSecond();
    await().atMost(SOON).until(() -> run.status().mostPerSecond() >= Math.min(50, after + 5));
    assertThat(run.status().links().get(0).state()).isEqualTo(LinkState.BOUND);
    assertThat(attemptsSpent()).isZero();
  }
}
