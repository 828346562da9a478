package org.jarshy.gateway.bench;

import java.time.Duration;
import org.jarshy.gateway.outbox.PriorityClass;

/**
 * A broadcast to measure.
 *
 * @param recipients the audience, from 1 to {@link #MOST_SUBSCRIBERS}
 * @param subscribers all that are in the database, not fewer than the recipients
 * @param patience how long nothing may move before what is missing counts as lost
 * @param warmUp recipients of a broadcast before it that is not measured; 0 measures from cold
 * @param verbose steps and log on stderr
 */
public record BroadcastPlan(
    LinkPlan link,
    Storage storage,
    int recipients,
    int subscribers,
    String text,
    PriorityClass priority,
    Duration patience,
    int warmUp,
    boolean verbose) {

  public static final int MOST_SUBSCRIBERS = Crowd.MOST;
}
