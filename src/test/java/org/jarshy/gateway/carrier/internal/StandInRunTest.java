package org.jarshy.gateway.carrier.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jarshy.gateway.carrier.CarrierSettings;
import org.jarshy.gateway.carrier.CarrierStatus.Breaker;
import org.jarshy.gateway.carrier.LinkObserver;
import org.jarshy.gateway.kernel.Msisdn;
import org.jarshy.gateway.outbox.Binding;
import org.jarshy.gateway.outbox.MessageState;
import org.jarshy.gateway.outbox.PriorityClass;
import org.jarshy.gateway.outbox.RealOutbox;
import org.jarshy.gateway.testing.TestDatabase;
import org.jarshy.sim.Smsc;
import org.jarshy.sim.fault.Fault;
import org.jarshy.sim.profile.Profile;
import org.jarshy.sim.smpp.CommandStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two carriers, two SMSCs, one outbox on a database. */
class StandInRunTest {

  private static final Duration SOON = Duration.ofSeconds(20);

  private final Clock clock = Clock.systemUTC();
  private TestDatabase database;
  private RealOutbox outbox;
  private Smsc kcellSmsc;
  private Smsc beelineSmsc;
  private CarrierRun kcell;
  private CarrierRun beeline;

  @BeforeEach
  void open() throws Exception {
    database = TestDatabase.Kind.H2.open();
    outbox =
        new RealOutbox(
            database,
            clock,
            c ->
                new Binding.Words(
                    new Msisdn("+7701" + (1_000_000 + c.recipient().value())), "x", false));
    kcellSmsc = Smsc.builder().account("kcell", "demo").start();
    beelineSmsc = Smsc.builder().account("kcell", "demo").start();
    Map<String, CarrierSettings> settings =
        Map.of(
            "kcell",
            TestSettings.of(kcellSmsc.smppPort()).standIns(Duration.ofMillis(300)).build(),
            "beeline",
            TestSettings.of(beelineSmsc.smppPort()).reachesForeign().build());
    StandIns standIns = new StandIns(settings, clock);
    kcell = run("kcell", settings, standIns);
    beeline = run("beeline", settings, standIns);
    await().atMost(SOON).until(() -> kcell.isUp() && beeline.isUp());
  }

  private CarrierRun run(String id, Map<String, CarrierSettings> settings, StandIns standIns) {
    CarrierRun run =
        new CarrierRun(
            id,
            settings.get(id),
            null,
            outbox.outbox(),
            new FakeJournal(),
            clock,
            LinkObserver.NONE,
            standIns);
    run.start();
    return run;
  }

  @AfterEach
  void close() {
    for (CarrierRun run : List.of(kcell, beeline)) {
      run.stopClaiming();
      run.stop();
    }
    kcellSmsc.close();
    beelineSmsc.close();
    database.close();
  }

  private void send(int first, int count) {
    outbox.queue("kcell", PriorityClass.NOTICE, first, count);
    kcell.wake();
    beeline.wake();
  }

  private void awaitAccepted(long count) {
    await()
        .atMost(SOON)
        .until(() -> outbox.counts().getOrDefault(MessageState.ACCEPTED, 0L) == count);
  }

  @Test
  void while_a_carrier_is_down_another_takes_its_messages_and_stops_when_it_is_back() {
    send(1, 20);
    awaitAccepted(20);
    assertThat(beelineSmsc.ledger()).isEmpty();

    kcellSmsc.account("kcell").inject(new Fault.RefuseConnections(Duration.ofSeconds(4), true));
    await().atMost(SOON).until(() -> !kcell.isUp());
    send(101, 30);
    awaitAccepted(50);
    assertThat(beelineSmsc.ledger()).hasSize(30);
    assertThat(beeline.status().standsInFor()).containsExactly("kcell");

    await().atMost(SOON).until(kcell::isUp);
    assertThat(beeline.status().standsInFor()).isEmpty();
    send(201, 20);
    awaitAccepted(70);
    assertThat(beelineSmsc.ledger()).hasSize(30);
    assertThat(kcellSmsc.ledger()).hasSize(40);
  }

  @Test
  void an_smsc_that_only_fails_opens_the_breaker_and_another_takes_over() {
    kcellSmsc
        .account("kcell")
        .behave(Profile.normal().withSubmitStatus(CommandStatus.ESME_RSYSERR));
    send(1, 40);
    await().atMost(SOON).until(() -> kcell.status().breaker() == Breaker.OPEN);
    send(101, 30);
    await().atMost(SOON).until(() -> beelineSmsc.ledger().size() >= 30);
  }
}
