package org.jarshy.gateway.trust;

import java.time.Instant;

/**
 * A stream that the trust store knows by name.
 *
 * @param threshold distinct signers that a bundle of it needs
 * @param resetAt null, or since when its sequence starts anew: what was issued before is refused,
 *     and what was accepted before no longer counts
 */
public record TrustedStream(String name, Role role, int threshold, Instant resetAt) {}
