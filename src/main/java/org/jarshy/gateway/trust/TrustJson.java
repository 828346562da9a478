package org.jarshy.gateway.trust;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jarshy.gateway.kernel.Lang;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code trust.json}: who may speak, about what, in which languages, and how many must agree. A
 * field that is not known is an error here: a typing mistake must not widen anybody's trust.
 */
final class TrustJson {

  static final String FORMAT = "jarshy-trust/1";

  private static final Set<String> FIELDS =
      Set.of("format", "version", "comment", "thresholds", "keys", "streams");
  private static final Set<String> KEY_FIELDS =
      Set.of("fingerprint", "name", "roles", "languages", "streams", "from", "until");
  private static final Set<String> STREAM_FIELDS = Set.of("name", "role", "threshold", "reset_at");

  private final Map<String, OpenPgpKey> openPgp;
  private final Map<String, MinisignKey> minisign;

  private TrustJson(Map<String, OpenPgpKey> openPgp, Map<String, MinisignKey> minisign) {
    this.openPgp = openPgp;
    this.minisign = minisign;
  }

  /**
   * @param openPgp by fingerprint, the keys that lie beside the file
   */
  static TrustStore parse(
      byte[] bytes, Map<String, OpenPgpKey> openPgp, Map<String, MinisignKey> minisign) {
    return new TrustJson(openPgp, minisign).parse(StrictJson.read("it", bytes));
  }

  private TrustStore parse(ObjectNode json) {
    requireKnown(json, FIELDS, "trust.json");
    if (!FORMAT.equals(text(json, "format", "trust.json"))) {
      throw wrong("format must be \"" + FORMAT + '"');
    }
    long version = whole(json, "version", 1, Integer.MAX_VALUE);
    Map<Role, Integer> thresholds = thresholds(json.get("thresholds"));
    List<TrustedKey> keys = new ArrayList<>();
    Set<String> seen = new LinkedHashSet<>();
    for (JsonNode each : array(json, "keys")) {
      TrustedKey key = key(object(each, "keys"));
      if (!seen.add(key.fingerprint())) {
        throw wrong("the key " + key.fingerprint() + " is named twice");
      }
      keys.add(key);
    }
    Map<String, TrustedStream> streams = new LinkedHashMap<>();
    for (JsonNode each : json.has("streams") ? array(json, "streams") : List.<JsonNode>of()) {
      TrustedStream stream = stream(object(each, "streams"), thresholds);
      if (streams.put(stream.name(), stream) != null) {
        throw wrong("the stream " + stream.name() + " is named twice");
      }
    }
    requireStreamsOfKeys(keys, streams);
    return new TrustStore(
        version,
        keys,
        streams,
        thresholds,
        openPgp.values().stream().filter(k -> seen.contains(k.fingerprint())).toList(),
        minisign.values().stream().filter(k -> seen.contains(k.text())).toList());
  }

  private static void requireStreamsOfKeys(
      List<TrustedKey> keys, Map<String, TrustedStream> streams) {
    for (TrustedKey key : keys) {
      for (String stream : key.streams()) {
        if (!streams.isEmpty() && !streams.containsKey(stream)) {
          throw wrong(
              "the key " + key.name() + " names the stream " + stream + ", which is not there");
        }
      }
    }
  }

  private static Map<Role, Integer> thresholds(JsonNode node) {
    Map<Role, Integer> thresholds = new EnumMap<>(Role.class);
    if (node == null) {
      return thresholds;
    }
    ObjectNode json = object(node, "thresholds");
    for (String code : json.propertyNames()) {
      Role role = role(code);
      thresholds.put(role, threshold(json, code, role));
    }
    return thresholds;
  }

  private static int threshold(ObjectNode json, String field, Role role) {
    return (int) whole(json, field, TrustStore.leastThreshold(role), 16);
  }

