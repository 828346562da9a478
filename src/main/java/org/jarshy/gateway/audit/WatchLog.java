package org.jarshy.gateway.audit;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jarshy.gateway.audit.internal.CheckRecords;
import org.jarshy.gateway.audit.internal.CheckpointFile;
import org.jarshy.gateway.audit.internal.CheckpointTexts;
import org.jarshy.gateway.audit.internal.Problem;
import org.jarshy.gateway.kernel.Actor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Checks the log against itself and against the checkpoints in the file outside the database. An
 * older database that was put in the place of this one is noticed at the start.
 */
@Component
public class WatchLog {

  private static final Logger LOG = LoggerFactory.getLogger(WatchLog.class);
  private static final int PAGE = 1_000;

  private final AuditRecords records;
  private final CheckpointRows rows;
  private final CheckpointFile file;
  private final LogKeys keys;
  private final AuditLog log;
  private final Clock clock;
  private volatile AuditState state = new AuditState(AuditState.Status.CHECKING, 0, null, "");

  WatchLog(
      AuditRecords records,
      CheckpointRows rows,
      CheckpointFile file,
      LogKeys keys,
      AuditLog log,
      Clock clock) {
    this.records = records;
    this.rows = rows;
    this.file = file;
    this.keys = keys;
    this.log = log;
    this.clock = clock;
  }

  public AuditState state() {
    return state;
  }

  /** Before anything is added: is the file there, and the key? */
  void atStart() {
    List<Checkpoint> stored = rows.below(Long.MAX_VALUE, 1);
    if (stored.isEmpty()) {
      return;
    }
    if (keys.fresh()) {
      LOG.warn(
          "The key of the audit log was missing; checkpoints are signed by a new one from now on");
      log.record(Actor.SYSTEM, "audit.key-replaced", "audit:log", "the keyfile was missing");
    }
    if (!file.exists()) {
      LOG.warn(
          "The file of audit checkpoints was missing; it begins anew with those of the database");
      log.record(
          Actor.SYSTEM,
          "audit.checkpoint-file-missing",
          "audit:log",
          "begun anew from the database");
      long from = 1;
      for (List<Checkpoint> page = rows.from(from, PAGE);
          !page.isEmpty();
          page = rows.from(from, PAGE)) {
        page.forEach(file::append);
        from = page.get(page.size() - 1).size() + 1;
      }
    }
  }

  @Scheduled(initialDelay = 24, fixedDelay = 24, timeUnit = TimeUnit.HOURS)
  void daily() {
    checkOrSay();
  }

  /**
   * Recomputes every record and every root. Reads the whole log: some 5 seconds for a million
   * records.
   */
  public synchronized AuditState check() {
    List<Checkpoint> known = new ArrayList<>();
    CheckpointTexts outside = file.read();
    known.addAll(outside.found());
    // Later than the file was read there may be more of both; they are for the next time.
    long size = records.size();
    CheckRecords check = new CheckRecords(keys.all());
    known.forEach(c -> check.against(c, ""));
    for (long seq = 0; seq < size; seq += PAGE) {
      records.from(seq, (int) Math.min(PAGE, size - seq)).forEach(check::record);
    }
    tell(check.finish(size), size);
    return state;
  }

  /** The same; what keeps it from being checked is what is wrong with it, and is said as loud. */
  void checkOrSay() {
    try {
      check();
    } catch (RuntimeException e) {
      LOG.error("THE AUDIT LOG COULD NOT BE CHECKED", e);
      state =
          new AuditState(
              AuditState.Status.BROKEN,
              state.records(),
              clock.instant(),
              "The log could not be checked: " + e.getClass().getSimpleName() + ".");
    }
  }

  private void tell(Problem problem, long size) {
    AuditState before = state;
    String words = problem == null ? "" : words(problem);
    state =
        new AuditState(
            problem == null ? AuditState.Status.SOUND : AuditState.Status.BROKEN,
            size,
            clock.instant(),
            words);
    if (problem != null && !before.words().equals(words)) {
      LOG.error(
          "THE AUDIT LOG IS NOT WHAT IT WAS. {} See the console's page on the audit log.", words);
      log.record(
          Actor.SYSTEM,
          "audit.check-failed",
          "audit:log",
          problem.kind().label()
              + (problem.seq() < 0 ? "" : " at record " + grouped(problem.seq())));
    }
  }

  private static String words(Problem problem) {
    return (problem.seq() < 0 ? "" : "Record " + problem.seq() + ": ") + problem.words();
  }

  /** Eight digits in a row would be taken for a phone number. */
  private static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
