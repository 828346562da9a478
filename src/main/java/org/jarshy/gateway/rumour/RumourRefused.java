package org.jarshy.gateway.rumour;

import java.util.Map;
import org.jarshy.gateway.kernel.StepRefused;

/**
 * A step with a rumour was refused; nothing was changed. Problems are by field ({@code texts.kk},
 * {@code source}, {@code claim}, {@code expires}, {@code reason}; the empty field is the whole),
 * each a sentence that says what was wrong and what is allowed.
 */
public class RumourRefused extends StepRefused {

  public RumourRefused(Rule rule, Map<String, String> problems) {
    // Fields only: problems may repeat words.
    super(rule, problems, rule + " in " + String.join(", ", problems.keySet()));
  }

  static RumourRefused whole(Rule rule, String problem) {
    return new RumourRefused(rule, Map.of("", problem));
  }

  static RumourRefused conflict() {
    return whole(
        Rule.EDIT_CONFLICT,
        "Somebody changed this rumour since you opened it. Look at it as it is now, then decide.");
  }
}
