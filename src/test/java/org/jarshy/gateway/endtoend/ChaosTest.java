package org.jarshy.gateway.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jarshy.gateway.broadcast.Broadcast;
import org.jarshy.gateway.broadcast.Broadcasts;
import org.jarshy.gateway.broadcast.Progress;
import org.jarshy.gateway.outbox.MessageState;
import org.jarshy.gateway.outbox.PriorityClass;
import org.jarshy.gateway.outbox.Tally;
import org.jarshy.gateway.testing.RunningGateway;
import org.jarshy.gateway.testing.Story;
import org.jarshy.sim.Smsc;
import org.jarshy.sim.fault.ArmedFault;
import org.jarshy.sim.fault.Fault;
import org.jarshy.sim.fault.When;
import org.jarshy.sim.phone.LedgerEntry;
import org.jarshy.sim.profile.Latency;
import org.jarshy.sim.profile.Profile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The SMSC does its worst while broadcasts run: lines cut, answers lost, throttling, stalls,
 * receipts early, late, twice and out of order; and the process is killed at random moments. For
 * hours of it: {@code -Dchaos.kills=500 -Dchaos.audience=100000}.
 */
class ChaosTest {

  private static final int KILLS = Integer.getInteger("chaos.kills", 20);
  private static final int AUDIENCE = Integer.getInteger("chaos.audience", 6_000);
  private static final long SEED = Long.getLong("chaos.seed", System.nanoTime());
  private static final int WINDOW = 20;
  private static final int CUT_EVERY = 300;
  private static final List<String> CARRIERS = List.of("beeline", "kcell", "tele2");

  @TempDir Path directory;
  private Smsc smsc;

  @BeforeEach
  void open() throws Exception {
    smsc = Smsc.builder().seed(SEED).start();
    CARRIERS.forEach(carrier -> smsc.account(carrier).behave(worst()));
  }

  @AfterEach
  void close() throws Exception {
    smsc.close();
  }

  private static Profile worst() {
    return Profile.normal()
        .change()
        .responseDelay(Latency.parse("uniform(1ms, 30ms)"))
        .receiptDelay(Latency.parse("uniform(1ms, 400ms)"))
        .ratePerSecond(190)
        .receiptBeforeResponse(0.1)
        .receiptTwice(0.2)
        .receiptReordered(0.2)
        .faults(
            List.of(
                new ArmedFault(
                    new Fault.CloseBeforeResponse(false), new When.EverySubmits(CUT_EVERY)),
                new ArmedFault(new Fault.NeverAnswer(), new When.WithProbability(0.005)),
                new ArmedFault(
                    new Fault.WrongSequence(Fault.WrongSequence.Kind.UNKNOWN),
                    new When.WithProbability(0.001)),
                new ArmedFault(new Fault.AnswerTwice(), new When.WithProbability(0.02)),
                new ArmedFault(
                    new Fault.SplitPdu(7, Duration.ofMillis(700)), new When.EverySubmits(170)),
                new ArmedFault(
                    new Fault.StopReading(Duration.ofMillis(900)), new When.EverySubmits(410)),
                new ArmedFault(
                    new Fault.StopWriting(Duration.ofMillis(900)), new When.EverySubmits(530))))
        .build();
  }

  private static List<String> settings() {
    List<String> settings =
        new java.util.ArrayList<>(
            List.of("--jarshy.outbox.doubt-notice=4s", "--jarshy.outbox.doubt-reply=4s"));
    for (String carrier : CARRIERS) {
      String key = "--jarshy.carriers." + carrier;
      settings.add(key + ".window=" + WINDOW);
      settings.add(key + ".response-timeout=3s");
      settings.add(key + ".segments-per-second=200");
    }
    return settings;
  }

  /** Lines that were cut in the middle of a window. */
  private long cuts() {
    return CARRIERS.stream()
        .mapToLong(carrier -> smsc.stats().account(carrier).accepted() / CUT_EVERY)
        .sum();
  }

  private static Progress progress(Broadcasts broadcasts) {
    return broadcasts.list(1, 0).get(0);
  }

