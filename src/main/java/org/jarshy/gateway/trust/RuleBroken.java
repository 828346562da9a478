package org.jarshy.gateway.trust;

/** How the parts of the verifier tell it which rule was broken; never leaves the package. */
final class RuleBroken extends RuntimeException {

  private final Rule rule;

  RuleBroken(Rule rule, String detail) {
    // No stack trace: a refusal is an ordinary answer, and attackers ask for many.
    super(detail, null, false, false);
    this.rule = rule;
  }

  Rule rule() {
    return rule;
  }
}
