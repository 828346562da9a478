package org.jarshy.gateway.audit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jarshy.gateway.audit.internal.CheckpointFile;
import org.jarshy.gateway.kernel.Actor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Notices that the file of checkpoints is missing, was emptied or lacks some of those that were
 * written, says so and writes them there again from the database.
 */
@Component
class MendCheckpointFile {

  static final String ACTION = "audit.checkpoint-file-missing";

  private static final Logger LOG = LoggerFactory.getLogger(MendCheckpointFile.class);
  private static final int PAGE = 1_000;

  private final CheckpointRows rows;
  private final CheckpointFile file;
  private final LogKeys keys;
  private final AuditLog log;
  private final AuditNotices notices;

  MendCheckpointFile(
      CheckpointRows rows, CheckpointFile file, LogKeys keys, AuditLog log, AuditNotices notices) {
    this.rows = rows;
    this.file = file;
    this.keys = keys;
    this.log = log;
    this.notices = notices;
  }

  /** While the service runs: a look at the file's size. */
  void ifEmpty() {
    if (file.isEmpty()) {
      all();
    }
  }

  /** Each one that was written is looked for. */
  synchronized void all() {
    boolean empty = file.isEmpty();
    Set<String> there = new HashSet<>();
    file.read().found().forEach(c -> there.add(c.size() + " " + c.root()));
    List<Checkpoint> lacking = new ArrayList<>();
    long known = 0;
    long behind = Long.MIN_VALUE;
    for (List<CheckpointRows.Row> page = rows.rows(behind, PAGE);
        !page.isEmpty();
        page = rows.rows(behind, PAGE)) {
      for (CheckpointRows.Row row : page) {
        known++;
        behind = row.size();
        // What another wrote into the database is not taken over into the file.
        row.read()
            .filter(c -> keys.all().stream().anyMatch(c::signedBy))
            .filter(c -> !there.contains(c.size() + " " + c.root()))
            .ifPresent(lacking::add);
      }
    }
    if (lacking.isEmpty()) {
      return;
    }
    String words =
        "The file of checkpoints "
            + (empty ? "was missing or empty" : "lacked some")
            + ": "
            + lacking.size()
            + " of the "
            + known
            + " that the database has were written there again, the newest of "
            + lacking.get(lacking.size() - 1).size()
            + " records. Find out who took them away.";
    LOG.error("{} ({})", words, file.path());
    notices.add(words);
    file.append(lacking);
    log.record(
        Actor.SYSTEM,
        ACTION,
        "audit:log",
        String.format(Locale.ROOT, "%,d of %,d written again", lacking.size(), known));
  }
}
