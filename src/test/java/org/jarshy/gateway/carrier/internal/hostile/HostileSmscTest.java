package org.jarshy.gateway.carrier.internal.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jarshy.gateway.carrier.CarrierSettings;
import org.jarshy.gateway.carrier.CarrierStatus;
import org.jarshy.gateway.carrier.internal.CarrierRun;
import org.jarshy.gateway.gsm.Alphabet;
import org.jarshy.gateway.inbound.CitizenText;
import org.jarshy.gateway.inbound.internal.RealJournal;
import org.jarshy.gateway.kernel.Msisdn;
import org.jarshy.gateway.kernel.Secret;
import org.jarshy.gateway.outbox.Binding;
import org.jarshy.gateway.outbox.Claimed;
import org.jarshy.gateway.outbox.MessageState;
import org.jarshy.gateway.outbox.PriorityClass;
import org.jarshy.gateway.outbox.RealOutbox;
import org.jarshy.gateway.receipt.RealReceipts;
import org.jarshy.gateway.testing.MutableClock;
import org.jarshy.gateway.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A carrier with the real outbox and the real journal behind it, bound to an SMSC that does what it
 * should not. As many PDUs as fit into {@code jarshy.hostile.seconds} (15), or {@code
 * jarshy.hostile.pdus} of them, from {@code jarshy.hostile.seed}.
 */
class HostileSmscTest {

  private static final Logger log = LoggerFactory.getLogger(HostileSmscTest.class);
  private static final int LINKS = 3;
  private static final Duration SOON = Duration.ofSeconds(30);

  /**
   * Behind a text wait those of the flood before it, which the journal took and answers in turn.
   */
  private static final Duration IN_ITS_TURN = Duration.ofMinutes(4);

  private static final long PONGS = 1_000_000_000L;

  private final MutableClock clock = MutableClock.startingInJanuary2022();
  private final AtomicLong serial = new AtomicLong();
  private final AtomicLong pongs = new AtomicLong(PONGS);
  private TestDatabase database;
  private RealOutbox outbox;
  private RealJournal journal;
  private HostileSmsc smsc;
  private CarrierRun run;

  @BeforeEach
  void open() {
    database = TestDatabase.Kind.H2.open();
    outbox = new RealOutbox(database, clock, HostileSmscTest::words);
    journal = new RealJournal(database, RealReceipts.settling(outbox.outbox()), this::reply, clock);
    smsc = new HostileSmsc(Long.getLong("jarshy.hostile.seed", 20220105L));
    run = new CarrierRun("kcell", settings(), null, outbox.outbox(), journal.journal(), clock);
    outbox.outbox().onQueued(carrier -> run.wake());
    run.start();
  }

  @AfterEach
  void close() throws Exception {
    run.stopClaiming();
    run.stop();
    journal.close();
    smsc.close();
    database.close();
  }

  private CarrierSettings settings() {
    return new CarrierSettings(
        "127.0.0.1",
        smsc.port(),
        "kcell",
        Secret.of("demo"),
        "",
        "trx",
        LINKS,
        20,
        0,
        "1414",
        List.of("7701"),
        Alphabet.GSM7,
        Duration.ofSeconds(1),
        Duration.ofMillis(300),
        Duration.ofSeconds(2),
        Duration.ofMillis(10),
        Duration.ofMillis(100),
        new CarrierSettings.Tls(false, ""));
  }

  private static Binding words(Claimed claimed) {
    long recipient = claimed.recipient().value();
    return new Binding.Words(
        new Msisdn("+7701" + (1_000_000 + recipient % 1_000_000)),
        recipient >= PONGS
            ? "PONG"
            : recipient % 3 == 0 ? "Комендант сағаты. ".repeat(6) : "Curfew until 07:00",
        false);
  }

  private void reply(CitizenText text) {
    if (text.text().startsWith("PING")) {
      outbox.queue("kcell", PriorityClass.REPLY, pongs.incrementAndGet(), 1);
    }
  }

