package org.jarshy.gateway.outbox;

/**
 * How many messages of an origin one carrier has in one state. @param segments of those submitted
 */
public record Tally(String carrier, MessageState state, long messages, long segments) {}
