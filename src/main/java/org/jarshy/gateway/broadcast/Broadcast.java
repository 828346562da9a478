package org.jarshy.gateway.broadcast;

import java.time.Instant;
import org.jarshy.gateway.kernel.BroadcastId;
import org.jarshy.gateway.kernel.BulletinId;
import org.jarshy.gateway.outbox.PriorityClass;

/**
 * One sending of one bulletin.
 *
 * @param audience how many were counted at the click
 * @param planned how many messages were queued so far
 */
public record Broadcast(
    BroadcastId id,
    BulletinId bulletin,
    PriorityClass priority,
    State state,
    long audience,
    long planned,
    String startedBy,
    Instant startedAt,
    Instant finishedAt) {

  public enum State {
    SENDING,
    PAUSED,
    CANCELLED,
    FINISHED
  }
}
