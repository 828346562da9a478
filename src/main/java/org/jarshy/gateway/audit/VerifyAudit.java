package org.jarshy.gateway.audit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jarshy.gateway.audit.internal.CheckpointTexts;
import org.jarshy.gateway.audit.internal.ExportFormat;
import org.jarshy.gateway.audit.internal.ExportLines;
import org.jarshy.gateway.audit.internal.VerifyLog;
import org.jarshy.gateway.audit.internal.VerifyProof;

/** Checks an export or a proof from its file alone: no database, no network, no service. */
public final class VerifyAudit {

  private VerifyAudit() {}

  /**
   * Reads checkpoints as people keep them: signed notes or short lines, any number.
   *
   * @throws IllegalArgumentException where there is none, or something beside them is unreadable
   */
  public static List<Witnessed> witnessed(String text, String source) {
    CheckpointTexts read = CheckpointTexts.read(text);
    if (read.found().isEmpty() || !read.unreadable().isEmpty()) {
      throw new IllegalArgumentException(
          "a checkpoint is a signed note, or one line that begins with "
              + Checkpoint.SHORT
              + "; this is neither, or was cut short");
    }
    return read.found().stream().map(c -> new Witnessed(c, source)).toList();
  }

  /**
   * @param keys that the log must be signed by; empty takes the file's own word for its key
   */
  public static Verdict file(Path file, List<Witnessed> witnessed, List<LogKey> keys)
      throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return stream(in, witnessed, keys);
    }
  }

  static Verdict stream(InputStream in, List<Witnessed> witnessed, List<LogKey> keys)
      throws IOException {
    ExportLines lines = new ExportLines(in);
    try {
      String first = lines.next();
      String format = first == null ? "" : ExportFormat.format(first);
      return switch (format) {
        case ExportFormat.LOG -> VerifyLog.verify(first, lines, witnessed, keys);
        case ExportFormat.INCLUSION -> VerifyProof.inclusion(first, witnessed, keys);
        case ExportFormat.CONSISTENCY -> VerifyProof.consistency(first, witnessed, keys);
        default -> VerifyLog.unreadable("The first line names no format that is known.");
      };
    } catch (ExportFormat.Unreadable e) {
      return VerifyLog.unreadable("Line " + lines.number() + ": " + e.getMessage());
    }
  }
}
