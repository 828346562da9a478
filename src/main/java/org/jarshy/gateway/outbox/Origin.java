package org.jarshy.gateway.outbox;

/**
 * What a message is part of, and which {@link TextSource} knows its words.
 *
 * @param kind {@code broadcast} or {@code reply}
 * @param ref id within that kind
 */
public record Origin(String kind, long ref) {}
