package org.jarshy.gateway.lookup;

/**
 * Identifies one keyword of an operator, in one of its approved turns; safe to log. The id of the
 * first turn, its origin, stands for all of them.
 */
public record KeywordId(long value) {

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
