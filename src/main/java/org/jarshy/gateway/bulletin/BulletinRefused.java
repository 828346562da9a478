package org.jarshy.gateway.bulletin;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A bulletin, or a step with one, was refused; nothing was changed.
 *
 * <p>Problems are by field ({@code texts.kk}, {@code area}, {@code expires}, …; the empty field is
 * the whole), each a sentence that says what was wrong and what is allowed.
 */
public class BulletinRefused extends RuntimeException {

  /** What kind of refusal it is, for those who answer with a status code. */
  public enum Rule {
    INVALID,
    NOT_FOUND,
    WRONG_STATE,
    EDIT_CONFLICT,
    SECOND_PERSON
  }

  private final Rule rule;
  private final transient Map<String, String> problems;

  public BulletinRefused(Rule rule, Map<String, String> problems) {
    super(rule + ": " + String.join("; ", problems.values()));
    this.rule = rule;
    this.problems = Collections.unmodifiableMap(new LinkedHashMap<>(problems));
  }

  static BulletinRefused whole(Rule rule, String problem) {
    return new BulletinRefused(rule, Map.of("", problem));
  }

  public Rule rule() {
    return rule;
  }

  public Map<String, String> problems() {
    return problems;
  }
}
