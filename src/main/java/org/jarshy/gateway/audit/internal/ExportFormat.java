package org.jarshy.gateway.audit.internal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.jarshy.gateway.audit.AuditRecord;
import org.jarshy.gateway.audit.Checkpoint;
import org.jarshy.gateway.audit.Hash;
import org.jarshy.gateway.audit.LogKey;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The lines of an export, one JSON object each: a header, the log's own checkpoints, the records in
 * order, the stored hashes of subtrees. The same log gives the same octets.
 */
public final class ExportFormat {

  public static final String LOG = "jarshy-audit/1";
  public static final String INCLUSION = "jarshy-audit-inclusion/1";
  public static final String CONSISTENCY = "jarshy-audit-consistency/1";

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();
  private static final Set<String> HEADER =
      Set.of("format", "keys", "records", "root", "checkpoints", "withheld");
  private static final Set<String> CHECKPOINT = Set.of("checkpoint", "size");
  private static final Set<String> NODE = Set.of("height", "index", "hash");
  private static final Set<String> WITH_PAYLOAD =
      Set.of("seq", "at", "actor", "action", "subject", "detail", "salt", "commitment", "leaf");
  private static final Set<String> WITHOUT =
      Set.of("seq", "at", "actor", "action", "commitment", "leaf");

  /** A line is not what it should be; the message says why, without its content. */
  public static final class Unreadable extends Exception {
    Unreadable(String message) {
      super(message);
    }
  }

  /**
   * @param checkpoints how many were signed; as many lines follow
   * @param withheld what was done to whom is left out of every record
   */
  public record Header(
      List<LogKey> keys, long records, Hash root, long checkpoints, boolean withheld) {}

  private ExportFormat() {}

  public static String header(Header header) {
    ObjectNode line = JSON.createObjectNode().put("format", LOG);
    keys(line, header.keys());
    return write(
        line.put("records", header.records())
            .put("root", header.root().base64())
            .put("checkpoints", header.checkpoints())
            .put("withheld", header.withheld()));
  }

  static void keys(ObjectNode line, List<LogKey> keys) {
    ArrayNode array = line.putArray("keys");
    keys.forEach(key -> array.add(key.toString()));
  }

  public static String record(AuditRecord record) {
    return write(node(record));
  }

  static ObjectNode node(AuditRecord record) {
    ObjectNode line =
        JSON.createObjectNode()
            .put("seq", record.seq())
            .put("at", record.at().toString())
            .put("actor", record.actor())
            .put("action", record.action());
    // A part of it alone is no record any more, and whoever verifies shall see that.
    if (record.subject() != null || record.detail() != null || record.salt() != null) {
      line.put("subject", record.subject())
          .put("detail", record.detail())
          .put(
              "salt",
              record.salt() == null ? null : Base64.getEncoder().encodeToString(record.salt()));
    }
    return line.put("commitment", record.commitment().base64()).put("leaf", record.leaf().base64());
  }

  /** One of the log's own, as its row is: whether it can be read, others shall see. */
  public static String checkpoint(long size, String note) {
    return write(JSON.createObjectNode().put("checkpoint", note).put("size", size));
  }

  public static String node(StoredNode node) {
    return write(
        JSON.createObjectNode()
            .put("height", node.height())
            .put("index", node.index())
            .put("hash", node.hash().base64()));
  }

  public static ObjectNode parse(String line) throws Unreadable {
    try {
      if (JSON.readTree(line) instanceof ObjectNode object) {
        return object;
      }
      throw new Unreadable("It is no JSON object.");
    } catch (JacksonException e) {
      throw new Unreadable("It is no JSON, or a name in it stands twice.");
    }
  }

  public static Header header(ObjectNode line) throws Unreadable {
    only(line, HEADER, "the first line");
    if (!line.get("withheld").isBoolean()) {
      throw new Unreadable("Its withheld is neither true nor false.");
    }
    return new Header(
        keys(line),
        number(line, "records"),
        hash(line, "root"),
        number(line, "checkpoints"),
        line.get("withheld").asBoolean());
  }

  static void only(ObjectNode line, Set<String> names, String what) throws Unreadable {
    if (!Set.copyOf(line.propertyNames()).equals(names)) {
      throw new Unreadable("It has other fields than " + what + " has.");
    }
  }

  static boolean isNode(ObjectNode line) {
    return line.has("height");
  }

