package org.jarshy.sim.esme;

/**
 * What is to be submitted next, by number: first what was lost with its link, then what was
 * throttled and has waited long enough, then what was never sent.
 */
final class Supply {

  private final Submissions submissions;
  private final LongFifo lost = new LongFifo();
  private final LongFifo lostTries = new LongFifo();
  private final LongFifo throttled = new LongFifo();
  private final LongFifo throttledTries = new LongFifo();
  private final LongFifo throttledUntil = new LongFifo();
  private final LongFifo throttledStatus = new LongFifo();
  private long planned;
  private long end;
  private long next;
  private long deadline = Long.MAX_VALUE;
  private long number;
  private int tries;
  private boolean wasLost;

  /**
   * @param end how many submits there are; {@code Long.MAX_VALUE} for no limit
   */
  Supply(Submissions submissions, long end) {
    this.submissions = submissions;
    this.planned = end;
    this.end = end;
  }

  /** After this moment no new text begins; one of several parts is finished. */
  void until(long nanos) {
    deadline = nanos;
  }

  /** True when there is one to be sent now; then {@link #number} and {@link #tries} tell it. */
  boolean take(long now) {
    wasLost = !lost.isEmpty();
    if (wasLost) {
      number = lost.poll();
      tries = (int) lostTries.poll();
      return true;
    }
    if (!throttled.isEmpty() && throttledUntil.peek() <= now) {
      number = throttled.poll();
      tries = (int) throttledTries.poll();
      throttledUntil.poll();
      throttledStatus.poll();
      return true;
    }
    if (endOfNew(now)) {
      return false;
    }
    number = next++;
    tries = 0;
    return true;
  }

  private boolean endOfNew(long now) {
    if (now >= deadline && next < end && submissions.beginsText(next)) {
      end = next;
      planned = next;
    }
    return next >= end;
  }

  long number() {
    return number;
  }

  /** How often it was sent before. */
  int tries() {
    return tries;
  }

  /** Whether that was sent before on a link that was lost. */
  boolean wasLost() {
    return wasLost;
  }

  void lost(long again, int triesBefore) {
    lost.add(again);
    lostTries.add(triesBefore);
  }

  void throttled(long again, int triesBefore, int status, long untilNanos) {
    throttled.add(again);
    throttledTries.add(triesBefore);
    throttledUntil.add(untilNanos);
    throttledStatus.add(status);
  }

  /** Nothing more is given out; what waited to be sent again counts as what it came to. */
  void stop(Tally tally) {
    end = next;
    for (; !lost.isEmpty(); lost.poll()) {
      tally.unanswered++;
    }
    for (; !throttled.isEmpty(); throttled.poll()) {
      tally.refused.add(throttledStatus.poll());
    }
  }

  /** When the first of the throttled may be sent again; {@code Long.MAX_VALUE} when none waits. */
  long throttledUntil() {
    return throttled.isEmpty() ? Long.MAX_VALUE : throttledUntil.peek();
  }

  /** Whether nothing is to be sent, now or later. */
  boolean isEmpty(long now) {
    return lost.isEmpty() && throttled.isEmpty() && endOfNew(now);
  }

  /** Submits of the plan that were never sent; 0 where only a duration was given. */
  long unsent() {
    return planned == Long.MAX_VALUE ? 0 : planned - next;
  }
}
