package org.jarshy.gateway.audit.internal;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jarshy.gateway.audit.AuditRecord;
import org.jarshy.gateway.audit.Checkpoint;
import org.jarshy.gateway.audit.Hash;
import org.jarshy.gateway.audit.LogKey;

/**
 * Recomputes a log record by record, in the order given, and holds it against checkpoints. Keeps
 * the edge of the tree, and one bit for each record behind a gap.
 */
public final class CheckRecords {

  /** How many places are tried when a record may stand in another one's. */
  private static final long MOST_TRIED = 20_000;

  private record Asked(Checkpoint checkpoint, String source, boolean signed) {}

  private final List<LogKey> keys;
  private final Map<Long, List<Asked>> bySize = new TreeMap<>();
  private final List<Compared> compared = new ArrayList<>();
  private final Frontier tree = new Frontier();
  private final BitSet behindGap = new BitSet();
  private Problem first;
  private long lines;
  private long withoutPayload;
  private boolean inOrder = true;
  private long gapAt = -1;
  private long gapFoundAs = -1;

  /**
   * @param keys by one of which a checkpoint must be signed to be believed
   */
  public CheckRecords(List<LogKey> keys) {
    this.keys = List.copyOf(keys);
  }

  /**
   * To be called for those of outsiders before the first record, and for the log's own too.
   *
   * @param source empty for the log's own
   */
  public void against(Checkpoint checkpoint, String source) {
    boolean signed = keys.stream().anyMatch(checkpoint::signedBy);
    bySize
        .computeIfAbsent(checkpoint.size(), size -> new ArrayList<>())
        .add(new Asked(checkpoint, source, signed));
  }

  /** The next record of the log. */
  public void record(AuditRecord record) {
    long place = lines++;
    if (!inOrder) {
      note(record.seq());
      return;
    }
    if (record.seq() != place && !record.leafAt(place).equals(record.leaf())) {
      inOrder = false;
      gapAt = place;
      gapFoundAs = record.seq();
      note(record.seq());
      return;
    }
    check(record, place);
    withoutPayload += record.hasPayload() ? 0 : 1;
    tree.append(record.leafAt(place));
    List<Asked> asked = bySize.remove(tree.size());
    if (asked != null) {
      Hash root = tree.root();
      asked.forEach(
          a ->
              compare(
                  a,
                  root.equals(a.checkpoint().root())
                      ? Compared.Result.MATCHES
                      : Compared.Result.DIFFERS));
    }
  }

  /** Records of which nobody can say what was done to whom: withheld in the export, or erased. */
  public long withoutPayload() {
    return withoutPayload;
  }

  /** In place of a record stands something that is none. */
  public void unreadable(String why) {
    problem(Problem.Kind.UNREADABLE, inOrder ? tree.size() : lines, why);
    lines++;
    inOrder = false;
  }

  private void check(AuditRecord record, long place) {
    if (record.seq() != place) {
      problem(Problem.Kind.CHANGED, place, "Its number was changed to " + record.seq() + ".");
    } else if (!record.payloadFits()) {
      problem(
          Problem.Kind.CHANGED,
          place,
          record.leafAt(place).equals(record.leaf())
              ? "Its subject, detail or salt is not what was written."
              : "Its commitment, or more of it, is not what was written.");
    } else if (!record.leafAt(place).equals(record.leaf())) {
      long written = writtenAt(record, place);
      if (written < 0) {
        problem(
            Problem.Kind.CHANGED,
            place,
            "Its time, actor, action, commitment or leaf hash is not what was written.");
      } else {
        problem(
            Problem.Kind.MOVED,
            place,
            "The record here was written as record "
                + written
                + "; record "
                + place
                + " was removed or put elsewhere.");
      }
    }
  }

