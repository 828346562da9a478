package org.jarshy.sim;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import org.jarshy.sim.io.EventLoop;

/**
 * What one account has to deliver, spread over the receivers it has bound. Texts of people go ahead
 * of receipts; apart from that the order is kept. Bounded.
 */
final class Deliveries {

  private static final int MOST_WAITING = 500_000;

  private final Account account;
  private final EventLoop loop;
  private final Redelivery redelivery;
  private final Deque<Parcel> texts = new ArrayDeque<>();
  private final Deque<Parcel> receipts = new ArrayDeque<>();
  private final List<Session> receivers = new ArrayList<>();
  private int turn;
  private long receiptsSent;
  private long receiptsAcknowledged;
  private long textsAcknowledged;
  private long redelivered;
  private long givenUp;

  Deliveries(Account account, EventLoop loop, Redelivery redelivery) {
    this.account = account;
    this.loop = loop;
    this.redelivery = redelivery;
  }

  boolean hasReceiver() {
    return !receivers.isEmpty();
  }

  void add(Parcel parcel) {
    if (waiting() >= MOST_WAITING) {
      givenUp++;
      return;
    }
    queueOf(parcel).addLast(parcel);
    pump();
  }

  void receiverBound(Session session) {
    receivers.add(session);
    pump();
  }

  /** What the session had not acknowledged goes out again first, in its old order. */
  void receiverGone(Session session, Collection<Parcel> unacknowledged) {
    receivers.remove(session);
    List<Parcel> again = new ArrayList<>(unacknowledged);
    for (int i = again.size() - 1; i >= 0; i--) {
      again.get(i).dropped();
      queueOf(again.get(i)).addFirst(again.get(i));
    }
    redelivered += again.size();
    pump();
  }

  void acknowledged(Parcel parcel) {
    if (parcel.receipt()) {
      receiptsAcknowledged++;
    } else {
      textsAcknowledged++;
    }
    parcel.taken();
    pump();
  }

  void refused(Parcel parcel) {
    if (parcel.refused(account, redelivery.tries())) {
      redelivered++;
      loop.schedule(parcel, loop.patience(parcel.waitBeforeRetry(redelivery.firstWait())));
    } else {
      givenUp++;
    }
    pump();
  }

  void retry(Parcel parcel) {
    queueOf(parcel).addFirst(parcel);
    pump();
  }

  private void pump() {
    while (waiting() > 0) {
      Session session = nextFree();
      if (session == null) {
        return;
      }
      Parcel parcel = texts.isEmpty() ? receipts.pollFirst() : texts.pollFirst();
      if (parcel.firstSending() && parcel.receipt()) {
        receiptsSent++;
      }
      session.deliver(parcel);
      loop.schedule(parcel, loop.patience(redelivery.timeout()));
    }
  }

  private Deque<Parcel> queueOf(Parcel parcel) {
    return parcel.receipt() ? receipts : texts;
  }

  private Session nextFree() {
    for (int i = 0; i < receivers.size(); i++) {
      turn = (turn + 1) % receivers.size();
      if (receivers.get(turn).hasRoom()) {
        return receivers.get(turn);
      }
    }
    return null;
  }

  int waiting() {
    return texts.size() + receipts.size();
  }

  long receiptsSent() {
    return receiptsSent;
  }

  long receiptsAcknowledged() {
    return receiptsAcknowledged;
  }

  long textsAcknowledged() {
    return textsAcknowledged;
  }

  long redelivered() {
    return redelivered;
  }

  long givenUp() {
    return givenUp;
  }

  void resetCounters() {
    receiptsSent = 0;
    receiptsAcknowledged = 0;
    textsAcknowledged = 0;
    redelivered = 0;
    givenUp = 0;
  }
}
