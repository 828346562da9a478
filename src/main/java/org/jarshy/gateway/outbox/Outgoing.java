package org.jarshy.gateway.outbox;

/** A claimed message with its words, ready to submit. */
public record Outgoing(Claimed claimed, Binding.Words words) {}
