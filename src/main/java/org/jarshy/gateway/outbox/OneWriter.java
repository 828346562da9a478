package org.jarshy.gateway.outbox;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Settlements and receipts touch the same rows at the same moment, from several threads and in any
 * order: side by side they would wait for each other in a circle. One after the other costs
 * nothing, for the database writes one commit after the other too.
 *
 * <p>Whoever enters holds no lock on a row of the outbox yet.
 */
final class OneWriter {

  private final ReentrantLock lock = new ReentrantLock();

  /** Alone until the transaction that is open ends; where none is, until the work does. */
  <T> T alone(Supplier<T> work) {
    lock.lock();
    boolean untilTheEnd = TransactionSynchronizationManager.isSynchronizationActive();
    try {
      if (untilTheEnd) {
        TransactionSynchronizationManager.registerSynchronization(
            new TransactionSynchronization() {
              @Override
              public void afterCompletion(int status) {
                lock.unlock();
              }
            });
      }
      return work.get();
    } finally {
      if (!untilTheEnd) {
        lock.unlock();
      }
    }
  }
}
