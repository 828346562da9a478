package org.jarshy.gateway.carrier;

import org.jarshy.gateway.kernel.Msisdn;
import org.jarshy.gateway.outbox.PriorityClass;

/**
 * Watches what the links do, for measurements: a bean of this type is told of every segment and
 * every text of every carrier. Called on the threads of the links, on several at a time: whoever
 * implements it stores and returns, and keeps no number longer than the measurement takes.
 */
public interface LinkObserver {

  LinkObserver NONE = new LinkObserver() {};

  /** What became of one submit_sm. */
  enum Fate {
    ACCEPTED,
    /** Answered with a status other than ESME_ROK. */
    REFUSED,
    /** Written or perhaps written, and never answered. */
    UNKNOWN,
    /** Certainly never written. */
    NOT_SENT
  }

  /** A text was read from a link; it is not yet durable, understood or answered. */
  default void textRead(Msisdn from) {}

  /** A segment is handed to a link, which writes it at once; {@link #settled} follows. */
  default void submitting(Msisdn to, PriorityClass priority) {}

  /** Exactly once for each {@link #submitting}; the settlement is not yet durable. */
  default void settled(Msisdn to, PriorityClass priority, Fate fate) {}
}
