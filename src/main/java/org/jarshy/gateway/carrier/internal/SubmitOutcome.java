package org.jarshy.gateway.carrier.internal;

/** What became of one submit_sm. */
public sealed interface SubmitOutcome {

  /**
   * @param smscId message_id as the SMSC spelt it
   */
  record Accepted(String smscId) implements SubmitOutcome {}

  /** Answered with a command_status other than ESME_ROK. */
  record Refused(int commandStatus) implements SubmitOutcome {}

  /** Written or perhaps written, and never answered. */
  record Unknown(String reason) implements SubmitOutcome {}

  /** Certainly never written. */
  record NotSent(String reason) implements SubmitOutcome {}
}
