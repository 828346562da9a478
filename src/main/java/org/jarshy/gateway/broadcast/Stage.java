package org.jarshy.gateway.broadcast;

import java.util.Collection;
import org.jarshy.gateway.bulletin.Bulletin;

/**
 * Where a bulletin is on its whole way, its sending included: {@code draft → submitted → approved →
 * sending → sent | cancelled}. Follows from its state and its broadcasts; kept nowhere.
 */
public enum Stage {
  DRAFT,
  SUBMITTED,
  RETURNED,
  REJECTED,
  APPROVED,
  /** Its broadcast waits for its hour. */
  SCHEDULED,
  SENDING,
  SENT,
  /** Its broadcast was stopped before the end, the bulletin itself was not: some may have it. */
  STOPPED,
  CANCELLED,
  SUPERSEDED;

  /**
   * @param broadcasts those that say its words, also ones that were begun for what it replaced
   */
  public static Stage of(Bulletin.State state, Collection<Broadcast> broadcasts) {
    if (state != Bulletin.State.APPROVED) {
      return valueOf(state.name());
    }
    if (any(broadcasts, Broadcast.State.SENDING) || any(broadcasts, Broadcast.State.PAUSED)) {
      return SENDING;
    }
    if (any(broadcasts, Broadcast.State.SCHEDULED)) {
      return SCHEDULED;
    }
    if (any(broadcasts, Broadcast.State.FINISHED)) {
      return SENT;
    }
    boolean begun = broadcasts.stream().anyMatch(b -> b.planned() > 0);
    return begun ? STOPPED : APPROVED;
  }

  private static boolean any(Collection<Broadcast> broadcasts, Broadcast.State state) {
    return broadcasts.stream().anyMatch(b -> b.state() == state);
  }
}
