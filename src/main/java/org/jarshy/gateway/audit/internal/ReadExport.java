package org.jarshy.gateway.audit.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jarshy.gateway.audit.AuditProofs.NotProven;
import org.jarshy.gateway.audit.AuditRecord;
import org.jarshy.gateway.audit.Checkpoint;
import org.jarshy.gateway.audit.Hash;
import org.jarshy.gateway.audit.LogKey;
import org.jarshy.gateway.audit.internal.ExportFormat.Unreadable;
import tools.jackson.databind.node.ObjectNode;

/**
 * An export in memory: 32 octets for each record, and the records' lines again where one is asked.
 */
public final class ReadExport {

  private final Path file;
  private final List<LogKey> keys;
  private final List<Checkpoint> checkpoints = new ArrayList<>();
  private final List<Hash> leaves = new ArrayList<>();
  private final MerkleTree tree = new MerkleTree(this::subtree);

  private ReadExport(Path file, List<LogKey> keys) {
    this.file = file;
    this.keys = keys;
  }

  public static ReadExport of(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      ExportLines lines = new ExportLines(in);
      String first = lines.next();
      if (first == null || !ExportFormat.format(first).equals(ExportFormat.LOG)) {
        throw new NotProven(file + " is no export of an audit log");
      }
      ReadExport read = new ReadExport(file, ExportFormat.header(ExportFormat.parse(first)).keys());
      for (String line = lines.next(); line != null; line = lines.next()) {
        read.take(ExportFormat.parse(line));
      }
      return read;
    } catch (Unreadable e) {
      throw new NotProven(file + " cannot be read: " + e.getMessage() + " See audit verify.");
    }
  }

  private void take(ObjectNode line) throws Unreadable {
    if (line.has("checkpoint")) {
      checkpoints.add(ExportFormat.ownCheckpoint(line));
    } else if (!ExportFormat.isNode(line)) {
      leaves.add(ExportFormat.record(line).leaf());
    }
  }

  private Hash subtree(int height, long index) {
    return height == 0
        ? leaves.get((int) index)
        : Merkle.node(subtree(height - 1, 2 * index), subtree(height - 1, 2 * index + 1));
  }

  public String inclusion(long seq, long size) throws IOException {
    if (seq < 0 || seq >= leaves.size()) {
      throw new NotProven("the export has records 0 to " + (leaves.size() - 1));
    }
    Checkpoint checkpoint =
        checkpoints.stream()
            .filter(c -> size == 0 ? c.size() > seq : c.size() == size)
            .filter(c -> c.size() > seq && c.size() <= leaves.size())
            .findFirst()
            .orElseThrow(
                () -> new NotProven("no checkpoint in the export has record " + seq + sizes()));
    return ProofFormat.inclusion(
        record(seq), checkpoint, tree.inclusion(seq, checkpoint.size()), keys);
  }

  public String consistency(long first, long second) {
    if (first > second) {
      throw new NotProven("the first checkpoint is the smaller one");
    }
    return ProofFormat.consistency(
        checkpoint(first), checkpoint(second), tree.consistency(first, second), keys);
  }

  private Checkpoint checkpoint(long size) {
    return checkpoints.stream()
        .filter(c -> c.size() == size && size <= leaves.size())
        .findFirst()
        .orElseThrow(
            () -> new NotProven("the export has no checkpoint of " + size + " records" + sizes()));
  }

  private String sizes() {
    return checkpoints.isEmpty()
        ? "; it has none at all"
        : "; its checkpoints are of "
            + checkpoints.get(0).size()
            + " to "
            + checkpoints.get(checkpoints.size() - 1).size()
            + " records";
  }

  private AuditRecord record(long seq) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      ExportLines lines = new ExportLines(in);
      for (String line = lines.next(); line != null; line = lines.next()) {
        ObjectNode json = ExportFormat.parse(line);
        if (json.has("seq") && ExportFormat.number(json, "seq") == seq) {
          return ExportFormat.record(json);
        }
      }
      throw new NotProven("the export has no record " + seq);
    } catch (Unreadable e) {
      throw new NotProven(file + " cannot be read: " + e.getMessage());
    }
  }
}
