package org.jarshy.gateway.kernel;

import java.util.Locale;
import java.util.Optional;

/** The languages Jarshy speaks. Codes are ISO 639-1. */
public enum Lang {
  KK,
  RU,
  EN;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public Locale locale() {
    return Locale.forLanguageTag(code());
  }

  public static Optional<Lang> of(String code) {
    if (code == null) {
      return Optional.empty();
    }
    return switch (code.strip().toLowerCase(Locale.ROOT)) {
      case "kk", "kz", "kaz" -> Optional.of(KK);
      case "ru", "rus" -> Optional.of(RU);
      case "en", "eng" -> Optional.of(EN);
      default -> Optional.empty();
    };
  }
}
