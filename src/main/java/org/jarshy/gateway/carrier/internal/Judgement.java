package org.jarshy.gateway.carrier.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jarshy.gateway.kernel.MessageId;
import org.jarshy.gateway.outbox.Settlement;

/** From the outcomes of a message's parts to its settlement. Pure. */
final class Judgement {

  /** Passing trouble is tried again after this. */
  private static final Duration LATER = Duration.ofSeconds(15);

  private Judgement() {}

  /**
   * Doubt about one part is doubt about the message; a part refused for good refuses it; what no
   * SMSC took goes back to the queue.
   *
   * @param parts every part's outcome, none null
   */
  static Settlement of(MessageId id, List<SubmitOutcome> parts, Instant now) {
    List<String> ids = new ArrayList<>();
    SubmitOutcome.Refused permanent = null;
    SubmitOutcome.Refused passing = null;
    SubmitOutcome.Unknown doubt = null;
    SubmitOutcome.NotSent notSent = null;
    for (SubmitOutcome part : parts) {
      if (part instanceof SubmitOutcome.Accepted a) {
        ids.add(a.smscId());
      } else if (part instanceof SubmitOutcome.Unknown u) {
        doubt = u;
      } else if (part instanceof SubmitOutcome.NotSent n) {
        notSent = n;
      } else if (part instanceof SubmitOutcome.Refused r) {
        if (StatusPolicy.meaningOf(r.commandStatus()) == StatusPolicy.Means.THIS_MESSAGE) {
          permanent = r;
        } else {
          passing = r;
        }
      }
    }
    if (permanent != null) {
      return new Settlement.Refused(id, StatusPolicy.words(permanent.commandStatus()));
    }
    if (doubt != null) {
      return new Settlement.Unknown(id, doubt.reason());
    }
    if (passing != null) {
      boolean spends =
          StatusPolicy.meaningOf(passing.commandStatus()) == StatusPolicy.Means.PASSING;
      return new Settlement.Deferred(
          id,
          now.plus(spends ? LATER : Duration.ofSeconds(1)),
          spends,
          StatusPolicy.words(passing.commandStatus()));
    }
    if (notSent != null) {
      return new Settlement.Deferred(id, now, false, notSent.reason());
    }
    return new Settlement.Accepted(id, ids);
  }
}
