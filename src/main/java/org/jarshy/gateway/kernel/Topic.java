package org.jarshy.gateway.kernel;

import java.util.Locale;
import java.util.Optional;

/** What a subscriber can ask to be told about. */
public enum Topic {
  CURFEW,
  NEWS,
  PROXY,
  HELPLINES;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Topic> of(String code) {
    for (Topic topic : values()) {
      if (topic.code().equalsIgnoreCase(code == null ? "" : code.strip())) {
        return Optional.of(topic);
      }
    }
    return Optional.empty();
  }
}
