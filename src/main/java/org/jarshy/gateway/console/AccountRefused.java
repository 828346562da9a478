package org.jarshy.gateway.console;

import java.util.Map;

/**
 * An account was not made or changed. Problems are by field ({@code login}, {@code name}, {@code
 * password}, {@code roles}), each a sentence that says what is allowed.
 */
public final class AccountRefused extends RuntimeException {

  private final transient Map<String, String> problems;

  public AccountRefused(Map<String, String> problems) {
    super(String.join("; ", problems.values()));
    this.problems = Map.copyOf(problems);
  }

  public Map<String, String> problems() {
    return problems;
  }
}
