package org.jarshy.gateway.broadcast;

import java.time.Instant;
import org.jarshy.gateway.kernel.BroadcastId;
import org.jarshy.gateway.kernel.BulletinId;
import org.jarshy.gateway.outbox.PriorityClass;

/**
 * One sending of one bulletin.
 *
 * @param bulletin the one it was started for; what leaves is always the newest of its chain
 * @param audience how many were counted at the click
 * @param planned how many messages were queued so far
 * @param startAt when it was or is to start; null for one that started at the click
 * @param exercise true where it reaches test phones only, as its bulletin says
 */
public record Broadcast(
    BroadcastId id,
    BulletinId bulletin,
    Kind kind,
    PriorityClass priority,
    State state,
    long audience,
    long planned,
    String startedBy,
    Instant startedAt,
    Instant startAt,
    Instant finishedAt,
    boolean exercise) {

  /** A real one. */
  public Broadcast(
      BroadcastId id,
      BulletinId bulletin,
      Kind kind,
      PriorityClass priority,
      State state,
      long audience,
      long planned,
      String startedBy,
      Instant startedAt,
      Instant startAt,
      Instant finishedAt) {
    this(
        id,
        bulletin,
        kind,
        priority,
        state,
        audience,
        planned,
        startedBy,
        startedAt,
        startAt,
        finishedAt,
        false);
  }

  public enum Kind {
    /** To everybody who listens to its topic in its area. */
    BULLETIN,
    /** To those who got, or may have got, what the bulletin replaced. */
    CORRECTION
  }

  public enum State {
    /** Waits for its hour. */
    SCHEDULED,
    SENDING,
    PAUSED,
    CANCELLED,
    /** Nothing more will be sent; receipts may still come. */
    FINISHED;

    /** True where something may still be sent. */
    public boolean isOpen() {
      return this == SCHEDULED || this == SENDING || this == PAUSED;
    }
  }
}
