package org.jarshy.gateway.audit;

import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.testing.TestDatabase;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/**
 * Records a second, by hand: eight threads, a transaction for each record, the sequencer at work;
 * then how long the tree took to catch up, a check of all, and placing a backlog.
 */
public final class AuditMeasurement {

  private static final int THREADS = 8;
  private static final int EACH = 2_500;

  private AuditMeasurement() {}

  public static void main(String[] arguments) throws Exception {
    for (TestDatabase.Kind kind : TestDatabase.Kind.values()) {
      try (TestDatabase database = kind.open()) {
        measure(kind, database);
      }
    }
    System.exit(0);
  }

  private static void measure(TestDatabase.Kind kind, TestDatabase database) throws Exception {
    AuditHouse house =
        new AuditHouse(
            database.dataSource(),
            new DataSourceTransactionManager(database.dataSource()),
            Files.createTempDirectory("jarshy-audit-"),
            Clock.systemUTC());
    double alone = record(database, house);
    Instant began = Instant.now();
    house.inOrder();
    Duration backlog = Duration.between(began, Instant.now());
    house.order.start();
    double together = record(database, house);
    began = Instant.now();
    while (house.records.size() < 2 * THREADS * EACH) {
      Thread.onSpinWait();
    }
    Duration behind = Duration.between(began, Instant.now());
    house.order.stop();
    began = Instant.now();
    AuditState state = house.watch.check();
    System.out.printf(
        "%s: %.0f records/s without sequencer, %.0f with; %d ms behind at the end; backlog of %d in"
            + " %d ms; check of %d in %d ms (%s)%n",
        kind,
        alone,
        together,
        behind.toMillis(),
        THREADS * EACH,
        backlog.toMillis(),
        state.records(),
        Duration.between(began, Instant.now()).toMillis(),
        state.status());
  }

  private static double record(TestDatabase database, AuditHouse house)
      throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    Instant began = Instant.now();
    for (int t = 0; t < THREADS; t++) {
      Thread thread =
          new Thread(
              () -> {
                for (int i = 0; i < EACH; i++) {
                  int number = i;
                  database
                      .transactions()
                      .executeWithoutResult(
                          status ->
                              house.log.record(
                                  Actor.SYSTEM, "test.done", "test:" + number, "detail"));
                }
              },
              "writer-" + t);
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    return THREADS * EACH * 1_000.0 / Duration.between(began, Instant.now()).toMillis();
  }
}
