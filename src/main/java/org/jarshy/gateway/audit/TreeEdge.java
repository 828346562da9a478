package org.jarshy.gateway.audit;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jarshy.gateway.audit.internal.Frontier;
import org.jarshy.gateway.audit.internal.StoredSubtrees;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The right edge of the tree, from which everything is signed. Stored hashes are taken only where
 * the root of the last signed checkpoint follows from them; else all is recomputed from the
 * records, so that nobody has the log sign what he wrote into {@code audit_node}.
 */
@Component
class TreeEdge {

  private static final int PAGE = 1_000;

  /** A size that somebody wrote into the database is not filled up for hours. */
  private static final long MOST_STAND_INS = 100_000;

  /** Stands in for a record that is gone, so that the log goes on; it fits no record. */
  private static final Hash GONE = Hash.of(new byte[Hash.BYTES]);

  private final AuditRecords records;
  private final CheckpointRows rows;
  private final LogKeys keys;
  private final StoredSubtrees subtrees;

  TreeEdge(AuditRecords records, CheckpointRows rows, LogKeys keys, JdbcClient jdbc) {
    this.records = records;
    this.rows = rows;
    this.keys = keys;
    this.subtrees = new StoredSubtrees(jdbc);
  }

  /** Of the first records, so many. */
  Frontier of(long size) {
    Optional<Checkpoint> last = rows.last(size, keys);
    // As they were hashed when they were written, or, where a hash itself was changed, by what they
    // say. Where neither leads to the last checkpoint, the log goes on from what was hashed.
    return last.flatMap(this::stored)
        .or(() -> last.flatMap(c -> proven(c, AuditRecord::leaf)))
        .or(() -> last.flatMap(c -> proven(c, record -> record.leafAt(record.seq()))))
        .map(edge -> grown(edge, size))
        .orElseGet(() -> grown(new Frontier(), size));
  }

  private Optional<Frontier> stored(Checkpoint last) {
    try {
      return Optional.of(Frontier.of(last.size(), subtrees))
          .filter(edge -> edge.root().equals(last.root()));
    } catch (StoredSubtrees.BrokenTree e) {
      return Optional.empty();
    }
  }

  private Optional<Frontier> proven(Checkpoint last, Function<AuditRecord, Hash> leaf) {
    Frontier edge = new Frontier();
    append(edge, last.size(), leaf);
    return Optional.of(edge).filter(e -> e.root().equals(last.root()));
  }

  /** The edge with what came since. */
  Frontier grown(Frontier edge, long size) {
    Frontier grown = edge.copy();
    append(grown, size, AuditRecord::leaf);
    return grown;
  }

  private void append(Frontier edge, long size, Function<AuditRecord, Hash> leaf) {
    long gone = 0;
    for (long from = edge.size(); from < size; from += PAGE) {
      long to = Math.min(from + PAGE, size);
      List<AuditRecord> page = records.from(from, (int) (to - from));
      gone += to - from - page.size();
      if (gone > MOST_STAND_INS) {
        throw new IllegalStateException(
            "the database says that there are " + size + " records, and most of them are gone");
      }
      for (AuditRecord record : page) {
        fill(edge, record.seq());
        edge.append(leaf.apply(record));
      }
      fill(edge, to);
    }
  }

  private static void fill(Frontier edge, long to) {
    while (edge.size() < to) {
      edge.append(GONE);
    }
  }
}
