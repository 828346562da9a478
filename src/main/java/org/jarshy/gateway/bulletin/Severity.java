package org.jarshy.gateway.bulletin;

/**
 * How bad it is for people there, the worst first; CAP 1.2 §3.2.2 {@code severity}. Who asks for
 * news hears the worst first.
 */
public enum Severity {
  /** Lives are in danger now: said first to whoever asks, even to those who have got it. */
  EXTREME,
  /** Lives may be in danger: a curfew, a closed district. */
  SEVERE,
  /** Something people need does not work: light, water, cash, links. */
  MODERATE,
  /** Worth knowing. */
  MINOR
}
