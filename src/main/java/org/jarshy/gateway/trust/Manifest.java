package org.jarshy.gateway.trust;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What {@code manifest.json} says. Fields that are not known are passed over: a change that old
 * readers must not pass over gets a new {@code format}.
 *
 * @param role null where the manifest leaves it to the stream
 */
record Manifest(
    String stream, Role role, long seq, Instant issuedAt, Instant expires, List<ListedFile> files) {

  static final String FORMAT = "jarshy-bundle/1";

  /** Above this, numbers of JavaScript and of other readers are no longer exact. */
  static final long MAX_SEQ = (1L << 53) - 1;

  /** A name, the number 1, or both: {@code 1}, {@code "1"}, {@code "jarshy-bundle/1"}. */
  private static final Pattern FORMAT_1 =
      Pattern.compile("jarshy[ ./_-]bundle|(?:[A-Za-z][A-Za-z ./_-]{0,40}[ ./_-]v?|v)?1(?:\\.0)?");

  static final Pattern STREAM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/-]{0,99}");

  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  record ListedFile(String name, long size, String sha256) {}

  static Manifest parse(byte[] bytes) {
    ObjectNode json = StrictJson.read(ZipNames.MANIFEST, bytes);
    JsonNode format = json.get("format");
    String version =
        format == null ? "" : format.isString() ? format.stringValue() : format.toString();
    if (!FORMAT_1.matcher(version).matches()) {
      throw new RuleBroken(
          Rule.MANIFEST_FORMAT,
          format == null ? "format is missing" : "format is " + shown(format));
    }
    String stream = text(json, "stream");
    if (!STREAM.matcher(stream).matches()) {
      throw field("stream is " + Bytes.shown(stream) + "; Latin letters, digits and . _ - / : do");
    }
    return new Manifest(
        stream,
        role(json),
        whole(json, "seq", MAX_SEQ),
        instant(json, "issued_at"),
        instant(json, "expires"),
        files(json));
  }

  private static Role role(ObjectNode json) {
    if (!json.has("role")) {
      return null;
    }
    String code = text(json, "role");
    Optional<Role> role = RoleWords.of(code);
    return role.orElseThrow(
        () -> new RuleBroken(Rule.ROLE_UNCLEAR, "role is " + Bytes.shown(code)));
  }

  private static List<ListedFile> files(ObjectNode json) {
    JsonNode list = json.get("files");
    if (list == null || !list.isArray() || list.isEmpty()) {
      throw field("files is " + (list == null ? "missing" : "no list of at least one file"));
    }
    List<ListedFile> files = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (JsonNode each : list) {
      if (!(each instanceof ObjectNode file)) {
        throw field("files holds something that is no object");
      }
      ListedFile listed =
          new ListedFile(
              text(file, "name"), whole(file, "size", Integer.MAX_VALUE), text(file, "sha256"));
      if (!SHA256.matcher(listed.sha256()).matches()) {
        throw field("sha256 of " + Bytes.shown(listed.name()) + " is not 64 lower-case hex digits");
      }
      if (!listed.name().equals("items/" + listed.sha256() + ".json")) {
        throw new RuleBroken(Rule.FILE_NAME, "the manifest lists " + Bytes.shown(listed.name()));
      }
      if (!names.add(listed.name())) {
        throw field(listed.name() + " is listed twice");
      }
      files.add(listed);
    }
    return List.copyOf(files);
  }

  private static String text(ObjectNode json, String key) {
    JsonNode value = json.get(key);
    if (value == null || !value.isString()) {
      throw field(key + (value == null ? " is missing" : " is " + shown(value) + ", not a text"));
    }
    return value.stringValue();
  }

  private static long whole(ObjectNode json, String key, long max) {
    JsonNode value = json.get(key);
    if (value == null || !value.isIntegralNumber() || !value.canConvertToLong()) {
      throw field(
          key + (value == null ? " is missing" : " is " + shown(value) + ", not a whole number"));
    }
    if (value.longValue() < 0 || value.longValue() > max) {
      throw field(key + " is " + value.longValue() + "; 0 to " + max + " is allowed");
    }
    return value.longValue();
  }

  private static Instant instant(ObjectNode json, String key) {
    String text = text(json, key);
    try {
      OffsetDateTime time = OffsetDateTime.parse(text);
      if (time.getYear() >= 2000 && time.getYear() < 2200) {
        return time.toInstant();
      }
    } catch (DateTimeException e) {
      // Refused below, in the same words.
    }
    throw field(key + " is " + Bytes.shown(text) + "; write it like 2026-11-29T18:00:00Z");
  }

  private static String shown(JsonNode value) {
    return Bytes.shown(value.toString());
  }

  private static RuleBroken field(String detail) {
    return new RuleBroken(Rule.MANIFEST_FIELD, detail);
  }
}
