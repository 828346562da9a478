package org.jarshy.sim;

import java.time.Duration;
import org.jarshy.sim.io.EventLoop;
import org.jarshy.sim.io.Timer;

/** Asks an ESME with enquire_link whether it is alive, when the account's profile says so. */
final class Liveness {

  private final EventLoop loop;
  private final Session session;
  private Timer next;
  private boolean waiting;

  Liveness(EventLoop loop, Session session) {
    this.loop = loop;
    this.session = session;
  }

  /** Begins, or begins anew with another interval; zero ends it. */
  void ask(Duration interval) {
    if (next != null) {
      next.cancel();
    }
    waiting = false;
    if (!interval.isZero()) {
      next = loop.schedule(loop.patience(interval), () -> tick(interval));
    }
  }

  private void tick(Duration interval) {
    if (waiting) {
      session.cut(false); // a whole interval without a word
      return;
    }
    waiting = true;
    session.enquire();
    next = loop.schedule(loop.patience(interval), () -> tick(interval));
  }

  void answered() {
    waiting = false;
  }

  void end() {
    if (next != null) {
      next.cancel();
    }
  }
}
