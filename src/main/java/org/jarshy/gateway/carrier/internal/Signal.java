package org.jarshy.gateway.carrier.internal;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes one waiting thread; raised twice is raised once. */
final class Signal {

  private final Semaphore raised = new Semaphore(0);

  void raise() {
    if (raised.availablePermits() == 0) {
      raised.release();
    }
  }

  void await(long nanos) throws InterruptedException {
    if (raised.tryAcquire(nanos, TimeUnit.NANOSECONDS)) {
      raised.drainPermits();
    }
  }
}
