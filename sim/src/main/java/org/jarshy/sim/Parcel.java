package org.jarshy.sim;

import java.time.Duration;
import org.jarshy.sim.io.Timer;
import org.jarshy.sim.smpp.Delivery;

/**
 * A {@code deliver_sm} on its way to the gateway: waiting, outstanding on a session (then it is the
 * timer of its answer), or waiting to be tried again (then the timer of that).
 */
final class Parcel extends Timer {

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  private final Delivery delivery;
  private final Runnable acknowledged;
  private boolean sentBefore;
  private int refusals;
  private Session carriedBy;
  private int sequence;
  private Account home;

  /**
   * @param acknowledged told once, when the other side has taken it; null for receipts
   */
  Parcel(Delivery delivery, Runnable acknowledged) {
    this.delivery = delivery;
    this.acknowledged = acknowledged;
  }

  boolean receipt() {
    return acknowledged == null;
  }

  /** True the first time it is asked. */
  boolean firstSending() {
    boolean first = !sentBefore;
    sentBefore = true;
    return first;
  }

  byte[] handTo(Session session, int sequence) {
    this.carriedBy = session;
    this.sequence = sequence;
    return (session.knowsOptionals() ? delivery : delivery.withoutTlvs()).pdu(sequence);
  }

  void taken() {
    if (acknowledged != null) {
      acknowledged.run();
    }
  }

  /** Counts a refusal or a silence; true while it is worth another try. */
  boolean refused(Account account, int mostTries) {
    carriedBy = null;
    home = account;
    return ++refusals < mostTries;
  }

  /** The session went away: no fault of the delivery. */
  void dropped() {
    carriedBy = null;
  }

  Duration waitBeforeRetry(Duration first) {
    Duration wait = first.multipliedBy(1L << Math.min(refusals - 1, 10));
    return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }

  @Override
  protected void fire() {
    if (carriedBy != null) {
      carriedBy.unanswered(sequence);
    } else {
      home.deliveries().retry(this);
    }
  }
}
