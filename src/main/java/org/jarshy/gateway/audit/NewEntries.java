package org.jarshy.gateway.audit;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Tells the sequencer that entries were committed. Never blocks whoever wrote them. */
@Component
class NewEntries {

  private final Semaphore committed = new Semaphore(0);

  /** To be told after the commit of the present transaction, or at once where there is none. */
  void written() {
    if (TransactionSynchronizationManager.isSynchronizationActive()) {
      TransactionSynchronizationManager.registerSynchronization(
          new TransactionSynchronization() {
            @Override
            public void afterCommit() {
              committed.release();
            }
          });
    } else {
      committed.release();
    }
  }

  /** For the stop. */
  void wake() {
    committed.release();
  }

  /** Returns when there are some, at the latest after so long: others may write to the database. */
  void await(Duration longest) throws InterruptedException {
    if (committed.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
      committed.drainPermits();
    }
  }
}
