package org.jarshy.gateway.ops;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the arguments ask for.
 *
 * @param settings configuration keys, {@code --server.port=8081}: an option with a dot in its name
 *     is one, wherever it stands
 * @param words everything else: the command, its options and its files; empty starts the service
 */
record Invocation(List<String> settings, List<String> words) {

  private static final Pattern CONFIGURATION_KEY =
      Pattern.compile(
          "--[A-Za-z][A-Za-z0-9_-]*(\\[[^]]*])?(\\.[A-Za-z0-9_\\[\\]-]+)+(=.*)?", Pattern.DOTALL);

  /** The two that Spring Boot reads although they have no dot. */
  private static final Set<String> DOTLESS = Set.of("--debug", "--trace");

  Invocation {
    settings = List.copyOf(settings);
    words = List.copyOf(words);
  }

  static Invocation of(String... args) {
    List<String> settings = new ArrayList<>();
    List<String> words = new ArrayList<>();
    for (String arg : args) {
      boolean setting = DOTLESS.contains(arg) || CONFIGURATION_KEY.matcher(arg).matches();
      (setting ? settings : words).add(arg);
    }
    return new Invocation(settings, words);
  }

  boolean startsService() {
    return words.isEmpty();
  }
}