  private TrustedKey key(ObjectNode json) {
    requireKnown(json, KEY_FIELDS, "a key");
    String given = text(json, "fingerprint", "a key").replace(" ", "");
    boolean pgp = given.matches("[0-9A-Fa-f]{40}");
    String fingerprint = pgp ? given.toUpperCase(Locale.ROOT) : given;
    if (!pgp && !given.matches("RW[A-Za-z0-9+/]{54}")) {
      throw wrong(
          "the fingerprint "
              + Bytes.shown(given)
              + " is neither the 40 hex digits of an OpenPGP key nor the whole public key of"
              + " minisign, 56 characters from RW");
    }
    if (pgp && !openPgp.containsKey(fingerprint)) {
      throw wrong("the key " + fingerprint + " is in no .asc file beside trust.json");
    }
    if (!pgp && !minisign.containsKey(fingerprint)) {
      minisign.put(fingerprint, MinisignKey.of(fingerprint));
    }
    return new TrustedKey(
        fingerprint,
        pgp ? TrustedKey.Kind.OPENPGP : TrustedKey.Kind.MINISIGN,
        json.has("name") ? text(json, "name", fingerprint) : fingerprint,
        set(json, "roles", TrustJson::role, EnumSet.noneOf(Role.class)),
        json.has("languages")
            ? set(json, "languages", TrustJson::language, EnumSet.noneOf(Lang.class))
            : EnumSet.allOf(Lang.class),
        json.has("streams")
            ? set(json, "streams", TrustJson::streamName, new LinkedHashSet<>())
            : Set.of(),
        instant(json, "from"),
        instant(json, "until"));
  }

  private static TrustedStream stream(ObjectNode json, Map<Role, Integer> thresholds) {
    requireKnown(json, STREAM_FIELDS, "a stream");
    String name = streamName(text(json, "name", "a stream"));
    Role role = role(text(json, "role", name));
    if (role == Role.ROOT) {
      throw wrong("the stream " + name + " has the role root; roots sign the trust store alone");
    }
    int threshold =
        json.has("threshold")
            ? threshold(json, "threshold", role)
            : thresholds.getOrDefault(role, TrustStore.leastThreshold(role));
    return new TrustedStream(name, role, threshold, instant(json, "reset_at"));
  }

  private static <T> Set<T> set(
      ObjectNode json, String field, Function<String, T> reader, Set<T> into) {
    for (JsonNode each : array(json, field)) {
      if (!each.isString()) {
        throw wrong(field + " must be a list of texts");
      }
      into.add(reader.apply(each.stringValue()));
    }
    if (into.isEmpty()) {
      throw wrong(field + " is empty; leave it out or name at least one");
    }
    return into;
  }

  private static Role role(String code) {
    return Role.of(code)
        .orElseThrow(
            () ->
                wrong(
                    "the role "
                        + Bytes.shown(code)
                        + " is not one of news, helpline, proxy, root"));
  }

  private static Lang language(String code) {
    return Lang.of(code)
        .orElseThrow(
            () -> wrong("the language " + Bytes.shown(code) + " is not one of kk, ru, en"));
  }

  private static String streamName(String name) {
    if (!Manifest.STREAM.matcher(name).matches()) {
      throw wrong(
          "the stream " + Bytes.shown(name) + " has other characters than A-Z a-z 0-9 . _ - / :");
    }
    return name;
  }

  private static void requireKnown(ObjectNode json, Set<String> known, String where) {
    for (String field : json.propertyNames()) {
      if (!known.contains(field)) {
        throw wrong(
            where
                + " has the field "
                + Bytes.shown(field)
                + "; allowed are "
                + String.join(", ", known.stream().sorted().toList()));
      }
    }
  }

  private static ObjectNode object(JsonNode node, String field) {
    if (node instanceof ObjectNode object) {
      return object;
    }
    throw wrong(field + " must hold objects");
  }

  private static Iterable<JsonNode> array(ObjectNode json, String field) {
    JsonNode node = json.get(field);
    if (node == null || !node.isArray()) {
      throw wrong(field + " must be a list");
    }
    return node;
  }

  private static String text(ObjectNode json, String field, String where) {
    JsonNode node = json.get(field);
    if (node == null || !node.isString() || node.stringValue().isBlank()) {
      throw wrong(field + " of " + where + " must be a text");
    }
    return node.stringValue();
  }

  private static long whole(ObjectNode json, String field, long min, long max) {
    JsonNode node = json.get(field);
    if (node == null
        || !node.isIntegralNumber()
        || !node.canConvertToLong()
        || node.longValue() < min
        || node.longValue() > max) {
      throw wrong(field + " must be a whole number from " + min + " to " + max);
    }
    return node.longValue();
  }

  private static Instant instant(ObjectNode json, String field) {
    if (!json.has(field)) {
      return null;
    }
    try {
      return OffsetDateTime.parse(text(json, field, "trust.json")).toInstant();
    } catch (DateTimeException e) {
      throw wrong(field + " must be a time like 2026-11-29T18:00:00Z");
    }
  }

  private static IllegalArgumentException wrong(String message) {
    return new IllegalArgumentException(message);
  }
}
