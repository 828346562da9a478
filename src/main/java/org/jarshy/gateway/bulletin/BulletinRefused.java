package org.jarshy.gateway.bulletin;

import java.util.Map;
import org.jarshy.gateway.kernel.StepRefused;

/**
 * A bulletin, or a step with one, was refused; nothing was changed.
 *
 * <p>Problems are by field ({@code texts.kk}, {@code area}, {@code expires}, …; the empty field is
 * the whole), each a sentence that says what was wrong and what is allowed.
 */
public class BulletinRefused extends StepRefused {

  public BulletinRefused(Rule rule, Map<String, String> problems) {
    super(rule, problems, rule + ": " + String.join("; ", problems.values()));
  }

  static BulletinRefused whole(Rule rule, String problem) {
    return new BulletinRefused(rule, Map.of("", problem));
  }
}
