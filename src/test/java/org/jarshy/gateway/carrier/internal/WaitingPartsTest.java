package org.jarshy.gateway.carrier.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.jarshy.gateway.kernel.Msisdn;
import org.jarshy.gateway.outbox.Binding;
import org.jarshy.gateway.outbox.MessageState;
import org.jarshy.gateway.outbox.PriorityClass;
import org.jarshy.gateway.outbox.RealOutbox;
import org.jarshy.gateway.testing.MutableClock;
import org.jarshy.gateway.testing.TestDatabase;
import org.jarshy.sim.Smsc;
import org.jarshy.sim.profile.Profile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An SMSC takes the first part of a long text, and of the others only one a second. */
class WaitingPartsTest {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String TEN_PARTS = "Комендатура Алматы сообщает. ".repeat(23);

  private final MutableClock clock = MutableClock.startingInJanuary2022();
  private TestDatabase database;
  private RealOutbox outbox;
  private Smsc smsc;
  private CarrierRun run;

  @BeforeEach
  void open() throws Exception {
    database = TestDatabase.Kind.H2.open();
    outbox =
        new RealOutbox(
            database, clock, c -> new Binding.Words(new Msisdn("+77010000001"), TEN_PARTS, false));
    smsc = Smsc.builder().account("kcell", "demo").start();
    smsc.account("kcell").behave(Profile.normal().withRatePerSecond(1));
    run =
        new CarrierRun(
            "kcell",
            TestSettings.of(smsc.smppPort()).build(),
            null,
            outbox.outbox(),
            new FakeJournal(),
            clock);
    outbox.outbox().onQueued(carrier -> run.wake());
    run.start();
  }

  @AfterEach
  void close() {
    run.stopClaiming();
    run.stop();
    smsc.close();
    database.close();
  }

  private int sendings() {
    return database.jdbc().sql("select sendings from outbox").query(Integer.class).single();
  }

  @Test
  void after_two_minutes_the_whole_text_goes_back_to_the_queue_and_later_arrives() {
    outbox.queue("kcell", PriorityClass.NOTICE, 1, 1);
    await().atMost(SOON).until(() -> smsc.stats().account("kcell").accepted() >= 1);
    assertThat(sendings()).as("claimed, and not settled").isZero();

    clock.advance(Duration.ofMinutes(2));
    await().atMost(SOON).until(() -> sendings() == 1);
    assertThat(smsc.phone("+77010000001").messages())
        .as("in part only")
        .noneMatch(m -> m.text().equals(TEN_PARTS));

    smsc.account("kcell").behave(Profile.normal());
    await().atMost(SOON).until(() -> outbox.counts().getOrDefault(MessageState.ACCEPTED, 0L) == 1);
    assertThat(smsc.phone("+77010000001").messages()).anyMatch(m -> m.text().equals(TEN_PARTS));
  }
}
