package org.jarshy.gateway.ops;

import java.sql.SQLException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** A database file has one process; the second one says so in two lines. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class DatabaseInUse implements FailureAnalyzer {

  /** H2's DATABASE_ALREADY_OPEN_1. */
  private static final int ALREADY_OPEN = 90020;

  @Override
  public FailureAnalysis analyze(Throwable failure) {
    return causes(failure)
        ? new FailureAnalysis(
            "The database file of spring.datasource.url is in use by another process.",
            "One service runs on one database: stop the other one, or name another file.",
            failure)
        : null;
  }

  static boolean causes(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getErrorCode() == ALREADY_OPEN) {
        return true;
      }
    }
    return false;
  }
}
