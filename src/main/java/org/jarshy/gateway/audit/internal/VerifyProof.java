package org.jarshy.gateway.audit.internal;

import java.util.List;
import java.util.Set;
import org.jarshy.gateway.audit.AuditRecord;
import org.jarshy.gateway.audit.Checkpoint;
import org.jarshy.gateway.audit.Hash;
import org.jarshy.gateway.audit.LogKey;
import org.jarshy.gateway.audit.Verdict;
import org.jarshy.gateway.audit.Witnessed;
import org.jarshy.gateway.audit.internal.ExportFormat.Unreadable;
import tools.jackson.databind.node.ObjectNode;

/** One proof, without the log. */
public final class VerifyProof {

  private static final Set<String> INCLUSION =
      Set.of("format", "keys", "record", "checkpoint", "hashes");
  private static final Set<String> CONSISTENCY =
      Set.of("format", "keys", "first", "second", "hashes");

  private VerifyProof() {}

  public static Verdict inclusion(String text, List<Witnessed> witnessed, List<LogKey> given)
      throws Unreadable {
    ObjectNode line = ExportFormat.parse(text);
    ExportFormat.only(line, INCLUSION, "a proof of a record");
    if (!(line.get("record") instanceof ObjectNode json)) {
      throw new Unreadable("It has no record.");
    }
    AuditRecord record = ExportFormat.record(json);
    Checkpoint checkpoint = ExportFormat.checkpoint(line, "checkpoint");
    List<Hash> hashes = ProofFormat.hashes(line);
    List<LogKey> said = ExportFormat.keys(line);
    List<LogKey> keys = given.isEmpty() ? said : given;
    Problem problem = null;
    if (!record.payloadFits() || !record.leafAt(record.seq()).equals(record.leaf())) {
      problem =
          new Problem(Problem.Kind.CHANGED, record.seq(), "The record is not what was written.");
    } else if (!MerkleProofs.included(
        record.leaf(), record.seq(), checkpoint.size(), hashes, checkpoint.root())) {
      problem =
          new Problem(
              Problem.Kind.PROOF,
              record.seq(),
              "The hashes do not lead from the record to the root of the checkpoint.");
    }
    problem = problem == null ? unsigned(checkpoint, keys) : problem;
    problem = problem == null ? outsiders(List.of(checkpoint), witnessed, keys) : problem;
    ObjectNode verdict = VerifyLog.head(problem);
    verdict.put("record", record.seq()).put("size", checkpoint.size());
    return verdict(
        verdict,
        problem,
        witnessed,
        given,
        (record.hasPayload() ? "" : "What was done to whom is not in the proof. ")
            + "The record is in the log of the checkpoint");
  }

  public static Verdict consistency(String text, List<Witnessed> witnessed, List<LogKey> given)
      throws Unreadable {
    ObjectNode line = ExportFormat.parse(text);
    ExportFormat.only(line, CONSISTENCY, "a proof of two checkpoints");
    Checkpoint first = ExportFormat.checkpoint(line, "first");
    Checkpoint second = ExportFormat.checkpoint(line, "second");
    List<Hash> hashes = ProofFormat.hashes(line);
    List<LogKey> said = ExportFormat.keys(line);
    List<LogKey> keys = given.isEmpty() ? said : given;
    Problem problem = null;
    if (!MerkleProofs.consistent(
        first.size(), first.root(), second.size(), second.root(), hashes)) {
      problem =
          new Problem(
              Problem.Kind.PROOF,
              -1,
              "The hashes do not show that the second log begins with the first one.");
    }
    problem = problem == null ? unsigned(first, keys) : problem;
    problem = problem == null ? unsigned(second, keys) : problem;
    problem = problem == null ? outsiders(List.of(first, second), witnessed, keys) : problem;
    ObjectNode verdict = VerifyLog.head(problem);
    verdict.put("first", first.size()).put("second", second.size());
    return verdict(
        verdict, problem, witnessed, given, "The second log begins with the whole first one");
  }

  private static Problem unsigned(Checkpoint checkpoint, List<LogKey> keys) {
    return keys.stream().anyMatch(checkpoint::signedBy)
        ? null
        : new Problem(
            Problem.Kind.SIGNATURE,
            -1,
            "The checkpoint of "
                + checkpoint.size()
                + " records is signed by none of the keys that count.");
  }

  /**
   * What outsiders kept must be one of the proof's own checkpoints: nothing else can be compared.
   */
  private static Problem outsiders(
      List<Checkpoint> own, List<Witnessed> witnessed, List<LogKey> keys) {
    for (Witnessed w : witnessed) {
      Problem unsigned = unsigned(w.checkpoint(), keys);
      if (unsigned != null) {
        return unsigned;
      }
      List<Checkpoint> same = own.stream().filter(c -> c.size() == w.checkpoint().size()).toList();
      if (same.isEmpty()) {
        return new Problem(
            Problem.Kind.PROOF,
            -1,
            "The proof says nothing of a checkpoint of "
                + w.checkpoint().size()
                + " records: ask for a proof against it, or for one that both are consistent.");
      }
      if (!same.get(0).agreesWith(w.checkpoint())) {
        return new Problem(
            Problem.Kind.REWRITTEN,
            -1,
            "The checkpoint of "
                + w.checkpoint().size()
                + " records in the proof has another root than the one that was given.");
      }
    }
    return null;
  }

  private static Verdict verdict(
      ObjectNode json,
      Problem problem,
      List<Witnessed> witnessed,
      List<LogKey> given,
      String words) {
    json.put("witnessed", problem == null && !witnessed.isEmpty());
    json.put("key", given.isEmpty() ? "of the file itself" : "given");
    if (problem == null) {
      json.put(
          "detail",
          words
              + (witnessed.isEmpty()
                  ? "; that the checkpoint is the true one only somebody outside can tell."
                  : ", which is the one that was given."));
    }
    return new Verdict(problem == null, ExportFormat.write(json));
  }
}
