package org.jarshy.gateway.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.jarshy.gateway.audit.AuditState;
import org.jarshy.gateway.audit.WatchLog;
import org.jarshy.gateway.broadcast.Broadcast;
import org.jarshy.gateway.broadcast.Broadcasts;
import org.jarshy.gateway.broadcast.Progress;
import org.jarshy.gateway.testing.RunningGateway;
import org.jarshy.gateway.testing.Story;
import org.jarshy.sim.Smsc;
import org.jarshy.sim.phone.LedgerEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Law 2: kill -9 in the middle of a broadcast, start again, and nobody is missing. */
class KilledMidwayTest {

  private static final int AUDIENCE = 3_000;
  private static final int WINDOW = 100;
  private static final int LINKS = 3;

  @TempDir Path directory;
  private Smsc smsc;
  private Child child;

  @BeforeEach
  void open() throws Exception {
    smsc = Smsc.builder().receiptDelay(Duration.ofMillis(300)).start();
  }

  @AfterEach
  void close() throws Exception {
    if (child != null) {
      child.close();
    }
    smsc.close();
  }

  private static final List<String> SOONER =
      List.of("--jarshy.outbox.doubt-notice=2s", "--jarshy.outbox.doubt-reply=2s");

  private void startChild() throws IOException {
    child = Child.start(directory, smsc.smppPort(), AUDIENCE, SOONER);
  }

  private void killAfter(int destinations) throws Exception {
    child.awaitWhileAlive(() -> smsc.ledger().size() >= destinations);
    child.kill();
  }

  @Test
  void everybody_has_a_copy_and_no_more_than_the_windows_have_two() throws Exception {
    startChild();
    killAfter(700);
    int reachedByTheFirst = smsc.ledger().size();
    assertThat(reachedByTheFirst).as("killed in the middle").isLessThan(AUDIENCE);
    startChild();
    killAfter(1_900);
    assertThat(smsc.ledger().size()).as("killed in the middle").isLessThan(AUDIENCE);

    try (RunningGateway gateway =
        RunningGateway.start(directory, smsc.smppPort(), SOONER.toArray(String[]::new))) {
      Broadcasts broadcasts = gateway.bean(Broadcasts.class);
      await()
          .atMost(Duration.ofMinutes(2))
          .untilAsserted(
              () -> {
                Progress p = broadcasts.list(1, 0).get(0);
                assertThat(p.broadcast().state()).as("%s", p).isEqualTo(Broadcast.State.FINISHED);
                assertThat(p.accepted()).as("%s %s", p, smsc.stats()).isZero();
              });

      List<LedgerEntry> ledger = smsc.ledger();
      assertThat(ledger)
          .extracting(LedgerEntry::to)
          .containsExactlyInAnyOrderElementsOf(
              IntStream.range(0, AUDIENCE).mapToObj(Story::number).toList());
      assertThat(ledger).extracting(LedgerEntry::copies).allMatch(c -> c <= 3);
      long second = ledger.stream().mapToInt(e -> e.copies() - 1).sum();
      assertThat(second)
          .as("copies above one, after two kills")
          .isLessThanOrEqualTo(2L * WINDOW * LINKS);
      assertThat(broadcasts.list(1, 0).get(0).delivered()).isEqualTo(AUDIENCE);
      AuditState audit = gateway.bean(WatchLog.class).check();
      assertThat(audit.status()).as(audit.words()).isEqualTo(AuditState.Status.SOUND);
      assertThat(audit.records()).isPositive();
      assertThat(audit.notices()).isEmpty();
    }
  }
}
