package org.jarshy.gateway.lookup;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A keyword, its table, or a step with one was refused; nothing was changed.
 *
 * <p>Problems are by field ({@code words.ru}, {@code texts.kk}, {@code table}, {@code expires}, …;
 * the empty field is the whole), each a sentence that says what was wrong and what is allowed.
 */
public class KeywordRefused extends RuntimeException {

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

  public KeywordRefused(Rule rule, Map<String, String> problems) {
    // Problems may repeat cells of a table: they are for the one who asked, never for a log.
    super(rule + " in " + String.join(", ", problems.keySet()));
    this.rule = rule;
    this.problems = Collections.unmodifiableMap(new LinkedHashMap<>(problems));
  }

  static KeywordRefused whole(Rule rule, String problem) {
    return new KeywordRefused(rule, Map.of("", problem));
  }

  static KeywordRefused table(String problem) {
    return new KeywordRefused(Rule.INVALID, Map.of("table", problem));
  }

  public Rule rule() {
    return rule;
  }

  public Map<String, String> problems() {
    return problems;
  }
}
