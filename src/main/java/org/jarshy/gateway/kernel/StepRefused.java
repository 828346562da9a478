package org.jarshy.gateway.kernel;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A step that a person took was refused whole; nothing was changed. */
public abstract class StepRefused extends RuntimeException {

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

  /**
   * @param message for a log
   * @param problems what is wrong and what is allowed, by field; of the whole under an empty name
   */
  protected StepRefused(Rule rule, Map<String, String> problems, String message) {
    super(message);
    this.rule = rule;
    this.problems = Collections.unmodifiableMap(new LinkedHashMap<>(problems));
  }

  public Rule rule() {
    return rule;
  }

  public Map<String, String> problems() {
    return problems;
  }
}