  private static long count(Progress progress, MessageState... states) {
    return progress.tallies().stream()
        .filter(t -> List.of(states).contains(t.state()))
        .mapToLong(Tally::messages)
        .sum();
  }

  /** Whatever it does then: it may be starting, recovering or in the middle of sending. */
  private static BooleanSupplier momentPassed(Duration after) {
    long moment = System.nanoTime() + after.toNanos();
    return () -> System.nanoTime() - moment >= 0;
  }

  private long secondCopies() {
    return smsc.ledger().stream().mapToInt(e -> e.copies() - 1).sum();
  }

  @Test
  void
      nobody_is_missing_and_copies_stay_within_the_windows_though_the_process_dies_again_and_again()
          throws Exception {
    Random random = new Random(SEED);
    for (int kill = 0; kill < KILLS; kill++) {
      int reached = smsc.ledger().size();
      try (Child child = Child.start(directory, smsc.smppPort(), AUDIENCE, settings())) {
        if (kill % 2 == 0) {
          int more = random.nextInt(AUDIENCE / (KILLS + 5));
          child.awaitWhileAlive(() -> smsc.ledger().size() > reached + more);
        } else {
          child.awaitWhileAlive(momentPassed(Duration.ofMillis(500 + random.nextInt(4_000))));
        }
        assertThat(smsc.ledger().size()).as("killed in the middle").isLessThan(AUDIENCE);
      }
    }

    try (RunningGateway gateway =
        RunningGateway.start(directory, smsc.smppPort(), settings().toArray(String[]::new))) {
      Broadcasts broadcasts = gateway.bean(Broadcasts.class);
      await()
          .atMost(Duration.ofMinutes(4))
          .untilAsserted(
              () -> {
                Progress p = progress(broadcasts);
                assertThat(p.broadcast().state()).isEqualTo(Broadcast.State.FINISHED);
                assertThat(p.accepted()).isZero();
              });
      assertThat(smsc.ledger())
          .as("seed %d", SEED)
          .extracting(LedgerEntry::to)
          .containsExactlyInAnyOrderElementsOf(
              IntStream.range(0, AUDIENCE).mapToObj(Story::number).toList());
      assertThat(secondCopies())
          .as("copies above one, %d kills, %d cuts, seed %d", KILLS, cuts(), SEED)
          .isLessThanOrEqualTo(WINDOW * (KILLS * (long) CARRIERS.size() + cuts()));
      assertThat(progress(broadcasts).delivered()).isEqualTo(AUDIENCE);
      assertThat(count(progress(broadcasts), MessageState.UNKNOWN, MessageState.UNPROVEN)).isZero();
    }
  }

  @Test
  void a_digest_is_never_sent_twice_on_suspicion_and_whatever_is_in_doubt_is_counted_as_such()
      throws Exception {
    int audience = AUDIENCE / 4;
    try (RunningGateway gateway =
        RunningGateway.start(directory, smsc.smppPort(), settings().toArray(String[]::new))) {
      Story story = Story.of(gateway);
      story.subscribers(audience);
      story.send(story.approvedCurfew(), PriorityClass.DIGEST);
      Broadcasts broadcasts = gateway.bean(Broadcasts.class);
      await()
          .atMost(Duration.ofMinutes(4))
          .untilAsserted(
              () -> {
                Progress p = progress(broadcasts);
                assertThat(p.broadcast().planned()).isEqualTo(audience);
                assertThat(p.tallies())
                    .as("%d texts on phones, seed %d", smsc.ledger().size(), SEED)
                    .extracting(Tally::state)
                    .isSubsetOf(MessageState.DELIVERED, MessageState.UNKNOWN);
                assertThat(p.delivered()).isEqualTo(smsc.ledger().size());
              });
      Progress end = progress(broadcasts);
      assertThat(secondCopies()).as("copies above one, seed %d", SEED).isZero();
      assertThat(end.delivered() + count(end, MessageState.UNKNOWN))
          .as("on a phone or in doubt, seed %d", SEED)
          .isEqualTo(audience);
      assertThat(count(end, MessageState.UNKNOWN))
          .as("only what a cut line took with it")
          .isLessThanOrEqualTo(WINDOW * cuts());
    }
  }
}
