package org.jarshy.gateway.console.internal.api;

import java.time.Instant;
import java.util.List;
import org.jarshy.gateway.broadcast.Broadcast;
import org.jarshy.gateway.broadcast.Progress;
import org.jarshy.gateway.console.internal.live.Numbers;
import org.jarshy.gateway.outbox.PriorityClass;

/** How far a broadcast is; waiting to withdrawn add up to the audience. */
public record ProgressView(
    long id,
    long bulletin,
    PriorityClass priority,
    Broadcast.State state,
    long audience,
    long planned,
    String startedBy,
    Instant startedAt,
    Instant finishedAt,
    int percent,
    long waiting,
    long accepted,
    long delivered,
    long failed,
    long withdrawn,
    long segments,
    List<Numbers.Row> carriers) {

  static ProgressView of(Progress progress) {
    Broadcast broadcast = progress.broadcast();
    return new ProgressView(
        broadcast.id().value(),
        broadcast.bulletin().value(),
        broadcast.priority(),
        broadcast.state(),
        broadcast.audience(),
        broadcast.planned(),
        broadcast.startedBy(),
        broadcast.startedAt(),
        broadcast.finishedAt(),
        progress.percent(),
        progress.waiting(),
        progress.accepted(),
        progress.delivered(),
        progress.failed(),
        progress.withdrawn(),
        progress.segments(),
        Numbers.of(progress, 0).rows());
  }
}
