package org.jarshy.gateway.proxy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A proxy or a step with one was refused; nothing was changed. Problems are by field ({@code link},
 * {@code kind}, {@code reason}, …; the empty field is the whole).
 */
public class ProxyRefused extends RuntimeException {

  /** What kind of refusal it is, for those who answer with a status code. */
  public enum Rule {
    INVALID,
    NOT_FOUND,
    WRONG_STATE,
    SECOND_PERSON
  }

  private final Rule rule;
  private final transient Map<String, String> problems;

  public ProxyRefused(Rule rule, Map<String, String> problems) {
    super(rule + " in " + String.join(", ", problems.keySet()));
    this.rule = rule;
    this.problems = Collections.unmodifiableMap(new LinkedHashMap<>(problems));
  }

  static ProxyRefused whole(Rule rule, String problem) {
    return new ProxyRefused(rule, Map.of("", problem));
  }

  public Rule rule() {
    return rule;
  }

  public Map<String, String> problems() {
    return problems;
  }
}
