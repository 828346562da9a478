package org.jarshy.gateway.kernel;

import java.util.Locale;
import java.util.Optional;

/** The letters that somebody wants to be written to in. */
public enum Script {
  /** The language's own: Cyrillic for Kazakh and Russian. */
  OWN,
  /** Latin, whatever the language: for phones without Cyrillic, and for half the price. */
  LATIN;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Script> of(String code) {
    if (code == null) {
      return Optional.empty();
    }
    return switch (code.strip().toLowerCase(Locale.ROOT)) {
      case "own", "cyrillic" -> Optional.of(OWN);
      case "latin" -> Optional.of(LATIN);
      default -> Optional.empty();
    };
  }
}
