package org.jarshy.gateway.bench;

import java.nio.ByteBuffer;
import org.jarshy.gateway.carrier.LinkObserver;
import org.jarshy.gateway.kernel.Msisdn;
import org.jarshy.gateway.outbox.PriorityClass;

/**
 * Counts the submits of every subscriber as the links make them. One octet for each outside the
 * heap, so that the count itself does not grow what is measured.
 */
final class CountSubmits implements LinkObserver {

  private static final int MOST = 0xFF;

  private final ByteBuffer copies;
  private final int parts;
  private long submits;
  private long refused;
  private long unanswered;
  private long accepted;
  private long twice;
  private volatile long firstAt;

  /**
   * @param parts segments of the text
   */
  CountSubmits(int subscribers, int parts) {
    this.copies = ByteBuffer.allocateDirect(subscribers);
    this.parts = parts;
  }

  @Override
  public void submitting(Msisdn to, PriorityClass priority) {
    long now = System.nanoTime();
    synchronized (this) {
      if (submits++ == 0) {
        firstAt = now;
      }
      add(to, 1);
    }
  }

  @Override
  public synchronized void settled(Msisdn to, PriorityClass priority, Fate fate) {
    switch (fate) {
      case ACCEPTED -> accepted++;
      case UNKNOWN -> unanswered++;
      case REFUSED -> {
        // The SMSC has not taken it: no phone gets it twice when it goes again.
        refused++;
        add(to, -1);
      }
      case NOT_SENT -> {
        submits--;
        add(to, -1);
      }
    }
  }

  private void add(Msisdn to, int count) {
    int i = Crowd.index(to.digits());
    if (i < 0 || i >= copies.capacity()) {
      return;
    }
    int before = copies.get(i) & 0xFF;
    int after = Math.max(0, Math.min(MOST, before + count));
    copies.put(i, (byte) after);
    twice += Math.max(0, after - parts) - Math.max(0, before - parts);
  }

  /** Written submit_sm, whatever became of them. */
  synchronized long submits() {
    return submits;
  }

  synchronized long accepted() {
    return accepted;
  }

  synchronized long refused() {
    return refused;
  }

  synchronized long unanswered() {
    return unanswered;
  }

  /** Submits beyond one for each part and subscriber, of those that the SMSC may have taken. */
  synchronized long duplicated() {
    return twice;
  }

  /** {@code System.nanoTime()} of the first submit; meaningless while there is none. */
  long firstAt() {
    return firstAt;
  }
}
