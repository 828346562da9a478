package org.jarshy.gateway.ops;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/** Says what is wrong with a key, in words for the person who wrote it. */
final class WrongKey {

  private static final Pattern SECRET =
      Pattern.compile(
          "pass|secret|token|credential|private|witness.numbers", Pattern.CASE_INSENSITIVE);

  private static final String NOT_SHOWN = "(not shown)";

  private WrongKey() {}

  static String describe(ConfigurationProperty property, KnownKeys.Unknown unknown) {
    String where = property.getOrigin() == null ? "" : " (" + property.getOrigin() + ")";
    String allowed =
        unknown.takesValue()
            ? "'" + unknown.parent() + "' takes a value, nothing stands below it"
            : "allowed under '" + unknown.parent() + "': " + String.join(", ", unknown.allowed());
    Optional<String> nearest = nearest(unknown);
    String guess = nearest.map(key -> "; did you mean '" + key + "'?").orElse("");
    // A typo may hide what kind of value it is: where a secret could have been meant, none is
    // shown.
    boolean secret =
        nearest
            .map(WrongKey::isSecret)
            .orElse(unknown.allowed().stream().anyMatch(WrongKey::isSecret));
    return property.getName()
        + " = "
        + (secret ? NOT_SHOWN : shown(property.getName(), property.getValue()))
        + where
        + ": unknown key '"
        + unknown.element()
        + "'"
        + guess
        + "; "
        + allowed;
  }

  /** The value as it may be shown: never that of a secret, whatever stands under its key. */
  static String shown(ConfigurationPropertyName key, Object value) {
    return isSecret(key.toString()) ? NOT_SHOWN : "'" + value + "'";
  }

  static boolean isSecret(String key) {
    return SECRET.matcher(key).find();
  }

  private static Optional<String> nearest(KnownKeys.Unknown unknown) {
    String wrong = unknown.element().toLowerCase(Locale.ROOT);
    return unknown.allowed().stream()
        .min(Comparator.comparingInt(key -> distance(wrong, key)))
        .filter(key -> distance(wrong, key) <= Math.max(1, key.length() / 3));
  }

  /** Single-letter changes between two words, a swap of neighbours counting as one (OSA). */
  static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + change);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
