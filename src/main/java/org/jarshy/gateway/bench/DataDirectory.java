package org.jarshy.gateway.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.SpringApplication;
import org.springframework.util.FileSystemUtils;

/** Where keyfile and database file of a measurement lie; a temporary one goes with it. */
final class DataDirectory implements AutoCloseable {

  private final Path path;
  private final boolean temporary;

  /** For whoever ends the command with Ctrl+C; runs when the database is closed. */
  private final Runnable atExit = this::delete;

  private DataDirectory(Path path, boolean temporary) {
    this.path = path;
    this.temporary = temporary;
    if (temporary) {
      SpringApplication.getShutdownHandlers().add(atExit);
    }
  }

  /**
   * @param kept null for a temporary one
   */
  static DataDirectory of(Path kept) {
    try {
      return kept == null
          ? new DataDirectory(Files.createTempDirectory(prefix()), true)
          : new DataDirectory(Files.createDirectories(kept), false);
    } catch (IOException e) {
      throw new NotMeasured(
          "the directory " + (kept == null ? "for temporary files" : kept) + " cannot be used", e);
    }
  }

  Path path() {
    return path;
  }

  /** {@code ext4}, {@code tmpfs}: what a commit to a file there is worth. */
  String fileSystem() {
    try {
      return Files.getFileStore(path).type();
    } catch (IOException e) {
      return "unknown file system";
    }
  }

  @Override
  public void close() {
    if (temporary) {
      SpringApplication.getShutdownHandlers().remove(atExit);
      delete();
    }
  }

  private void delete() {
    try {
      FileSystemUtils.deleteRecursively(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whose it is can be told from its name, where several run at once. */
  static String prefix() {
    return "jarshy-bench-" + ProcessHandle.current().pid() + "-";
  }
}
