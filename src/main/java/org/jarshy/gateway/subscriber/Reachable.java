package org.jarshy.gateway.subscriber;

import org.jarshy.gateway.kernel.Msisdn;

/**
 * A subscriber with the number, for the moment of sending. Not for keeping.
 *
 * @param number null where it cannot be read
 */
public record Reachable(Subscriber subscriber, Msisdn number) {}
