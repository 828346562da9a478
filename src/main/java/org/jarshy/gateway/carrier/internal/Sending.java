package org.jarshy.gateway.carrier.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jarshy.gateway.gsm.UserData;
import org.jarshy.gateway.outbox.Outgoing;

/** A message on its way, part by part, until each part has its outcome. */
final class Sending {

  final Outgoing message;
  final List<UserData> parts;
  final Instant begun;
  private final SubmitOutcome[] outcomes;
  private int open;

  Sending(Outgoing message, List<UserData> parts, Instant begun) {
    this.message = message;
    this.begun = begun;
    this.parts = parts;
    this.outcomes = new SubmitOutcome[parts.size()];
    this.open = parts.size();
  }

  /**
   * @return true when this was the last part
   */
  synchronized boolean settled(int part, SubmitOutcome outcome) {
    outcomes[part] = outcome;
    return --open == 0;
  }

  /** Parts that were not taken yet may wait until then. */
  Instant waitsUntil(Duration most) {
    Instant expires = message.claimed().expires();
    Instant end = begun.plus(most);
    return end.isBefore(expires) ? end : expires;
  }

  /** A part that was not taken goes again: it has no outcome any more. */
  synchronized void reopen(int part) {
    outcomes[part] = null;
    open++;
  }

  synchronized List<SubmitOutcome> outcomes() {
    return new ArrayList<>(Arrays.asList(outcomes));
  }
}
