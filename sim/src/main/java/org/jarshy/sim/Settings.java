package org.jarshy.sim;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * Reads an object of a scenario (YAML) or of a request (JSON) key by key, and says of a wrong one
 * where it is, what it is, and what is allowed.
 */
final class Settings {

  private final String path;
  private final JsonNode node;
  private final Set<String> known = new LinkedHashSet<>();

  /**
   * @param path of this object, empty for the whole document
   */
  Settings(String path, JsonNode node) {
    this.path = path;
    this.node = node;
    if (!node.isObject()) {
      throw new InvalidSetting(path.isEmpty() ? "the document" : path, shown(node), "an object");
    }
  }

  String path(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private JsonNode find(String key) {
    known.add(key);
    JsonNode value = node.get(key);
    return value == null || value.isNull() ? null : value;
  }

  String text(String key, String otherwise) {
    JsonNode value = find(key);
    if (value == null) {
      return otherwise;
    }
    if (!value.isString() && !value.isNumber()) {
      throw invalid(key, "a text");
    }
    return value.asString();
  }

  int integer(String key, int otherwise, int least, int most) {
    JsonNode value = find(key);
    if (value == null) {
      return otherwise;
    }
    if (!value.isIntegralNumber()
        || !value.canConvertToInt()
        || value.intValue() < least
        || value.intValue() > most) {
      throw invalid(key, "a whole number from %d to %d".formatted(least, most));
    }
    return value.intValue();
  }

  long number(String key, long otherwise) {
    JsonNode value = find(key);
    if (value != null && !value.isIntegralNumber()) {
      throw invalid(key, "a whole number");
    }
    return value == null ? otherwise : value.longValue();
  }

  boolean flag(String key, boolean otherwise) {
    JsonNode value = find(key);
    if (value != null && !value.isBoolean()) {
      throw invalid(key, "true or false");
    }
    return value == null ? otherwise : value.booleanValue();
  }

  Duration duration(String key, Duration otherwise) {
    return word(key, otherwise, Durations::parse);
  }

  /**
   * @param reader throws an IllegalArgumentException that says what is allowed
   */
  <T> T word(String key, T otherwise, Function<String, T> reader) {
    String value = text(key, null);
    if (value == null) {
      return otherwise;
    }
    try {
      return reader.apply(value);
    } catch (IllegalArgumentException e) {
      throw invalid(key, e.getMessage());
    }
  }

  List<String> texts(String key, List<String> otherwise) {
    JsonNode value = find(key);
    if (value == null) {
      return otherwise;
    }
    if (!value.isArray()) {
      throw invalid(key, "a list of texts");
    }
    List<String> all = new ArrayList<>();
    for (JsonNode each : value) {
      if (!each.isString() && !each.isNumber()) {
        throw invalid(key, "a list of texts");
      }
      all.add(each.asString());
    }
    return all;
  }

  /** The objects of a list; none when the key is not there. */
  List<Settings> objects(String key) {
    JsonNode value = find(key);
    if (value == null) {
      return List.of();
    }
    if (!value.isArray()) {
      throw invalid(key, "a list of objects");
    }
    List<Settings> all = new ArrayList<>();
    for (JsonNode each : value) {
      all.add(new Settings(path(key) + "[" + all.size() + "]", each));
    }
    return all;
  }

  boolean has(String key) {
    return find(key) != null;
  }

  InvalidSetting invalid(String key, String allowed) {
    JsonNode value = node.get(key);
    return new InvalidSetting(path(key), value == null ? "nothing" : shown(value), allowed);
  }

  /** To be called last: a key that nothing asked for is a mistake of the writer. */
  void refuseUnknownKeys() {
    for (String key : node.propertyNames()) {
      if (!known.contains(key)) {
        throw new InvalidSetting(
            path(key) + " is not known; known here are " + String.join(", ", known));
      }
    }
  }

  private static String shown(JsonNode value) {
    String shown = value.toString();
    return shown.length() > 60 ? shown.substring(0, 60) + "…" : shown;
  }
}
