package org.jarshy.gateway.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jarshy.gateway.audit.AuditCheckpoints;
import org.jarshy.gateway.audit.AuditExport;
import org.jarshy.gateway.audit.AuditLog;
import org.jarshy.gateway.audit.AuditState;
import org.jarshy.gateway.audit.Checkpoint;
import org.jarshy.gateway.audit.Verdict;
import org.jarshy.gateway.audit.VerifyAudit;
import org.jarshy.gateway.audit.WatchLog;
import org.jarshy.gateway.kernel.Actor;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** How fast the audit log takes records, and how long it takes to prove that they are unchanged. */
public final class AuditBench {

  private static final int WRITERS = 8;
  private static final int CHECKPOINTS = 100;
  private static final Actor WRITER = new Actor("bench");

  private final int records;
  private final Path directory;
  private final PrintStream progress;

  /**
   * @param directory for the export
   * @param progress what is being done, for a person
   */
  public AuditBench(int records, Path directory, PrintStream progress) {
    this.records = records;
    this.directory = directory;
    this.progress = progress;
  }

  /** On a database that is nobody's: the records are left in it. */
  public Result run(
      AuditLog log,
      AuditCheckpoints checkpoints,
      AuditExport export,
      WatchLog watch,
      PlatformTransactionManager transactions)
      throws Exception {
    TransactionTemplate transaction = new TransactionTemplate(transactions);
    progress.println("appending " + records + " records");
    Checkpoint first = first(log, checkpoints);
    double appended = timed(() -> append(log, transaction));
    progress.println("placing and signing them");
    double placed = timed(checkpoints::make);
    double signed = timed(() -> sign(log, checkpoints)) / CHECKPOINTS;
    Checkpoint last = checkpoints.last().orElseThrow();
    progress.println("checking, exporting and verifying them");
    AuditState[] state = new AuditState[1];
    double checked = timed(() -> state[0] = watch.check());
    Path file = directory.resolve("export.jsonl");
    double exported = timed(() -> write(export, file));
    Verdict[] verdict = new Verdict[1];
    double verified =
        timed(
            () ->
                verdict[0] =
                    VerifyAudit.file(
                        file,
                        VerifyAudit.witnessed(
                            first.shortText() + "\n" + last.shortText(), "witness"),
                        List.of(checkpoints.publicKey())));
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("records", last.size());
    json.put("appended_per_second", Math.round(records / appended));
    json.put("placed_per_second", Math.round(records / placed));
    json.put("checkpoint_ms", Rounded.to(1, signed * 1e3));
    json.put("check_seconds", Rounded.to(2, checked));
    json.put("export_seconds", Rounded.to(2, exported));
    json.put("export_mib", Rounded.to(1, Files.size(file) / 1048576.0));
    json.put("verify_seconds", Rounded.to(2, verified));
    boolean good = state[0].status() == AuditState.Status.SOUND && verdict[0].ok();
    return new Result(json, good, good ? "" : state[0].words() + verdict[0].json());
  }

  private static Checkpoint first(AuditLog log, AuditCheckpoints checkpoints) {
    log.record(WRITER, "bench.begun", "bench:0", "");
    return checkpoints.make().orElseThrow();
  }

  private void append(AuditLog log, TransactionTemplate transaction) throws Exception {
    ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int w = 0; w < WRITERS; w++) {
        int from = w;
        running.add(
            writers.submit(
                () -> {
                  for (int i = from; i < records; i += WRITERS) {
                    int number = i;
                    transaction.executeWithoutResult(
                        status -> log.record(WRITER, "bench.done", "bench:" + number, "version 2"));
                  }
                }));
      }
      for (Future<?> writer : running) {
        writer.get();
      }
    } finally {
      writers.shutdownNow();
    }
  }

  /** One record and its checkpoint, again and again: what a sync and a signature cost. */
  private static void sign(AuditLog log, AuditCheckpoints checkpoints) {
    for (int i = 0; i < CHECKPOINTS; i++) {
      log.record(WRITER, "bench.signed", "bench:" + i, "");
      checkpoints.make();
    }
  }

  private static void write(AuditExport export, Path file) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      export.write(out, true);
    }
  }

  private interface Step {
    void run() throws Exception;
  }

  /**
   * @return seconds
   */
  private static double timed(Step step) throws Exception {
    long began = System.nanoTime();
    step.run();
    return (System.nanoTime() - began) / 1e9;
  }
}
