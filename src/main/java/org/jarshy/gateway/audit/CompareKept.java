package org.jarshy.gateway.audit;

import java.util.ArrayList;
import java.util.List;
import org.jarshy.gateway.audit.AuditCheckpoints.Comparison;
import org.jarshy.gateway.audit.internal.CheckRecords;
import org.jarshy.gateway.audit.internal.Compared;
import org.jarshy.gateway.audit.internal.Problem;

/**
 * Holds the records themselves against checkpoints that somebody outside kept; no stored hash of a
 * subtree is asked.
 */
final class CompareKept {

  private static final int PAGE = 1_000;

  private final AuditRecords records;
  private final LogKeys keys;

  CompareKept(AuditRecords records, LogKeys keys) {
    this.records = records;
    this.keys = keys;
  }

  List<Comparison> with(List<Checkpoint> kept) {
    long size = records.size();
    long largest =
        kept.stream()
            .filter(this::isSigned)
            .mapToLong(Checkpoint::size)
            .filter(s -> s <= size)
            .max()
            .orElse(0);
    CheckRecords check = new CheckRecords(keys.all(), false);
    kept.forEach(c -> check.against(c, "kept"));
    for (long seq = 0; seq < largest; seq += PAGE) {
      records.from(seq, (int) Math.min(PAGE, largest - seq)).forEach(check::record);
    }
    Problem problem = check.finish(largest);
    List<Comparison> comparisons = new ArrayList<>();
    for (Checkpoint c : kept) {
      comparisons.add(compared(c, size, problem, check.compared()));
    }
    return comparisons;
  }

  private boolean isSigned(Checkpoint kept) {
    return keys.all().stream().anyMatch(kept::signedBy);
  }

  private Comparison compared(
      Checkpoint kept, long size, Problem problem, List<Compared> compared) {
    String of = "The checkpoint of " + kept.size() + " records ";
    if (!isSigned(kept)) {
      return new Comparison(
          false, of + "is signed by no key of this log: it was altered, or is of another log.");
    }
    if (kept.size() > size) {
      return new Comparison(
          false,
          of
              + "is of a longer log than this one, which has "
              + size
              + ": its end was cut off, or an older database was put in its place.");
    }
    boolean matches =
        compared.stream()
            .anyMatch(c -> c.checkpoint() == kept && c.result() == Compared.Result.MATCHES);
    boolean within = problem != null && 0 <= problem.seq() && problem.seq() < kept.size();
    if (matches && !within) {
      return new Comparison(
          true, of + "fits: the log still begins with every one of them, in their order.");
    }
    return new Comparison(
        false,
        of
            + "does not fit: at least one of them is not what it was when this was signed."
            + (within && problem.kind() != Problem.Kind.REWRITTEN
                ? " Record " + problem.seq() + ": " + problem.words()
                : ""));
  }
}
