package org.jarshy.gateway.audit;

import java.util.List;
import java.util.Optional;
import org.jarshy.gateway.audit.internal.CheckpointTexts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Checkpoints in the database; those in the file outside it are the ones that count. */
@Repository
class CheckpointRows {

  /** A row as it is, whatever was done to it. */
  record Row(long size, String note) {

    /** Empty where it is not what the service writes. */
    Optional<Checkpoint> read() {
      return CheckpointTexts.read(note).found().stream()
          .filter(c -> c.size() == size && c.origin() != null && c.note().equals(note))
          .findFirst();
    }
  }

  /**
   * What the database remembers of them apart from the rows.
   *
   * @param count how many were written
   * @param last size of the largest
   */
  record Written(long count, long last) {}

  private static final int LOOKED_AT = 50;

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;

  CheckpointRows(JdbcClient jdbc, PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.transactions = new TransactionTemplate(transactions);
  }

  void add(Checkpoint checkpoint) {
    transactions.executeWithoutResult(
        status -> {
          int added =
              jdbc.sql(
                      "insert into audit_checkpoint (records, note) values (:records, :note)"
                          + " on conflict do nothing")
                  .param("records", checkpoint.size())
                  .param("note", checkpoint.note())
                  .update();
          if (added == 1) {
            jdbc.sql(
                    "update audit_size set checkpoints = checkpoints + 1,"
                        + " last_checkpoint = greatest(last_checkpoint, :records) where id = 1")
                .param("records", checkpoint.size())
                .update();
          }
        });
  }

  Written written() {
    return jdbc.sql("select checkpoints, last_checkpoint from audit_size where id = 1")
        .query((row, n) -> new Written(row.getLong(1), row.getLong(2)))
        .single();
  }

  /** As they are, the smallest first, those behind this size. */
  List<Row> rows(long behind, int limit) {
    return jdbc.sql(
            "select records, note from audit_checkpoint where records > :behind"
                + " order by records limit :limit")
        .param("behind", behind)
        .param("limit", limit)
        .query((row, n) -> new Row(row.getLong(1), row.getString(2)))
        .list();
  }

  /** The largest first; rows that nobody can read any more are left out. */
  List<Checkpoint> below(long size, int limit) {
    return jdbc
        .sql(
            "select note from audit_checkpoint where records < :size"
                + " order by records desc limit :limit")
        .param("size", size)
        .param("limit", limit)
        .query(String.class)
        .list()
        .stream()
        .flatMap(note -> CheckpointTexts.read(note).found().stream())
        .toList();
  }

  /** The smallest first, from this size on. */
  List<Checkpoint> from(long size, int limit) {
    return jdbc
        .sql(
            "select note from audit_checkpoint where records >= :size"
                + " order by records limit :limit")
        .param("size", size)
        .param("limit", limit)
        .query(String.class)
        .list()
        .stream()
        .flatMap(note -> CheckpointTexts.read(note).found().stream())
        .toList();
  }

  Optional<Checkpoint> of(long size) {
    return from(size, 1).stream().filter(c -> c.size() == size).findFirst();
  }

  /**
   * The largest of at most so many records that is genuine: nobody stops checkpoints, or has
   * witnesses told of another one, by a row of his own.
   */
  Optional<Checkpoint> last(long size, LogKeys keys) {
    long below = size == Long.MAX_VALUE ? size : size + 1;
    while (true) {
      List<Row> page = downFrom(below, LOOKED_AT);
      Optional<Checkpoint> genuine =
          page.stream()
              .flatMap(row -> row.read().stream())
              .filter(c -> keys.all().stream().anyMatch(c::signedBy))
              .findFirst();
      if (genuine.isPresent() || page.size() < LOOKED_AT) {
        return genuine;
      }
      below = page.get(page.size() - 1).size();
    }
  }

  private List<Row> downFrom(long below, int limit) {
    return jdbc.sql(
            "select records, note from audit_checkpoint where records < :below"
                + " order by records desc limit :limit")
        .param("below", below)
        .param("limit", limit)
        .query((row, n) -> new Row(row.getLong(1), row.getString(2)))
        .list();
  }

  /** Whoever signed it. */
  Optional<Checkpoint> last() {
    return below(Long.MAX_VALUE, 1).stream().findFirst();
  }
}
