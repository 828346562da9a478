package org.jarshy.gateway.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jarshy.gateway.audit.internal.ExportFormat;
import org.jarshy.gateway.audit.internal.Merkle;
import org.jarshy.gateway.audit.internal.MerkleTree;
import org.jarshy.gateway.audit.internal.StoredNode;
import org.jarshy.gateway.audit.internal.StoredSubtrees;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Writes the whole log for {@link VerifyAudit}, in pages: its memory does not grow with the log.
 */
@Component
public class AuditExport {

  private static final int PAGE = 1_000;

  private final AuditRecords records;
  private final CheckpointRows checkpoints;
  private final SequenceEntries sequence;
  private final LogKeys keys;
  private final StoredSubtrees subtrees;
  private final MerkleTree tree;

  AuditExport(
      AuditRecords records,
      CheckpointRows checkpoints,
      SequenceEntries sequence,
      LogKeys keys,
      JdbcClient jdbc) {
    this.records = records;
    this.checkpoints = checkpoints;
    this.sequence = sequence;
    this.keys = keys;
    this.subtrees = new StoredSubtrees(jdbc);
    this.tree = new MerkleTree(subtrees);
  }

  /**
   * @param withPayload false leaves out what was done to whom: who, when and which action remain,
   *     and the export verifies all the same
   * @return how many records were written
   */
  public long write(OutputStream out, boolean withPayload) throws IOException {
    sequence.all();
    CheckpointRows.Written signed = checkpoints.written();
    // Records behind this size that are placed meanwhile are for the next export.
    long size = records.size();
    line(
        out,
        ExportFormat.header(
            new ExportFormat.Header(keys.all(), size, root(size), signed.count(), !withPayload)));
    long behind = Long.MIN_VALUE;
    for (List<CheckpointRows.Row> page = checkpoints.rows(behind, PAGE);
        !page.isEmpty();
        page = checkpoints.rows(behind, PAGE)) {
      for (CheckpointRows.Row row : page) {
        behind = row.size();
        if (row.size() <= signed.last()) {
          line(out, ExportFormat.checkpoint(row.size(), row.note()));
        }
      }
    }
    for (long seq = 0; seq < size; seq += PAGE) {
      write(out, records.from(seq, (int) Math.min(PAGE, size - seq)), withPayload);
    }
    // Rows at places that were never given: whoever verifies shall see them.
    write(out, records.strays(PAGE), withPayload);
    for (StoredNode node : subtrees.upTo(size)) {
      line(out, ExportFormat.node(node));
    }
    return size;
  }

  private static void write(OutputStream out, List<AuditRecord> page, boolean withPayload)
      throws IOException {
    for (AuditRecord record : page) {
      line(out, ExportFormat.record(withPayload ? record : record.withoutPayload()));
    }
  }

  /** A log that rows are missing of is exported too: that is when somebody wants to look at it. */
  private Hash root(long size) {
    try {
      return tree.root(size);
    } catch (StoredSubtrees.BrokenTree e) {
      return Merkle.EMPTY;
    }
  }

  private static void line(OutputStream out, String line) throws IOException {
    out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
