package org.jarshy.gateway.audit.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Collectors;
import org.jarshy.gateway.audit.Checkpoint;

/** Every checkpoint outside the database: signed notes, an empty line between them. */
public final class CheckpointFile {

  private final Path path;

  public CheckpointFile(Path path) {
    this.path = path.toAbsolutePath();
  }

  public boolean exists() {
    return Files.exists(path);
  }

  public Path path() {
    return path;
  }

  /** There is none of a checkpoint in it: it is missing, or somebody emptied it. */
  public boolean isEmpty() {
    try {
      return !exists() || Files.size(path) == 0;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
  }

  /** Returns when they are on the disk: one write, one sync. */
  public synchronized void append(List<Checkpoint> checkpoints) {
    try {
      Files.createDirectories(path.getParent());
      boolean fresh = !exists();
      // Whatever a power cut left of the one before, this one begins on its own.
      String gap = isEmpty() ? "" : endsItsLine() ? "\n" : "\n\n";
      String text =
          checkpoints.stream().map(Checkpoint::note).collect(Collectors.joining("\n", gap, ""));
      try (FileChannel channel =
          FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
        ByteBuffer octets = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (octets.hasRemaining()) {
          channel.write(octets);
        }
        channel.force(true);
      }
      if (fresh) {
        syncDirectory();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot append to " + path, e);
    }
  }

  /** So that the name of a new file is on the disk too; not every system can. */
  private void syncDirectory() {
    try (FileChannel directory = FileChannel.open(path.getParent(), StandardOpenOption.READ)) {
      directory.force(true);
    } catch (IOException e) {
      // Windows opens no directory; its journal keeps the name.
      return;
    }
  }

  private boolean endsItsLine() throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      ByteBuffer last = ByteBuffer.allocate(1);
      return channel.size() == 0
          || (channel.read(last, channel.size() - 1) == 1 && last.get(0) == '\n');
    }
  }

  public CheckpointTexts read() {
    try {
      // Octets that a power cut tore apart spoil their own checkpoint, not those before and behind.
      return CheckpointTexts.read(
          exists() ? new String(Files.readAllBytes(path), StandardCharsets.UTF_8) : "");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
  }
}
