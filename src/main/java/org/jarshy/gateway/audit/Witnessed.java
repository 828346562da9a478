package org.jarshy.gateway.audit;

/**
 * A checkpoint that somebody outside kept.
 *
 * @param source where it came from, for the person who gave it
 */
public record Witnessed(Checkpoint checkpoint, String source) {}
