package org.jarshy.gateway.directory;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A help line was not saved; nothing was changed.
 *
 * <p>Problems are by field ({@code name.kk}, {@code phone}, …; the empty field is the whole), each
 * a sentence that says what was wrong and what is allowed.
 */
public class HelpLineRefused extends IllegalArgumentException {

  private final transient Map<String, String> problems;

  public HelpLineRefused(Map<String, String> problems) {
    super(String.join(" ", problems.values()));
    this.problems = Collections.unmodifiableMap(new LinkedHashMap<>(problems));
  }

  public Map<String, String> problems() {
    return problems;
  }
}
