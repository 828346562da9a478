package org.jarshy.gateway.trust;

import java.util.Locale;
import java.util.Optional;

/** What a pinned key may sign, and what a stream is about. */
public enum Role {
  NEWS,
  HELPLINE,
  PROXY,
  /** Changes of the trust store, nothing else. */
  ROOT;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Role> of(String code) {
    for (Role role : values()) {
      if (role.code().equals(code)) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }
}
