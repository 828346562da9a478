package org.jarshy.gateway.ops;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Lets a commit happen while no other statement changes anything. H2 writes the tables one after
 * the other at each commit, while other sessions go on: what they change meanwhile is written for
 * one table and not for the next (h2database issue 2080). The next commit puts that right, but a
 * process that dies in between leaves half of a transaction, or an index without its rows.
 *
 * <p>Who waits for a row of another session changes nothing and is not waited for, so that nobody
 * waits in a circle; nor is anybody for longer than a moment.
 */
final class QuietCommits {

  /** A statement that still runs then is a long one: half of it is undone like all of it. */
  private static final long LONGEST_WAIT = TimeUnit.MILLISECONDS.toNanos(250);

  /** What is done with the database. */
  interface Work<T> {
    T call() throws Throwable;
  }

  private final Set<Thread> changing = new HashSet<>();
  private boolean committing;

  /** Runs a statement that changes something, beside others; waits for a commit to end. */
  <T> T change(Work<T> statement) throws Throwable {
    synchronized (this) {
      awaitNoCommit();
      changing.add(Thread.currentThread());
    }
    try {
      return statement.call();
    } finally {
      synchronized (this) {
        changing.remove(Thread.currentThread());
        notifyAll();
      }
    }
  }

  /** Runs a commit or a rollback while nothing is changed. */
  <T> T alone(Work<T> commit) throws Throwable {
    synchronized (this) {
      awaitNoCommit();
      committing = true;
      awaitSilence();
    }
    try {
      return commit.call();
    } finally {
      synchronized (this) {
        committing = false;
        notifyAll();
      }
    }
  }

  private void awaitNoCommit() {
    boolean interrupted = false;
    while (committing) {
      interrupted |= !pause(0);
    }
    restore(interrupted);
  }

  private void awaitSilence() {
    long start = System.nanoTime();
    boolean interrupted = false;
    while (somebodyChanges() && System.nanoTime() - start < LONGEST_WAIT) {
      interrupted |= !pause(1);
    }
    restore(interrupted);
  }

  private boolean somebodyChanges() {
    for (Thread thread : changing) {
      Thread.State state = thread.getState();
      if (state != Thread.State.TIMED_WAITING && state != Thread.State.WAITING) {
        return true;
      }
    }
    return false;
  }

  /**
   * @param millis 0 until somebody is done
   * @return false when interrupted
   */
  private boolean pause(long millis) {
    try {
      wait(millis);
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }

  /** A transaction must end whoever interrupts it; whoever called learns of it afterwards. */
  private static void restore(boolean interrupted) {
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
