package org.jarshy.gateway.audit;

import org.jarshy.gateway.kernel.Actor;

/**
 * Appends to the audit log inside the caller's transaction, so that no effect is without its entry.
 */
public interface AuditLog {

  /**
   * @param action past-tense, dotted: {@code bulletin.approved}
   * @param subject kind and id: {@code bulletin:17}
   * @param detail short words for a reader; never a number or a text
   */
  void record(Actor actor, String action, String subject, String detail);
}
