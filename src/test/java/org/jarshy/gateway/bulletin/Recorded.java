package org.jarshy.gateway.bulletin;

import java.util.ArrayList;
import java.util.List;
import org.jarshy.gateway.audit.AuditLog;
import org.jarshy.gateway.kernel.Actor;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Remembers entries and events, and refuses those that come outside a transaction. */
final class Recorded implements AuditLog, ApplicationEventPublisher {

  private final List<String> entries = new ArrayList<>();
  private final List<Object> events = new ArrayList<>();
  private boolean broken;

  @Override
  public synchronized void record(Actor actor, String action, String subject, String detail) {
    requireTransaction();
    if (broken) {
      throw new IllegalStateException("the audit log cannot be written");
    }
    entries.add(actor.name() + " " + action + " " + subject + " " + detail);
  }

  @Override
  public synchronized void publishEvent(Object event) {
    requireTransaction();
    events.add(event);
  }

  private static void requireTransaction() {
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("outside a transaction");
    }
  }

  /** From now on no entry can be written. */
  synchronized void breakDown() {
    broken = true;
  }

  synchronized List<String> entries() {
    return List.copyOf(entries);
  }

  synchronized List<Object> events() {
    return List.copyOf(events);
  }
}