  /**
   * The place that this record's own leaf was made for, the nearest first; -1 where none is found.
   */
  private long writtenAt(AuditRecord record, long place) {
    // Behind the first that is wrong it changes nothing, and trying costs seconds.
    for (long step = 1; first == null && step <= MOST_TRIED; step++) {
      if (record.leafAt(place + step).equals(record.leaf())) {
        return place + step;
      }
      if (step <= place && record.leafAt(place - step).equals(record.leaf())) {
        return place - step;
      }
    }
    return -1;
  }

  private void note(long seq) {
    if (seq >= 0 && seq < Integer.MAX_VALUE) {
      behindGap.set((int) seq);
    }
  }

  private void compare(Asked asked, Compared.Result result) {
    compared.add(new Compared(asked.checkpoint(), asked.source(), asked.signed(), result));
  }

  private void problem(Problem.Kind kind, long seq, String words) {
    if (first == null || seq < first.seq()) {
      first = new Problem(kind, seq, words);
    }
  }

  /**
   * @param said how many records the log itself says it has; -1 where it does not say
   * @return what is wrong first, or null
   */
  public Problem finish(long said) {
    if (gapAt >= 0) {
      gap();
    }
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
    rewritten();
    if (said > lines) {
      problem(
          Problem.Kind.TRUNCATED,
          lines,
          "The log says it has " + said + " records and ends after " + lines + ".");
    } else if (said >= 0 && said < lines) {
      problem(
          Problem.Kind.CHANGED,
          said,
          "The log says it has " + said + " records and goes on to " + lines + ".");
    }
    older();
    if (first == null) {
      signatures();
    }
    return first;
  }

  private void gap() {
    if (gapFoundAs < gapAt) {
      problem(
          Problem.Kind.DUPLICATE, gapAt, "In its place record " + gapFoundAs + " stands again.");
    } else if (behindGap.get((int) Math.min(gapAt, Integer.MAX_VALUE - 1))) {
      problem(Problem.Kind.REORDERED, gapAt, "It stands further down; the order was changed.");
    } else {
      int next = behindGap.nextSetBit((int) Math.min(gapAt, Integer.MAX_VALUE - 1));
      problem(
          Problem.Kind.MISSING,
          gapAt,
          next - gapAt == 1
              ? "It is missing; the next one there is record " + next + "."
              : "Records " + gapAt + " to " + (next - 1) + " are missing.");
    }
  }

  /** Only what the log's key signed can accuse the log. */
  private void rewritten() {
    long good = 0;
    for (Compared c : compared) {
      if (c.signed() && c.result() == Compared.Result.MATCHES) {
        good = c.checkpoint().size();
      } else if (c.signed() && c.result() == Compared.Result.DIFFERS) {
        long last = c.checkpoint().size() - 1;
        if (first == null || first.seq() > last) {
          first =
              new Problem(
                  Problem.Kind.REWRITTEN,
                  good,
                  "Every record fits itself, but of the records "
                      + good
                      + " to "
                      + last
                      + " at least one is not what the checkpoint of "
                      + c.checkpoint().size()
                      + " was made of: changed, removed, added or reordered, and the hashes made"
                      + " anew.");
        }
        return;
      }
    }
  }

  private void older() {
    compared.stream()
        .filter(c -> c.signed() && c.result() == Compared.Result.LONGER_THAN_LOG)
        .max(Comparator.comparingLong(c -> c.checkpoint().size()))
        .ifPresent(
            c ->
                problem(
                    Problem.Kind.OLDER,
                    lines,
                    "The log has "
                        + lines
                        + " records, the checkpoint "
                        + c.checkpoint().size()
                        + ": its end was cut off, or this is an older database."));
  }

  private void signatures() {
    compared.stream()
        .filter(c -> !c.signed())
        .findFirst()
        .ifPresent(
            c ->
                problem(
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

  /** Smallest first; complete after {@link #finish}. */
  public List<Compared> compared() {
    return compared;
  }

  public long lines() {
    return lines;
  }

  /** Of what could be read in order. */
  public Hash root() {
    return tree.root();
  }
}
