package org.jarshy.gateway.outbox;

import java.time.Instant;
import org.jarshy.gateway.kernel.MessageId;
import org.jarshy.gateway.kernel.SubscriberId;

/**
 * A message taken from the queue to be submitted now.
 *
 * @param textRef the {@link Binding.Words#textRef} that this recipient may have got by this very
 *     message before, when it is sent again after doubt; 0 is surely none
 */
public record Claimed(
    MessageId id,
    Origin origin,
    SubscriberId recipient,
    PriorityClass priority,
    Instant expires,
    long textRef) {}
