package org.jarshy.sim.proof;

/**
 * How it stands with one assertion.
 *
 * @param name as the scenario calls it, or what it says in short
 * @param detail numbers and names, for a person
 * @param brokenAtNanos the loop's time at which it broke; null when it did not
 */
public record Verdict(String name, State state, String detail, Long brokenAtNanos) {

  public enum State {
    /** True so far; of what can still become wrong, true until now. */
    HOLDS,
    /** Not true yet, and can still become it. */
    OPEN,
    /** Wrong, for good. */
    BROKEN
  }
}
