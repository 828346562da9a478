package org.jarshy.gateway.audit;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jarshy.gateway.audit.internal.CheckRecords;
import org.jarshy.gateway.audit.internal.CheckpointFile;
import org.jarshy.gateway.audit.internal.Problem;
import org.jarshy.gateway.audit.internal.StoredSubtrees;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Recomputes the log as it is in the database and holds it against every checkpoint, in the file
 * and in the database. Stored hashes of subtrees are a cache: where the records fit and they do
 * not, they are made anew.
 */
@Component
class CheckLog {

  private static final int PAGE = 1_000;

  /**
   * @param problem null where nothing is wrong
   * @param size records that were checked
   * @param rebuilt how many stored hashes were made anew
   */
  record Found(Problem problem, long size, long rebuilt) {}

  private final AuditRecords records;
  private final CheckpointRows rows;
  private final CheckpointFile file;
  private final LogKeys keys;
  private final JdbcTemplate template;
  private final StoredSubtrees subtrees;
  private final TransactionTemplate transactions;

  CheckLog(
      AuditRecords records,
      CheckpointRows rows,
      CheckpointFile file,
      LogKeys keys,
      JdbcTemplate template,
      PlatformTransactionManager transactions) {
    this.records = records;
    this.rows = rows;
    this.file = file;
    this.keys = keys;
    this.template = template;
    this.subtrees = new StoredSubtrees(JdbcClient.create(template));
    this.transactions = new TransactionTemplate(transactions);
  }

  /**
   * @param stopping asked between pages
   * @return empty where it was stopped
   */
  Optional<Found> run(BooleanSupplier stopping) {
    CheckRecords check = new CheckRecords(keys.all(), false);
    Problem ofRows = checkpoints(check);
    // Later than they were read there may be more of both; they are for the next time.
    long size = records.size();
    for (long seq = 0; seq < size; seq += PAGE) {
      if (stopping.getAsBoolean()) {
        return Optional.empty();
      }
      records.from(seq, (int) Math.min(PAGE, size - seq)).forEach(check::record);
    }
    Problem problem = check.finish(size);
    problem = problem == null ? strays() : problem;
    problem = problem == null ? ofRows : problem;
    return Optional.of(new Found(problem, size, problem == null ? rebuilt(check, size) : 0));
  }

  /**
   * @return what is wrong with the rows of the database themselves, or null
   */
  private Problem checkpoints(CheckRecords check) {
    CheckpointRows.Written written = rows.written();
    Set<String> asked = new HashSet<>();
    for (Checkpoint c : file.read().found()) {
      if (asked.add(c.note())) {
        check.against(c, "");
      }
    }
    Problem problem = null;
    long count = 0;
    long behind = Long.MIN_VALUE;
    for (List<CheckpointRows.Row> page = rows.rows(behind, PAGE);
        !page.isEmpty();
        page = rows.rows(behind, PAGE)) {
      for (CheckpointRows.Row row : page) {
        behind = row.size();
        count += row.size() <= written.last() ? 1 : 0;
        Optional<Checkpoint> read = row.read();
        if (read.isEmpty() && problem == null) {
          problem = wrong("The row of the checkpoint of " + row.size() + " records was changed.");
        }
        read.filter(c -> asked.add(c.note())).ifPresent(c -> check.against(c, ""));
      }
    }
    if (problem == null && count != written.count()) {
      problem =
          wrong(
              "The database has "
                  + count
                  + " checkpoints of the "
                  + written.count()
                  + " that were written.");
    }
    return problem;
  }

  private static Problem wrong(String words) {
    return new Problem(Problem.Kind.CHANGED, -1, words);
  }

  private Problem strays() {
    return records.strays(1).stream()
        .findFirst()
        .map(
            stray ->
                new Problem(
                    Problem.Kind.CHANGED,
                    stray.seq(),
                    "A row stands at this place, which the log never gave."))
        .orElse(null);
  }

  private long rebuilt(CheckRecords check, long size) {
    subtrees.upTo(size).forEach(check::node);
    if (check.nodes() == null) {
      return 0;
    }
    transactions.executeWithoutResult(status -> subtrees.replace(size, check.nodesDue(), template));
    return check.wrongNodes();
  }
}
