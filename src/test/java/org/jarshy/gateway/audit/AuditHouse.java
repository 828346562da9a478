package org.jarshy.gateway.audit;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.jarshy.gateway.audit.internal.CheckpointFile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** The whole of the log as the service wires it, over a test database and a directory. */
public final class AuditHouse {

  public final AuditLog log;
  public final AuditRecords records;
  public final AuditCheckpoints checkpoints;
  public final AuditProofs proofs;
  public final AuditExport export;
  public final WatchLog watch;
  public final Path keyFile;
  public final Path checkpointFile;

  /** What was published. */
  final NewEntries entries = new NewEntries();

  final SequenceEntries sequence;
  final MakeCheckpoints making;
  final CheckpointRows rows;
  final LogKeys keys;
  final KeepOrder order;

  public AuditHouse(
      DataSource database, PlatformTransactionManager transactions, Path directory, Clock clock) {
    JdbcClient jdbc = JdbcClient.create(database);
    AuditSettings settings =
        new AuditSettings(null, null, 100, Duration.ofMinutes(10))
            .beside(directory.resolve("jarshy.key"));
    keyFile = settings.keyFile();
    checkpointFile = settings.checkpointsFile();
    CheckpointFile file = new CheckpointFile(checkpointFile);
    keys = AuditConfiguration.open(keyFile);
    rows = new CheckpointRows(jdbc, transactions);
    log = new JdbcAuditLog(jdbc, clock, entries);
    records = new StoredRecords(jdbc);
    SyncDatabase sync = new SyncDatabase(database);
    AuditNotices notices = new AuditNotices();
    MendCheckpointFile mend = new MendCheckpointFile(rows, file, keys, log, notices);
    JdbcTemplate template = new JdbcTemplate(database);
    sequence = new SequenceEntries(template, new TreeEdge(records, rows, keys, jdbc), transactions);
    making = new MakeCheckpoints(sequence, records, rows, file, mend, sync, keys, settings, clock);
    checkpoints = making;
    proofs = new StoredProofs(records, rows, keys, jdbc);
    export = new AuditExport(records, rows, sequence, keys, jdbc);
    CheckLog check = new CheckLog(records, rows, file, keys, template, transactions);
    watch = new WatchLog(check, rows, mend, sync, keys, notices, log, clock);
    order = new KeepOrder(entries, sequence, making, watch, sync);
  }

  /** Places what is committed, as the sequencer does on its own. */
  public long inOrder() {
    return sequence.all();
  }
}
