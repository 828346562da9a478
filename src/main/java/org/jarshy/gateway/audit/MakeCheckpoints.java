package org.jarshy.gateway.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jarshy.gateway.audit.internal.CheckpointFile;
import org.jarshy.gateway.audit.internal.Frontier;
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
  private final MendCheckpointFile mend;
  private final SyncDatabase sync;
  private final LogKeys keys;
  private final AuditSettings settings;
  private final Clock clock;
  // What time counts from while there is no checkpoint.
  private Instant since;
  private Checkpoint made;

  MakeCheckpoints(
      SequenceEntries sequence,
      AuditRecords records,
      CheckpointRows rows,
      CheckpointFile file,
      MendCheckpointFile mend,
      SyncDatabase sync,
      LogKeys keys,
      AuditSettings settings,
      Clock clock) {
    this.sequence = sequence;
    this.records = records;
    this.rows = rows;
    this.file = file;
    this.mend = mend;
    this.sync = sync;
    this.keys = keys;
    this.settings = settings;
    this.clock = clock;
    this.since = clock.instant();
  }

  /** Makes one where it is due; the sequencer asks after each of its rounds. */
  synchronized Optional<Checkpoint> ifDue() {
    long size = records.size();
    Checkpoint last = genuine(size).orElse(null);
    long added = size - (last == null ? 0 : last.size());
    Duration age = Duration.between(last == null ? since : last.at(), clock.instant());
    // Made while the clock was ahead: the next one may not wait until it has caught up.
    boolean ahead = age.isNegative();
    boolean many = added >= settings.checkpointRecords() && (ahead || age.compareTo(SHORTEST) >= 0);
    boolean old = added > 0 && (ahead || age.compareTo(settings.checkpointTime()) >= 0);
    return many || old ? Optional.of(write()) : Optional.empty();
  }

  @Override
  public synchronized Optional<Checkpoint> make() {
    sequence.all();
    return ofPlaced();
  }

  /** Of everything that has its place; the last one, where nothing was added since. */
  synchronized Optional<Checkpoint> ofPlaced() {
    long size = records.size();
    Optional<Checkpoint> last = genuine(size);
    if (size == 0 || last.filter(c -> c.size() >= size).isPresent()) {
      return last;
    }
    return Optional.of(write());
  }

  /** Ours in memory too: its row may have been changed since, and it is not to be made again. */
  private Optional<Checkpoint> genuine(long size) {
    return made != null && made.size() == size ? Optional.of(made) : rows.last(size, keys);
  }

  private Checkpoint write() {
    Frontier edge = sequence.edge();
    // What is signed must outlive a power cut: no checkpoint may vouch for records that are lost.
    sync.force();
    mend.ifEmpty();
    Checkpoint checkpoint =
        keys.signer()
            .sign(
                Checkpoint.of(
                    keys.signer().publicKey().name(), edge.size(), edge.root(), clock.instant()));
    // The file first: should the process die between the two, the one outside has it.
    file.append(List.of(checkpoint));
    rows.add(checkpoint);
    made = checkpoint;
    return checkpoint;
  }

  @Override
  public LogKey publicKey() {
    return keys.signer().publicKey();
  }

  @Override
  public Optional<Checkpoint> last() {
    return rows.last(records.size(), keys);
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
  public List<Comparison> compare(List<Checkpoint> kept) {
    return new CompareKept(records, keys).with(kept);
  }
}
