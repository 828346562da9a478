package org.jarshy.gateway.rumour;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A step with a rumour was refused; nothing was changed. Problems are by field ({@code texts.kk},
 * {@code source}, {@code claim}, {@code expires}, {@code reason}; the empty field is the whole),
 * each a sentence that says what was wrong and what is allowed.
 */
public class RumourRefused extends RuntimeException {

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

  public RumourRefused(Rule rule, Map<String, String> problems) {
    // Fields only: problems may repeat words.
    super(rule + " in " + String.join(", ", problems.keySet()));
    this.rule = rule;
    this.problems = Collections.unmodifiableMap(new LinkedHashMap<>(problems));
  }

  static RumourRefused whole(Rule rule, String problem) {
    return new RumourRefused(rule, Map.of("", problem));
  }

  static RumourRefused conflict() {
    return whole(
        Rule.EDIT_CONFLICT,
        "Somebody changed this rumour since you opened it. Look at it as it is now, then decide.");
  }

  public Rule rule() {
    return rule;
  }

  public Map<String, String> problems() {
    return problems;
  }
}
