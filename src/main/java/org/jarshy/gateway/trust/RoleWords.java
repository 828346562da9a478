package org.jarshy.gateway.trust;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The words by which people call a role. */
final class RoleWords {

  private RoleWords() {}

  static Optional<Role> of(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "news" -> Optional.of(Role.NEWS);
      case "helpline", "helplines", "help-line", "help-lines", "hotline", "hotlines" ->
          Optional.of(Role.HELPLINE);
      case "proxy", "proxies" -> Optional.of(Role.PROXY);
      case "root", "roots" -> Optional.of(Role.ROOT);
      default -> Optional.empty();
    };
  }

  /** The role that the name of a stream tells: {@code azattyq-news} is news. */
  static Set<Role> in(String stream) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (String word : stream.split("[._:/-]")) {
      of(word).ifPresent(roles::add);
    }
    if (stream.toLowerCase(Locale.ROOT).contains("help-line")) {
      roles.add(Role.HELPLINE);
    }
    return roles;
  }
}
