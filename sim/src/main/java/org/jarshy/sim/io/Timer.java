package org.jarshy.sim.io;

/**
 * Something to do later. The timer is its own node of the wheel, so that a hundred thousand
 * receipts under way cost no more than themselves. Used on the loop's thread only.
 */
public abstract class Timer {

  Timer previous;
  Timer next;
  long deadlineTick = -1;

  /** Runs on the loop's thread. */
  protected abstract void fire();

  /** True between scheduling and either firing or cancelling. */
  public final boolean pending() {
    return next != null;
  }

  /** Harmless when the timer is not pending. */
  public final void cancel() {
    if (next == null) {
      return;
    }
    previous.next = next;
    next.previous = previous;
    next = null;
    previous = null;
  }
}