  static StoredNode node(ObjectNode line) throws Unreadable {
    only(line, NODE, "a stored hash");
    long height = number(line, "height");
    if (height > 62) {
      throw new Unreadable("Its height is above 62.");
    }
    return new StoredNode((int) height, number(line, "index"), hash(line, "hash"));
  }

  /** One of the log's own. */
  static Checkpoint ownCheckpoint(ObjectNode line) throws Unreadable {
    only(line, CHECKPOINT, "a checkpoint");
    Checkpoint checkpoint = checkpoint(line, "checkpoint");
    if (checkpoint.size() != number(line, "size")) {
      throw new Unreadable("Its checkpoint is of another size than its row.");
    }
    return checkpoint;
  }

  static List<LogKey> keys(ObjectNode line) throws Unreadable {
    List<LogKey> keys = new ArrayList<>();
    try {
      for (JsonNode key : line.withArray("keys")) {
        LogKey read = LogKey.parse(key.asString());
        if (!read.toString().equals(key.asString())) {
          throw new IllegalArgumentException("not as an export writes them");
        }
        keys.add(read);
      }
    } catch (RuntimeException e) {
      throw new Unreadable("Its keys cannot be read: " + e.getMessage());
    }
    return keys;
  }

  public static AuditRecord record(ObjectNode line) throws Unreadable {
    Set<String> names = Set.copyOf(line.propertyNames());
    boolean payload = names.equals(WITH_PAYLOAD);
    if (!payload && !names.equals(WITHOUT)) {
      throw new Unreadable("It has other fields than a record has.");
    }
    return new AuditRecord(
        number(line, "seq"),
        instant(line),
        text(line, "actor"),
        text(line, "action"),
        payload ? text(line, "subject") : null,
        payload ? text(line, "detail") : null,
        payload ? octets(line, "salt") : null,
        hash(line, "commitment"),
        hash(line, "leaf"));
  }

  public static Checkpoint checkpoint(ObjectNode line, String name) throws Unreadable {
    CheckpointTexts read = CheckpointTexts.read(text(line, name));
    if (read.found().size() != 1) {
      throw new Unreadable("Its checkpoint cannot be read.");
    }
    // Base64 has bits to spare at its end, here too.
    if (!read.found().get(0).note().equals(text(line, name))) {
      throw new Unreadable("Its checkpoint is not as an export writes it.");
    }
    return read.found().get(0);
  }

  private static Instant instant(ObjectNode line) throws Unreadable {
    try {
      Instant at = Instant.parse(text(line, "at"));
      if (at.getNano() % 1_000 != 0 || !at.toString().equals(text(line, "at"))) {
        throw new Unreadable("Its time is not as an export writes it.");
      }
      // Far enough away it has no count of microseconds.
      ChronoUnit.MICROS.between(Instant.EPOCH, at);
      return at;
    } catch (DateTimeException | ArithmeticException e) {
      throw new Unreadable("Its time cannot be read.");
    }
  }

  /** What the first line of a file says it is; empty where it does not. */
  public static String format(String line) throws Unreadable {
    ObjectNode json = parse(line);
    return json.has("format") ? text(json, "format") : "";
  }

  static String text(ObjectNode line, String name) throws Unreadable {
    JsonNode value = line.get(name);
    if (value == null || !value.isString()) {
      throw new Unreadable("Its " + name + " is no text.");
    }
    return value.asString();
  }

  static long number(ObjectNode line, String name) throws Unreadable {
    JsonNode value = line.get(name);
    if (value == null
        || !value.isIntegralNumber()
        || !value.canConvertToLong()
        || value.asLong() < 0) {
      throw new Unreadable("Its " + name + " is no whole number from 0.");
    }
    return value.asLong();
  }

  private static Hash hash(ObjectNode line, String name) throws Unreadable {
    return hash(text(line, name), name);
  }

  static Hash hash(String base64, String name) throws Unreadable {
    try {
      Hash hash = Hash.ofBase64(base64);
      // Base64 has bits to spare at its end; one spelling alone is ours.
      if (!hash.base64().equals(base64)) {
        throw new Unreadable("Its " + name + " is not as an export writes it.");
      }
      return hash;
    } catch (IllegalArgumentException e) {
      throw new Unreadable("Its " + name + " is no base64 of 32 octets.");
    }
  }

  private static byte[] octets(ObjectNode line, String name) throws Unreadable {
    return hash(line, name).bytes();
  }

  static String write(ObjectNode line) {
    return JSON.writeValueAsString(line);
  }

  static ObjectNode object() {
    return JSON.createObjectNode();
  }
}
