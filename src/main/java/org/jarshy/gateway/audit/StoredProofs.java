package org.jarshy.gateway.audit;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jarshy.gateway.audit.internal.MerkleProofs;
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
    Hash leaf = record.leafAt(seq);
    return ProofFormat.inclusion(
        record,
        checkpoint,
        checked(
            () -> tree.inclusion(seq, checkpoint.size()),
            path -> MerkleProofs.included(leaf, seq, checkpoint.size(), path, checkpoint.root())),
        keys.all());
  }

  @Override
  public String consistency(long first, long second) {
    if (first > second) {
      throw new NotProven("The first checkpoint is the smaller one.");
    }
    Checkpoint one = checkpoint(first);
    Checkpoint two = checkpoint(second);
    return ProofFormat.consistency(
        one,
        two,
        checked(
            () -> tree.consistency(first, second),
            proof -> MerkleProofs.consistent(first, one.root(), second, two.root(), proof)),
        keys.all());
  }

  /** A proof that proves nothing is not given to anybody. */
  private static List<Hash> checked(Supplier<List<Hash>> proof, Predicate<List<Hash>> proves) {
    try {
      List<Hash> hashes = proof.get();
      if (proves.test(hashes)) {
        return hashes;
      }
    } catch (StoredSubtrees.BrokenTree e) {
      // The same to whoever asks.
    }
    throw new NotProven(
        "What is stored of the log does not lead to the checkpoint, so there is no proof: have"
            + " every record checked, which makes stored hashes anew where the records fit.");
  }

  private Checkpoint checkpoint(long size) {
    return checkpoints
        .of(size)
        .orElseThrow(() -> new NotProven("There is no checkpoint of " + size + " records."));
  }
}
