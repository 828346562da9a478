package org.jarshy.gateway.audit;

import org.jarshy.gateway.kernel.Actor;

/**
 * Appends to the audit log inside the caller's transaction, so that no effect is without its entry.
 */
public interface AuditLog {

  /**
   * @param action past-tense, dotted: {@code bulletin.approved}; at most 64 characters
   * @param subject kind and id: {@code bulletin:17}; at most 100 characters
   * @param detail short words for a reader, at most 500 characters, or empty; never a number or a
   *     text, and nothing that a person typed freely
   * @throws IllegalArgumentException for anything that looks like a phone number; the message does
   *     not repeat it
   */
  void record(Actor actor, String action, String subject, String detail);
}
