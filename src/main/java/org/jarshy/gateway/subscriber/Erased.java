package org.jarshy.gateway.subscriber;

import java.time.Instant;
import org.jarshy.gateway.kernel.SubscriberId;

/**
 * A subscriber was erased: whatever is kept by their id goes with them, in the same transaction.
 */
public record Erased(SubscriberId subscriber, Instant at) {}
