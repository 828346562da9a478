package org.jarshy.gateway.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jarshy.gateway.audit.internal.ExportFormat;
import org.jarshy.gateway.audit.internal.Merkle;
import org.jarshy.gateway.audit.internal.MerkleTree;
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
    this.tree = new MerkleTree(new StoredSubtrees(jdbc));
  }

  /**
   * @param withPayload false leaves out what was done to whom: who, when and which action remain,
   *     and the export verifies all the same
   * @return how many records were written
   */
  public long write(OutputStream out, boolean withPayload) throws IOException {
    sequence.all();
    // Records behind this size that are placed meanwhile are for the next export.
    long size = records.size();
    line(out, ExportFormat.header(new ExportFormat.Header(keys.all(), size, root(size))));
    long from = 1;
    List<Checkpoint> page;
    do {
      page = checkpoints.from(from, PAGE);
      for (Checkpoint checkpoint : page) {
        if (checkpoint.size() <= size) {
          line(out, ExportFormat.checkpoint(checkpoint));
        }
        from = checkpoint.size() + 1;
      }
    } while (!page.isEmpty());
    for (long seq = 0; seq < size; seq += PAGE) {
      for (AuditRecord record : records.from(seq, (int) Math.min(PAGE, size - seq))) {
        line(out, ExportFormat.record(withPayload ? record : record.withoutPayload()));
      }
    }
    return size;
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
