package org.jarshy.gateway.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jarshy.gateway.audit.internal.CheckpointFile;
import org.jarshy.gateway.audit.internal.MerkleTree;
import org.jarshy.gateway.audit.internal.StoredSubtrees;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Signs the log every so many records or so long, first into the file and then into the database.
 */
@Component
class MakeCheckpoints implements AuditCheckpoints {

  /**
   * Under a storm of entries one checkpoint covers many more than it must: signing costs a sync.
   */
  static final Duration SHORTEST = Duration.ofSeconds(1);

  private final SequenceEntries sequence;
  private final AuditRecords records;
  private final CheckpointRows rows;
  private final CheckpointFile file;
  private final LogKeys keys;
  private final AuditSettings settings;
  private final Clock clock;
  private final MerkleTree tree;
  // What time counts from while there is no checkpoint.
  private Instant since;

  MakeCheckpoints(
      SequenceEntries sequence,
      AuditRecords records,
      CheckpointRows rows,
      CheckpointFile file,
      LogKeys keys,
      AuditSettings settings,
      JdbcClient jdbc,
      Clock clock) {
    this.sequence = sequence;
    this.records = records;
    this.rows = rows;
    this.file = file;
    this.keys = keys;
    this.settings = settings;
    this.clock = clock;
    this.tree = new MerkleTree(new StoredSubtrees(jdbc));
    this.since = clock.instant();
  }

  /** Makes one where it is due; the sequencer asks after each of its rounds. */
  synchronized Optional<Checkpoint> ifDue() {
    long size = records.size();
    Checkpoint last = rows.last().orElse(null);
    long added = size - (last == null ? 0 : last.size());
    Duration age = Duration.between(last == null ? since : last.at(), clock.instant());
    // Made while the clock was ahead: the next one may not wait until it has caught up.
    boolean ahead = age.isNegative();
    boolean many = added >= settings.checkpointRecords() && (ahead || age.compareTo(SHORTEST) >= 0);
    boolean old = added > 0 && (ahead || age.compareTo(settings.checkpointTime()) >= 0);
    return many || old ? Optional.of(write(size)) : Optional.empty();
  }

  @Override
  public synchronized Optional<Checkpoint> make() {
    long size = sequence.all();
    Optional<Checkpoint> last = rows.last();
    if (size == 0 || last.filter(c -> c.size() >= size).isPresent()) {
      return last;
    }
    return Optional.of(write(size));
  }

  private Checkpoint write(long size) {
    Checkpoint checkpoint =
        keys.signer()
            .sign(
                Checkpoint.of(
                    keys.signer().publicKey().name(), size, tree.root(size), clock.instant()));
    // The file first: should the process die between the two, the one outside has it.
    file.append(checkpoint);
    rows.add(checkpoint);
    return checkpoint;
  }

  @Override
  public LogKey publicKey() {
    return keys.signer().publicKey();
  }

  @Override
  public Optional<Checkpoint> last() {
    return rows.last();
  }

  @Override
  public Optional<Checkpoint> of(long size) {
    return rows.of(size);
  }

  @Override
  public List<Checkpoint> page(long below, int limit) {
    return rows.below(below, limit);
  }

  @Override
  public Comparison compare(Checkpoint kept) {
    long size = records.size();
    String of = "The checkpoint of " + kept.size() + " records ";
    if (keys.all().stream().noneMatch(kept::signedBy)) {
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
    try {
      return tree.root(kept.size()).equals(kept.root())
          ? new Comparison(
              true, of + "fits: the log still begins with every one of them, in their order.")
          : new Comparison(
              false,
              of + "does not fit: at least one of them is not what it was when this was signed.");
    } catch (StoredSubtrees.BrokenTree e) {
      return new Comparison(false, of + "cannot be compared: records are missing from the log.");
    }
  }
}