  private static long heapAfterGc() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  /** Threads of links, and those that jSMPP starts for its sessions. */
  private static List<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(n -> n.matches("(carrier-|pool-|PDUReader|EnquireLink).*"))
        .sorted()
        .toList();
  }

  /** All links are bound, a text is answered, and what waits is sent. */
  private void theNextGoodMessagePasses() {
    smsc.behave(true);
    log.info("{} sent, {} texts wait, {}", smsc.sent, textsWaiting(), run.status());
    await()
        .atMost(SOON)
        .until(
            () ->
                run.status().links().stream()
                    .allMatch(l -> l.state() == CarrierStatus.LinkState.BOUND));
    await()
        .atMost(IN_ITS_TURN)
        .pollInterval(Duration.ofMillis(200))
        .untilAsserted(() -> assertThat(textsWaiting()).isZero());
    int replies = smsc.goodReplies.get();
    String text = "PING " + replies + pongs;
    int taken = smsc.acknowledged.get();
    // What is refused, or lost with its connection, an SMSC delivers again.
    await()
        .atMost(IN_ITS_TURN)
        .pollInterval(Duration.ofSeconds(1))
        .pollDelay(Duration.ZERO)
        .until(
            () -> {
              if (smsc.acknowledged.get() == taken) {
                smsc.deliver("77011234567", text);
              }
              return smsc.acknowledged.get() > taken;
            });
    await()
        .atMost(SOON)
        .until(
            () -> {
              // One that met a dying connection is in doubt, and goes again after its wait.
              clock.advance(Duration.ofSeconds(2));
              outbox.sweep();
              run.wake();
              return smsc.goodReplies.get() > replies;
            });
  }

  private long textsWaiting() {
    return database
        .jdbc()
        .sql("select count(*) from inbound_text where state = 'WAITING'")
        .query(Long.class)
        .single();
  }

  private void attack(long pdus, long until) {
    long target = smsc.sent.get() + pdus;
    smsc.behave(false);
    await()
        .atMost(Duration.ofHours(1))
        .pollInterval(Duration.ofMillis(20))
        .until(
            () -> {
              outbox.queue("kcell", PriorityClass.NOTICE, serial.getAndAdd(10), 10);
              clock.advance(Duration.ofMillis(20));
              outbox.sweep();
              return smsc.sent.get() >= target || System.nanoTime() > until;
            });
  }

  @Test
  void a_million_random_and_mutated_pdus_cost_no_more_than_reconnects() {
    long most = Long.getLong("jarshy.hostile.pdus", Long.MAX_VALUE);
    long seconds = most < Long.MAX_VALUE ? 3_600 : Integer.getInteger("jarshy.hostile.seconds", 15);
    long begun = System.nanoTime();
    long until = begun + Duration.ofSeconds(seconds).toNanos();
    attack(Math.min(most / 4, 30_000), until); // warm
    theNextGoodMessagePasses();
    List<String> threadsBefore = threads();
    long heapBefore = heapAfterGc();

    while (smsc.sent.get() < most && System.nanoTime() < until) {
      attack(Math.min(most - smsc.sent.get(), 100_000), until);
      theNextGoodMessagePasses();
    }

    List<String> threadsAfter = threads();
    long heapAfter = heapAfterGc();
    log.warn(
        "{} hostile PDUs in {} s over {} connections, {} answers; heap after GC {} then {} MiB;"
            + " threads of links {} then {}",
        smsc.sent,
        Duration.ofNanos(System.nanoTime() - begun).toSeconds(),
        smsc.connections,
        smsc.answered,
        heapBefore >> 20,
        heapAfter >> 20,
        threadsBefore.size(),
        threadsAfter.size());
    assertThat(smsc.offences).as("against SMPP 3.4").isEmpty();
    assertThat(threadsAfter).hasSameSizeAs(threadsBefore);
    assertThat(heapAfter - heapBefore).as("growth of the heap").isLessThan(24L << 20);
    assertThat(smsc.sent.get()).isGreaterThan(Math.min(most - 1, 20_000));
    everyMessageComesToItsEnd();
  }

  private void everyMessageComesToItsEnd() {
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              clock.advance(Duration.ofSeconds(20));
              outbox.sweep();
              run.wake();
              assertThat(outbox.counts())
                  .doesNotContainKeys(MessageState.QUEUED, MessageState.UNKNOWN);
            });
    run.stopClaiming();
    run.stop();
    await().atMost(SOON).untilAsserted(() -> assertThat(threads()).isEmpty());
    await().atMost(SOON).until(() -> smsc.openConnections() == 0);
  }
}
