package org.jarshy.gateway.console.internal.api;

import java.time.Instant;
import java.util.List;
import org.jarshy.gateway.broadcast.Broadcast;
import org.jarshy.gateway.broadcast.Progress;
import org.jarshy.gateway.console.internal.live.Numbers;
import org.jarshy.gateway.outbox.PriorityClass;

/**
 * How far a broadcast is; waiting to withdrawn, {@code inDoubt} among them, add up to the audience.
 *
 * @param kind BULLETIN, or CORRECTION for those who got words that the bulletin replaced
 * @param exercise true where it reaches test phones only
 * @param startAt when a scheduled one starts; null for one that started at the click
 * @param secondsToFinish until the last one is submitted, at the present speed; null while nobody
 *     can say
 */
public record ProgressView(
    long id,
    long bulletin,
    Broadcast.Kind kind,
    PriorityClass priority,
    Broadcast.State state,
    long audience,
    long planned,
    String startedBy,
    Instant startedAt,
    Instant startAt,
    Instant finishedAt,
    int percent,
    long waiting,
    long inDoubt,
    long accepted,
    long delivered,
    long failed,
    long withdrawn,
    long segments,
    double messagesPerSecond,
    double segmentsPerSecond,
    Long secondsToFinish,
    Instant quietUntil,
    List<Numbers.Row> carriers,
    boolean exercise) {

  static ProgressView of(Progress progress) {
    Broadcast broadcast = progress.broadcast();
    return new ProgressView(
        broadcast.id().value(),
        broadcast.bulletin().value(),
        broadcast.kind(),
        broadcast.priority(),
        broadcast.state(),
        broadcast.audience(),
        broadcast.planned(),
        broadcast.startedBy(),
        broadcast.startedAt(),
        broadcast.startAt(),
        broadcast.finishedAt(),
        progress.percent(),
        progress.waiting(),
        progress.inDoubt(),
        progress.accepted(),
        progress.delivered(),
        progress.failed(),
        progress.withdrawn(),
        progress.segments(),
        progress.speed().messagesPerSecond(),
        progress.speed().segmentsPerSecond(),
        progress.remaining() == null ? null : progress.remaining().toSeconds(),
        progress.quietUntil(),
        Numbers.of(progress, 0).rows(),
        broadcast.exercise());
  }
}
