package org.jarshy.gateway.audit.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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

  /** Returns when it is on the disk. */
  public synchronized void append(Checkpoint checkpoint) {
    try {
      Files.createDirectories(path.getParent());
      // Whatever a power cut left of the one before, this one begins on its own.
      String gap = !exists() ? "" : endsItsLine() ? "\n" : "\n\n";
      try (FileChannel channel =
          FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
        String text = gap + checkpoint.note();
        ByteBuffer octets = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (octets.hasRemaining()) {
          channel.write(octets);
        }
        channel.force(true);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot append to " + path, e);
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
