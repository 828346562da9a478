package org.jarshy.gateway.outbox;

import java.time.Instant;
import org.jarshy.gateway.kernel.MessageId;
import org.jarshy.gateway.kernel.SubscriberId;

/** A message taken from the queue to be submitted now. */
public record Claimed(
    MessageId id, Origin origin, SubscriberId recipient, PriorityClass priority, Instant expires) {}
