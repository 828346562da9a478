package org.jarshy.gateway.audit;

import java.util.List;
import java.util.Optional;
import org.jarshy.gateway.audit.internal.CheckpointTexts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Checkpoints in the database; those in the file outside it are the ones that count. */
@Repository
class CheckpointRows {

  private final JdbcClient jdbc;

  CheckpointRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(Checkpoint checkpoint) {
    jdbc.sql(
            "insert into audit_checkpoint (records, note) values (:records, :note)"
                + " on conflict do nothing")
        .param("records", checkpoint.size())
        .param("note", checkpoint.note())
        .update();
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

  Optional<Checkpoint> last() {
    return below(Long.MAX_VALUE, 1).stream().findFirst();
  }
}
