package org.jarshy.gateway.audit;

import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
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

  private final CheckLog check;
  private final CheckpointRows rows;
  private final MendCheckpointFile mend;
  private final SyncDatabase sync;
  private final LogKeys keys;
  private final AuditNotices notices;
  private final AuditLog log;
  private final Clock clock;
  private volatile AuditState state =
      new AuditState(AuditState.Status.CHECKING, 0, null, "", List.of());
  private volatile String disorder = "";
  private volatile boolean stopping;

  WatchLog(
      CheckLog check,
      CheckpointRows rows,
      MendCheckpointFile mend,
      SyncDatabase sync,
      LogKeys keys,
      AuditNotices notices,
      AuditLog log,
      Clock clock) {
    this.check = check;
    this.rows = rows;
    this.mend = mend;
    this.sync = sync;
    this.keys = keys;
    this.notices = notices;
    this.log = log;
    this.clock = clock;
  }

  public AuditState state() {
    AuditState found = state;
    boolean disordered = !disorder.isEmpty() && found.status() != AuditState.Status.BROKEN;
    return new AuditState(
        disordered ? AuditState.Status.BROKEN : found.status(),
        found.records(),
        found.at(),
        disordered ? disorder : found.words(),
        notices.all());
  }

  /** Before anything is added: is the file there, and the key? */
  void atStart() {
    stopping = false;
    sync.doubt()
        .ifPresent(
            doubt -> {
              LOG.warn("{}", doubt);
              notices.add(doubt);
            });
    rows.last(Long.MAX_VALUE, keys).or(rows::last).ifPresent(this::sameKey);
    try {
      mend.all();
    } catch (UncheckedIOException e) {
      // Texts go on; each round of the sequencer tries again to append to it.
      LOG.error("the file of audit checkpoints can be neither read nor mended", e);
      notices.add("The file of checkpoints cannot be read or written; see the service's log.");
    }
  }

  /** A key that was lost and one that somebody put in its place look alike: both are said. */
  private void sameKey(Checkpoint last) {
    LogKey present = keys.signer().publicKey();
    if (last.signedBy(present)) {
      return;
    }
    String words =
        "The key differs from the one that signed the checkpoint of "
            + last.size()
            + " records"
            + (keys.fresh() ? ", whose file was missing: " : ": ")
            + present.shown()
            + " signs from now on. Give witnesses the new public key, or put the old key back.";
    LOG.error("{}", words);
    notices.add(words);
    log.record(
        Actor.SYSTEM,
        "audit.key-replaced",
        "audit:log",
        keys.fresh() ? "the keyfile was missing" : "the keyfile is another one");
  }

  /** Ends a check that is going on; the next start checks anew. */
  void stop() {
    stopping = true;
  }

  /** Entries are kept, but neither placed nor signed. */
  void disordered(RuntimeException why) {
    disorder =
        "New entries are kept, but cannot be placed or signed ("
            + why.getClass().getSimpleName()
            + "): no checkpoint covers them.";
  }

  void ordered() {
    disorder = "";
  }

  @Scheduled(initialDelay = 24, fixedDelay = 24, timeUnit = TimeUnit.HOURS)
  void daily() {
    checkOrSay();
  }

  /**
   * Recomputes every record and every root, and what is stored of them. Reads the whole log: some 5
   * seconds for a million records. A stop ends it without a word.
   */
  public synchronized AuditState check() {
    mend.ifEmpty();
    check.run(() -> stopping).ifPresent(this::tell);
    return state();
  }

  /** The same; what keeps it from being checked is what is wrong with it, and is said as loud. */
  void checkOrSay() {
    try {
      check();
    } catch (RuntimeException e) {
      LOG.error("THE AUDIT LOG COULD NOT BE CHECKED", e);
      become(
          AuditState.Status.BROKEN,
          state.records(),
          "The log could not be checked: " + e.getClass().getSimpleName() + ".");
    }
  }

  private void become(AuditState.Status status, long size, String words) {
    state = new AuditState(status, size, clock.instant(), words, List.of());
  }

  private void tell(CheckLog.Found found) {
    Problem problem = found.problem();
    String before = state.words();
    String words = problem == null ? "" : words(problem);
    become(
        problem == null ? AuditState.Status.SOUND : AuditState.Status.BROKEN, found.size(), words);
    if (problem != null && !before.equals(words)) {
      LOG.error(
          "THE AUDIT LOG IS NOT WHAT IT WAS. {} See the console's page on the audit log.", words);
      log.record(
          Actor.SYSTEM,
          "audit.check-failed",
          "audit:log",
          problem.kind().label()
              + (problem.seq() < 0 ? "" : " at record " + grouped(problem.seq())));
    }
    if (found.rebuilt() > 0) {
      String mended =
          found.rebuilt()
              + " stored hashes over the records were not those of the records and were made anew;"
              + " the records fit. Somebody changed the database.";
      LOG.error("{}", mended);
      notices.add(mended);
      log.record(
          Actor.SYSTEM, "audit.nodes-rebuilt", "audit:log", grouped(found.rebuilt()) + " hashes");
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
