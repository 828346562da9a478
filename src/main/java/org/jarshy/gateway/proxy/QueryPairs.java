package org.jarshy.gateway.proxy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The {@code key=value} pairs of a link, each key once and none that is not known. */
final class QueryPairs {

  private QueryPairs() {}

  /**
   * @param separator what stands between two pairs
   */
  static Map<String, String> read(String text, String separator, Set<String> known) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String pair : text.split(separator, -1)) {
      int equals = pair.indexOf('=');
      if (equals < 1) {
        throw new LinkRefused("every part must be a name, an equals sign and a value");
      }
      String key = pair.substring(0, equals);
      if (!known.contains(key)) {
        throw new LinkRefused(
            "it has a part that is not known; allowed are " + String.join(", ", sorted(known)));
      }
      if (pairs.put(key, pair.substring(equals + 1)) != null) {
        // One program takes the first, another the last.
        throw new LinkRefused(key + " stands in it twice");
      }
    }
    return pairs;
  }

  static String required(Map<String, String> pairs, String key) {
    String value = pairs.get(key);
    if (value == null || value.isEmpty()) {
      throw new LinkRefused(key + " is missing");
    }
    return value;
  }

  private static Iterable<String> sorted(Set<String> known) {
    return known.stream().sorted().toList();
  }
}
