package org.jarshy.gateway.trust;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.trust.StoredTrustStore.Row;
import org.jarshy.gateway.trust.TrustStore.Unusable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The trust store in use. The first directory that is found is taken as the administrator put it;
 * from then on the store is what the database keeps, and what lies in the directory takes its place
 * only where {@link JudgeTrustChange} allows that. A change that is refused is said loudly, and the
 * store in use goes on.
 *
 * <p>{@link #look} waits for the database's lock and so is never called by whoever holds it; {@link
 * #read} takes no lock at all.
 */
class StoreInUse {

  private static final Logger LOG = LoggerFactory.getLogger(StoreInUse.class);

  /**
   * @param usable false where nobody can be trusted: no directory was ever taken, and the one there
   *     is cannot be
   * @param problem empty when all is well; else a sentence for whoever watches
   */
  record Reading(TrustStore store, boolean usable, String problem) {

    /** A clock that was late may be set by now, and the signatures on the change be good. */
    boolean standsRefused() {
      return usable && !problem.isEmpty();
    }

    static Reading nobody(String problem) {
      return new Reading(TrustStore.empty(), false, problem);
    }
  }

  /**
   * What lies in the directory.
   *
   * @param files null where they cannot be read
   */
  private record Found(TrustFiles files, String problem) {

    /** The same only for the same names and bytes: times of files can be set by whoever edits. */
    String mark() {
      return files == null ? problem : files.sha256() + files.signaturesSha256();
    }
  }

  /** What was found at the last look, and what the database said then. */
  private record Look(String mark, Optional<Row> row, Reading reading) {}

  /** A store that was read back from the database. */
  private record Kept(String sha256, TrustStore store) {}

  private final Path directory;
  private final StoredTrustStore rows;
  private final JudgeTrustChange changes;
  private final ReentrantLock looking = new ReentrantLock();
  private volatile Look last;
  private volatile Kept kept;

  StoreInUse(Path directory, StoredTrustStore rows, JudgeTrustChange changes) {
    this.directory = directory;
    this.rows = rows;
    this.changes = changes;
  }

  Path path() {
    return directory;
  }

  /** Looks whether the directory has changed, and takes the change or refuses it. */
  void look() {
    looking.lock();
    try {
      Found found = found();
      Look before = last;
      if (before == null
          || !before.mark().equals(found.mark())
          || !before.row().equals(rows.find())
          || before.reading().standsRefused()) {
        Reading reading = judged(found);
        last = new Look(found.mark(), rows.find(), reading);
        tell(before == null ? null : before.reading(), reading);
      }
    } finally {
      looking.unlock();
    }
  }

  /** What counts now; sees what another process accepted, and not yet what lies on the disk. */
  Reading read() {
    Optional<Row> row = rows.find();
    Look seen = last;
    if (row.isPresent()) {
      return new Reading(
          inUse(row.get()), true, seen == null || seen.row().isEmpty() ? "" : problem(seen, row));
    }
    if (seen == null || seen.row().isPresent()) {
      look();
      return last.reading();
    }
    return seen.reading();
  }

  /** What was wrong with a change of an older store is not wrong with this one. */
  private static String problem(Look seen, Optional<Row> row) {
    return seen.row().get().sha256().equals(row.get().sha256()) ? seen.reading().problem() : "";
  }

  private TrustStore inUse(Row row) {
    Kept current = kept;
    if (current == null || !current.sha256().equals(row.sha256())) {
      current = new Kept(row.sha256(), rows.files(directory).store());
      kept = current;
    }
    return current.store();
  }

  private Found found() {
    if (!Files.isDirectory(directory)) {
      return new Found(
          null,
          "there is no directory %s; put the newsrooms' public keys there, or name another one by jarshy.trust.directory"
              .formatted(directory));
    }
    try {
      return new Found(TrustFiles.read(directory), "");
    } catch (Unusable e) {
      return new Found(null, e.getMessage());
    }
  }

  private Reading judged(Found found) {
    if (found.files() == null) {
      return changes.unusable(directory, found.problem());
    }
    TrustStore wanted;
    try {
      wanted = found.files().store();
    } catch (Unusable e) {
      return changes.unusable(directory, e.getMessage());
    }
    return changes.judge(found.files(), wanted);
  }

  /**
   * Takes the directory as it is now, whoever signed it.
   *
   * @return what is in use from now on
   * @throws Unusable where the directory cannot be used, or its version is lower than one in use
   */
  TrustStore pin(Actor actor) {
    looking.lock();
    try {
      TrustFiles files = TrustFiles.read(directory);
      TrustStore wanted = files.store();
      changes.pin(files, wanted, actor);
      last = null;
      return wanted;
    } finally {
      looking.unlock();
    }
  }

  private static void tell(Reading before, Reading now) {
    if (!now.problem().isEmpty()) {
      if (before == null || !before.problem().equals(now.problem())) {
        LOG.warn("{}: {}", now.usable() ? "trust store" : "no bundle can be taken", now.problem());
      }
    } else {
      LOG.info(
          "trust store version {} with {} keys", now.store().version(), now.store().keys().size());
    }
  }
}
