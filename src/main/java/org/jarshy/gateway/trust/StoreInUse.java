package org.jarshy.gateway.trust;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The trust store as its directory has it now. Read anew when anything in the directory changed; a
 * directory that cannot be used, or that is older than one that was in use, trusts nobody.
 */
class StoreInUse {

  private static final Logger LOG = LoggerFactory.getLogger(StoreInUse.class);
  private static final int MOST_FILES = 1_000;

  /**
   * @param problem empty when all is well; then the store is what the directory says
   */
  record Reading(TrustStore store, String problem) {
    boolean usable() {
      return problem.isEmpty();
    }
  }

  private final Path directory;
  private final StoredTrustState state;
  private List<String> seen;
  private Reading reading;

  StoreInUse(Path directory, StoredTrustState state) {
    this.directory = directory;
    this.state = state;
  }

  Path path() {
    return directory;
  }

  /** As it is now. An older version than was ever in use is a rollback, whoever put it there. */
  synchronized Reading read() {
    List<String> listing = listing();
    if (reading == null || !listing.equals(seen)) {
      reading = readAnew();
      seen = listing;
      if (!reading.usable()) {
        LOG.warn("no bundle can be taken: {}", reading.problem());
      } else {
        LOG.info(
            "trust store version {} with {} keys",
            reading.store().version(),
            reading.store().keys().size());
      }
    }
    long highest = state.storeVersion();
    if (reading.usable() && reading.store().version() < highest) {
      return new Reading(
          TrustStore.empty(),
          "%s holds version %d of the trust store, but version %d was in use; only the same or a higher one is taken"
              .formatted(directory, reading.store().version(), highest));
    }
    return reading;
  }

  private Reading readAnew() {
    if (!Files.isDirectory(directory)) {
      return new Reading(
          TrustStore.empty(),
          "there is no directory %s; put the newsrooms' public keys there, or name another one by jarshy.trust.directory"
              .formatted(directory));
    }
    try {
      return new Reading(TrustStore.read(directory), "");
    } catch (TrustStore.Unusable e) {
      return new Reading(TrustStore.empty(), e.getMessage());
    }
  }

  /** What changes when a file does, also one behind a link; empty where there is no directory. */
  private List<String> listing() {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(directory.toRealPath(), 3, FileVisitOption.FOLLOW_LINKS)) {
      return files.limit(MOST_FILES).sorted().map(StoreInUse::mark).toList();
    } catch (IOException | RuntimeException e) {
      return List.of("unreadable");
    }
  }

  private static String mark(Path file) {
    try {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      return file
          + " "
          + now.size()
          + " "
          + now.lastModifiedTime().toMillis()
          + " "
          + now.fileKey();
    } catch (IOException e) {
      return file + " unreadable";
    }
  }
}
