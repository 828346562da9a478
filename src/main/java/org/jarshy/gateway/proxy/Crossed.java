package org.jarshy.gateway.proxy;

import java.util.function.Consumer;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Transactions that may cross a hand-out: that holds an area and waits for a proxy, a burn holds
 * the proxy and waits for the area. The database ends one of them, and it is begun again.
 */
final class Crossed {

  static final int MOST_ATTEMPTS = 3;

  private Crossed() {}

  /**
   * @throws ConcurrencyFailureException of the last attempt
   */
  static void again(TransactionOperations transactions, Consumer<TransactionStatus> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        transactions.executeWithoutResult(work);
        return;
      } catch (ConcurrencyFailureException e) {
        if (attempt == MOST_ATTEMPTS) {
          throw e;
        }
      }
    }
  }
}
