package org.jarshy.gateway.outbox;

/**
 * Lives before news: a higher class overtakes at the next free window slot. Ordinals are stored.
 */
public enum PriorityClass {
  EMERGENCY,
  REPLY,
  NOTICE,
  DIGEST
}
