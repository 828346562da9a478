package org.jarshy.gateway.rumour;

import java.time.Instant;
import java.util.Set;

/**
 * One statement and where it stands.
 *
 * @param revision moves with every change of its words or its state
 * @param touchedBy everybody who wrote or changed it; none of them may approve it
 * @param changedBy who took the last step
 */
public record Verdict(
    long id,
    RumourId rumour,
    State state,
    int revision,
    Statement statement,
    Set<String> touchedBy,
    String changedBy,
    Instant changedAt) {

  public enum State {
    /** Waits for a second person. */
    PROPOSED,
    /** Sent back to be changed. */
    RETURNED,
    /** Told to who asked. */
    APPROVED,
    /** Another was approved since. */
    REPLACED,
    /** Not told any more. */
    WITHDRAWN
  }

  /** It may still become what is told. */
  public boolean isOpen() {
    return state == State.PROPOSED || state == State.RETURNED;
  }

  public boolean isToldAt(Instant now) {
    return state == State.APPROVED && now.isBefore(statement.expires());
  }
}
