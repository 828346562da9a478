package org.jarshy.sim.esme;

import java.io.IOException;
import java.time.Duration;
import org.jarshy.sim.io.Opening;
import org.jarshy.sim.io.Timer;
import org.jarshy.sim.io.Wire;

/**
 * Keeps one connection of the load bound: connects, and again when it is lost, until it gives up.
 */
final class LoadLink implements Opening {

  private final LoadRun run;
  private final int command;
  private final LoadPlan.Reconnect reconnect;
  private LoadSession session; // null when there is no connection
  private Timer again;
  private boolean everBound;
  private boolean leaving;
  private boolean ended;
  private int failures;
  private long lostAt;

  /**
   * @param command which of the three binds
   */
  LoadLink(LoadRun run, int command) {
    this.run = run;
    this.command = command;
    this.reconnect = run.plan().patience().reconnect();
  }

  int command() {
    return command;
  }

  /** Null when there is no connection. */
  LoadSession session() {
    return session;
  }

  boolean ended() {
    return ended;
  }

  void connect() {
    run.connect(this);
  }

  @Override
  public Wire.Listener connected(Wire wire) {
    session = new LoadSession(wire, this, run);
    LoadSession begun = session;
    if (leaving) {
      run.execute(wire::close); // it has no listener before we return
    } else {
      run.execute(begun::bind);
    }
    return begun;
  }

  @Override
  public void failed(IOException cause) {
    if (ended) {
      return;
    }
    run.tally().problem = "no connection: " + cause.getMessage();
    failure();
  }

  void bound() {
    everBound = true;
    failures = 0;
    run.tally().linksBound++;
    run.linkBound();
  }

  void closed(boolean wasBound) {
    session = null;
    if (leaving) {
      end();
    } else if (wasBound) {
      run.tally().linksLost++;
      lostAt = run.nanos();
      failures = 1;
      tryLater();
    } else {
      failure();
    }
  }

  private void failure() {
    run.tally().bindFailures++;
    failures++;
    boolean inVain =
        everBound
            ? run.nanos() - lostAt >= reconnect.giveUpAfter().toNanos()
            : failures >= reconnect.firstTries();
    if (leaving || inVain) {
      end();
    } else {
      tryLater();
    }
  }

  private void tryLater() {
    Duration wait = reconnect.wait(failures);
    again = run.schedule(wait, this::connect);
    run.wake(); // what it had is for the other links now
  }

  private void end() {
    if (!ended) {
      ended = true;
      run.linkEnded();
    }
  }

  /** No more than this connection: unbinds when it is bound, and ends. */
  void leave() {
    if (leaving || ended) {
      return;
    }
    leaving = true;
    if (session != null) {
      session.leave();
      return;
    }
    if (again != null) {
      again.cancel();
    }
    end(); // a connection that is still on its way is closed when it is there
  }
}
