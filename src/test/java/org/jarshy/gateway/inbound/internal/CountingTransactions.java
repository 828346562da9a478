package org.jarshy.gateway.inbound.internal;

import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.DefaultTransactionStatus;

/** Counts commits, and fails the next so many of them on demand. */
final class CountingTransactions extends DataSourceTransactionManager {

  private static final long serialVersionUID = 1;

  final AtomicInteger commits = new AtomicInteger();
  final AtomicInteger commitsToFail = new AtomicInteger();

  CountingTransactions(DataSource dataSource) {
    super(dataSource);
  }

  @Override
  protected void doCommit(DefaultTransactionStatus status) {
    if (commitsToFail.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      doRollback(status);
      throw new TransactionSystemException("commit failed by the test");
    }
    super.doCommit(status);
    commits.incrementAndGet();
  }
}
