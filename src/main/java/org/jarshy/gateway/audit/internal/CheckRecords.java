package org.jarshy.gateway.audit.internal;

import java.util.BitSet;
import java.util.List;
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

  private final AgainstCheckpoints checkpoints;
  private final CheckNodes nodes = new CheckNodes();
  private final Ranges withoutPayload = new Ranges();
  private final boolean withheld;
  private final Frontier tree = new Frontier();
  private final BitSet behindGap = new BitSet();
  private Problem first;
  private long lines;
  private boolean inOrder = true;
  private long gapAt = -1;
  private long gapFoundAs = -1;

  /**
   * @param keys by one of which a checkpoint must be signed to be believed
   * @param withheld the log is given without what was done to whom, and says so
   */
  public CheckRecords(List<LogKey> keys, boolean withheld) {
    this.checkpoints = new AgainstCheckpoints(keys);
    this.withheld = withheld;
  }

  /**
   * To be called for those of outsiders before the first record, and for the log's own too.
   *
   * @param source empty for the log's own
   */
  public void against(Checkpoint checkpoint, String source) {
    checkpoints.add(checkpoint, source);
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
    if (!record.hasPayload()) {
      withoutPayload.add(place);
    }
    tree.append(record.leafAt(place), nodes::follows);
    checkpoints.reached(tree.size(), tree::root);
  }

  /** A stored hash of a subtree; to be called behind the last record. */
  public void node(StoredNode node) {
    nodes.stored(node);
  }

  /** Records of which nobody can say what was done to whom. */
  public Ranges withoutPayload() {
    return withoutPayload;
  }

  /** In place of a record stands something that is none. */
  public void unreadable(String why) {
    problem(Problem.Kind.UNREADABLE, inOrder ? tree.size() : lines, why);
    lines++;
    inOrder = false;
  }

  private void check(AuditRecord record, long place) {
    if (withheld
        && (record.subject() != null || record.detail() != null || record.salt() != null)) {
      problem(
          Problem.Kind.CHANGED,
          place,
          "The log says that what was done to whom is withheld, and of this record it is not.");
    } else if (record.seq() != place) {
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
    checkpoints.end(lines);
    payloads();
    long last = checkpoints.lastOfRewritten();
    checkpoints.rewritten().filter(p -> first == null || first.seq() > last).ifPresent(this::first);
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
    checkpoints
        .older(lines)
        .filter(p -> first == null || p.seq() < first.seq())
        .ifPresent(this::first);
    if (first == null) {
      checkpoints.unsigned().ifPresent(this::first);
    }
    return first;
  }

  private void first(Problem problem) {
    first = problem;
  }

  /** Nothing of the service takes a payload out of the log, so whoever did had the database. */
  private void payloads() {
    if (!withheld && withoutPayload.count() > 0) {
      problem(
          Problem.Kind.PAYLOAD,
          withoutPayload.first(),
          "Its subject, detail and salt are missing, and the log does not say that they were"
              + " withheld: somebody took them out of records "
              + withoutPayload
              + ".");
    }
  }

  /**
   * What is wrong with the stored hashes of subtrees, or null; to be called after {@link #finish},
   * where the records themselves are right.
   */
  public Problem nodes() {
    return nodes.finish();
  }

  /** How many stored hashes are missing, wrong or too many; after {@link #nodes}. */
  public long wrongNodes() {
    return nodes.wrong();
  }

  /** The hashes that should be stored. */
  public List<StoredNode> nodesDue() {
    return nodes.due();
  }

  /** Where the signing key changed, or null. */
  public Problem otherKey() {
    return checkpoints.otherKey().orElse(null);
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

  /** Smallest first; complete after {@link #finish}. */
  public List<Compared> compared() {
    return checkpoints.compared();
  }

  public long lines() {
    return lines;
  }

  /** Of what could be read in order. */
  public Hash root() {
    return tree.root();
  }
}
