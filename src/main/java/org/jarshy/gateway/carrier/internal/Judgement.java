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
   * A part refused for good refuses the message. One that was certainly not taken sends the whole
   * back to the queue, even beside a part in doubt: no phone can have read the text. Doubt about a
   * part, with all others taken or in doubt, is doubt about the message.
   *
   * @param parts every part's outcome, none null
   */
  static Settlement of(MessageId id, List<SubmitOutcome> parts, Instant now) {
    List<String> ids = new ArrayList<>();
    List<String> answered = new ArrayList<>();
    SubmitOutcome.Refused permanent = null;
    SubmitOutcome.Refused passing = null;
    SubmitOutcome.Unknown doubt = null;
    SubmitOutcome.NotSent notSent = null;
    for (SubmitOutcome part : parts) {
      if (part instanceof SubmitOutcome.Accepted a) {
        ids.add(a.smscId());
        answered.add(a.smscId());
        continue;
      }
      answered.add("");
      if (part instanceof SubmitOutcome.Unknown u) {
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
    boolean partlySent = doubt != null || !ids.isEmpty();
    if (passing != null) {
      boolean spends =
          StatusPolicy.meaningOf(passing.commandStatus()) == StatusPolicy.Means.PASSING;
      // Where the link is what waits, the message does not: it goes back to its place, so that a
      // younger one does not overtake it once the link goes on.
      return new Settlement.Deferred(
          id,
          spends ? now.plus(LATER) : now,
          spends,
          partlySent,
          StatusPolicy.words(passing.commandStatus()));
    }
    if (notSent != null) {
      return new Settlement.Deferred(id, now, false, partlySent, notSent.reason());
    }
    if (doubt != null) {
      return new Settlement.Unknown(id, answered, doubt.reason());
    }
    return new Settlement.Accepted(id, ids);
  }
}
