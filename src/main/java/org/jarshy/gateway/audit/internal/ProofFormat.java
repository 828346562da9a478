package org.jarshy.gateway.audit.internal;

import java.util.ArrayList;
import java.util.List;
import org.jarshy.gateway.audit.AuditRecord;
import org.jarshy.gateway.audit.Checkpoint;
import org.jarshy.gateway.audit.Hash;
import org.jarshy.gateway.audit.LogKey;
import org.jarshy.gateway.audit.internal.ExportFormat.Unreadable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Proofs as one line of JSON, to be checked without the log. */
public final class ProofFormat {

  private ProofFormat() {}

  /** That a record is in the log of a checkpoint. @param hashes its siblings, the lowest first */
  public static String inclusion(
      AuditRecord record, Checkpoint checkpoint, List<Hash> hashes, List<LogKey> keys) {
    ObjectNode line = ExportFormat.object().put("format", ExportFormat.INCLUSION);
    ExportFormat.keys(line, keys);
    line.set("record", ExportFormat.node(record));
    line.put("checkpoint", checkpoint.note());
    return ExportFormat.write(hashes(line, hashes));
  }

  /** That the log of the first checkpoint is the beginning of that of the second. */
  public static String consistency(
      Checkpoint first, Checkpoint second, List<Hash> hashes, List<LogKey> keys) {
    ObjectNode line = ExportFormat.object().put("format", ExportFormat.CONSISTENCY);
    ExportFormat.keys(line, keys);
    line.put("first", first.note()).put("second", second.note());
    return ExportFormat.write(hashes(line, hashes));
  }

  private static ObjectNode hashes(ObjectNode line, List<Hash> hashes) {
    ArrayNode array = line.putArray("hashes");
    hashes.forEach(hash -> array.add(hash.base64()));
    return line;
  }

  static List<Hash> hashes(ObjectNode line) throws Unreadable {
    if (!(line.get("hashes") instanceof ArrayNode array)) {
      throw new Unreadable("Its hashes are no list.");
    }
    List<Hash> hashes = new ArrayList<>();
    for (JsonNode hash : array) {
      hashes.add(ExportFormat.hash(hash.isString() ? hash.asString() : "", "hash"));
    }
    return hashes;
  }
}
