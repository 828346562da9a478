package org.jarshy.gateway.audit.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jarshy.gateway.audit.Checkpoint;
import org.jarshy.gateway.audit.Hash;
import org.jarshy.gateway.audit.LogKey;

/** Checkpoints that a log is held against while it is recomputed. */
final class AgainstCheckpoints {

  private record Asked(Checkpoint checkpoint, String source, LogKey signer) {}

  private final List<LogKey> keys;
  private final Map<Long, List<Asked>> bySize = new TreeMap<>();
  private final List<Compared> compared = new ArrayList<>();

  AgainstCheckpoints(List<LogKey> keys) {
    this.keys = List.copyOf(keys);
  }

  void add(Checkpoint checkpoint, String source) {
    LogKey signer = keys.stream().filter(checkpoint::signedBy).findFirst().orElse(null);
    bySize
        .computeIfAbsent(checkpoint.size(), size -> new ArrayList<>())
        .add(new Asked(checkpoint, source, signer));
  }

  /** The log has so many records now, with this root. */
  void reached(long size, Supplier<Hash> root) {
    List<Asked> asked = bySize.remove(size);
    if (asked != null) {
      Hash now = root.get();
      asked.forEach(
          a ->
              compare(
                  a,
                  now.equals(a.checkpoint().root())
                      ? Compared.Result.MATCHES
                      : Compared.Result.DIFFERS));
    }
  }

  /** The log ends here. */
  void end(long lines) {
    for (List<Asked> asked : bySize.values()) {
      for (Asked a : asked) {
        compare(
            a,
            a.checkpoint().size() > lines
                ? Compared.Result.LONGER_THAN_LOG
                : Compared.Result.NOT_COMPARED);
      }
    }
    bySize.clear();
    compared.sort(Comparator.comparingLong(c -> c.checkpoint().size()));
  }

  private void compare(Asked asked, Compared.Result result) {
    compared.add(new Compared(asked.checkpoint(), asked.source(), asked.signer(), result));
  }

  /** Smallest first, after the end. */
  List<Compared> compared() {
    return compared;
  }

  /**
   * Only what the log's key signed can accuse the log.
   *
   * @return the first that does not fit, as the range behind the last that does
   */
  Optional<Problem> rewritten() {
    long good = 0;
    for (Compared c : compared) {
      if (c.signed() && c.result() == Compared.Result.MATCHES) {
        good = c.checkpoint().size();
      } else if (c.signed() && c.result() == Compared.Result.DIFFERS) {
        return Optional.of(
            new Problem(
                Problem.Kind.REWRITTEN,
                good,
                "Every record fits itself, but of the records "
                    + good
                    + " to "
                    + (c.checkpoint().size() - 1)
                    + " at least one is not what the checkpoint of "
                    + c.checkpoint().size()
                    + " was made of: changed, removed, added or reordered, and the hashes made"
                    + " anew."));
      }
    }
    return Optional.empty();
  }

  /** The last record of the first checkpoint that does not fit. */
  long lastOfRewritten() {
    return compared.stream()
        .filter(c -> c.signed() && c.result() == Compared.Result.DIFFERS)
        .mapToLong(c -> c.checkpoint().size() - 1)
        .findFirst()
        .orElse(-1);
  }

  Optional<Problem> older(long lines) {
    return compared.stream()
        .filter(c -> c.signed() && c.result() == Compared.Result.LONGER_THAN_LOG)
        .max(Comparator.comparingLong(c -> c.checkpoint().size()))
        .map(
            c ->
                new Problem(
                    Problem.Kind.OLDER,
                    lines,
                    "The log has "
                        + lines
                        + " records, the checkpoint "
                        + c.checkpoint().size()
                        + ": its end was cut off, or this is an older database."));
  }

  Optional<Problem> unsigned() {
    return compared.stream()
        .filter(c -> !c.signed())
        .findFirst()
        .map(
            c ->
                new Problem(
                    Problem.Kind.SIGNATURE,
                    -1,
                    (c.isWitness() ? "The checkpoint given" : "The log's own checkpoint")
                        + " of "
                        + c.checkpoint().size()
                        + " records is signed by none of the keys that count"
                        + (c.result() == Compared.Result.MATCHES
                            ? "."
                            : ", and the log does not fit it.")));
  }

  /** Two that follow each other and are signed by two keys, both of which count. */
  Optional<Problem> otherKey() {
    Compared before = null;
    for (Compared c : compared) {
      if (!c.signed()) {
        continue;
      }
      if (before != null && !before.signer().equals(c.signer())) {
        return Optional.of(
            new Problem(
                Problem.Kind.SIGNATURE,
                -1,
                "The key differs from the one that signed the checkpoint of "
                    + before.checkpoint().size()
                    + " records: that of "
                    + c.checkpoint().size()
                    + " is signed by "
                    + c.signer().shown()
                    + ", the one before it by "
                    + before.signer().shown()
                    + "."));
      }
      before = c;
    }
    return Optional.empty();
  }
}
