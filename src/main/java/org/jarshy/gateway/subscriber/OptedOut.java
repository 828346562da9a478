package org.jarshy.gateway.subscriber;

import java.time.Instant;
import org.jarshy.gateway.kernel.SubscriberId;

/** A subscriber opted out. */
public record OptedOut(SubscriberId subscriber, Instant at) {}
