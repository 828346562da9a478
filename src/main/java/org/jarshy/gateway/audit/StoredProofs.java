package org.jarshy.gateway.audit;

import org.jarshy.gateway.audit.internal.MerkleTree;
import org.jarshy.gateway.audit.internal.ProofFormat;
import org.jarshy.gateway.audit.internal.StoredSubtrees;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class StoredProofs implements AuditProofs {

  private final AuditRecords records;
  private final CheckpointRows checkpoints;
  private final LogKeys keys;
  private final MerkleTree tree;

  StoredProofs(AuditRecords records, CheckpointRows checkpoints, LogKeys keys, JdbcClient jdbc) {
    this.records = records;
    this.checkpoints = checkpoints;
    this.keys = keys;
    this.tree = new MerkleTree(new StoredSubtrees(jdbc));
  }

  @Override
  public String inclusion(long seq, long size) {
    AuditRecord record =
        records
            .find(seq)
            .orElseThrow(() -> new NotProven("There is no record " + seq + " in the log."));
    Checkpoint checkpoint =
        size == 0
            ? checkpoints.from(seq + 1, 1).stream()
                .findFirst()
                .orElseThrow(
                    () ->
                        new NotProven(
                            "No checkpoint has record " + seq + " yet: make one, or wait for it."))
            : checkpoint(size);
    if (checkpoint.size() <= seq) {
      throw new NotProven("The checkpoint of " + size + " records ends before record " + seq + ".");
    }
    return ProofFormat.inclusion(
        record, checkpoint, tree.inclusion(seq, checkpoint.size()), keys.all());
  }

  @Override
  public String consistency(long first, long second) {
    if (first > second) {
      throw new NotProven("The first checkpoint is the smaller one.");
    }
    return ProofFormat.consistency(
        checkpoint(first), checkpoint(second), tree.consistency(first, second), keys.all());
  }

  private Checkpoint checkpoint(long size) {
    return checkpoints
        .of(size)
        .orElseThrow(() -> new NotProven("There is no checkpoint of " + size + " records."));
  }
}
