package org.jarshy.gateway.inbound.internal;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Says what failed without its message, which may quote a text or a number. */
final class Failure {

  private Failure() {}

  /** Class and place of the failure and of its root cause. */
  static String of(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    return root == failure ? at(failure) : at(failure) + ", caused by " + at(root);
  }

  /** Nobody's fault but the database's: the same work will do when it is back. */
  static boolean isOfDatabase(Throwable failure) {
    return failure instanceof CannotCreateTransactionException
        || failure instanceof DataAccessResourceFailureException;
  }

  private static String at(Throwable failure) {
    StackTraceElement[] trace = failure.getStackTrace();
    String name = failure.getClass().getName();
    return trace.length == 0 ? name : name + " at " + trace[0];
  }
}
