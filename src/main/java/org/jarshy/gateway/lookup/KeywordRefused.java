package org.jarshy.gateway.lookup;

import java.util.Map;
import org.jarshy.gateway.kernel.StepRefused;

/**
 * A keyword, its table, or a step with one was refused; nothing was changed.
 *
 * <p>Problems are by field ({@code words.ru}, {@code texts.kk}, {@code table}, {@code expires}, …;
 * the empty field is the whole), each a sentence that says what was wrong and what is allowed.
 */
public class KeywordRefused extends StepRefused {

  public KeywordRefused(Rule rule, Map<String, String> problems) {
    // Problems may repeat cells of a table: they are for the one who asked, never for a log.
    super(rule, problems, rule + " in " + String.join(", ", problems.keySet()));
  }

  static KeywordRefused whole(Rule rule, String problem) {
    return new KeywordRefused(rule, Map.of("", problem));
  }

  static KeywordRefused table(String problem) {
    return new KeywordRefused(Rule.INVALID, Map.of("table", problem));
  }
}
