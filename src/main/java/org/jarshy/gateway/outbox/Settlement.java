package org.jarshy.gateway.outbox;

import java.time.Instant;
import java.util.List;
import org.jarshy.gateway.kernel.MessageId;

/** What became of one submission. */
public sealed interface Settlement {

  MessageId id();

  /**
   * @param smscIds one for each part, in order, as the SMSC spelt them
   */
  record Accepted(MessageId id, List<String> smscIds) implements Settlement {
    public Accepted {
      smscIds = List.copyOf(smscIds);
    }
  }

  /** For good. @param reason short, for the operator: {@code ESME_RINVDSTADR 0x0B} */
  record Refused(MessageId id, String reason) implements Settlement {}

  /**
   * Written, or perhaps written, and never answered.
   *
   * @param smscIds one for each part, in order; empty text for a part without an answer
   */
  record Unknown(MessageId id, List<String> smscIds, String reason) implements Settlement {
    public Unknown {
      smscIds = List.copyOf(smscIds);
    }
  }

  /**
   * Certainly not taken, or not whole; back to the queue.
   *
   * @param notBefore when to try again
   * @param partlySent whether the SMSC has or may have some of its parts
   */
  record Deferred(
      MessageId id, Instant notBefore, boolean spendsAttempt, boolean partlySent, String reason)
      implements Settlement {

    /** Nothing of it was taken. */
    public Deferred(MessageId id, Instant notBefore, boolean spendsAttempt, String reason) {
      this(id, notBefore, spendsAttempt, false, reason);
    }
  }
}
