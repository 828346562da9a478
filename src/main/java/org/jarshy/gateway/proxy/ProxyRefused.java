package org.jarshy.gateway.proxy;

import java.util.Map;
import org.jarshy.gateway.kernel.StepRefused;

/**
 * A proxy or a step with one was refused; nothing was changed. Problems are by field ({@code link},
 * {@code kind}, {@code reason}, …; the empty field is the whole).
 */
public class ProxyRefused extends StepRefused {

  public ProxyRefused(Rule rule, Map<String, String> problems) {
    super(rule, problems, rule + " in " + String.join(", ", problems.keySet()));
  }

  static ProxyRefused whole(Rule rule, String problem) {
    return new ProxyRefused(rule, Map.of("", problem));
  }
}
