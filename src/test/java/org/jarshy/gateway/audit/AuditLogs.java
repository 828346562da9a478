package org.jarshy.gateway.audit;

import java.time.Clock;
import org.jarshy.gateway.testing.TestDatabase;

/** The real log over a test database, for the tests of rooms that write to it. */
public final class AuditLogs {

  private AuditLogs() {}

  public static AuditLog log(TestDatabase database, Clock clock) {
    return new JdbcAuditLog(database.jdbc(), clock, new NewEntries());
  }

  public static AuditTrail trail(TestDatabase database, Clock clock) {
    return new JdbcAuditLog(database.jdbc(), clock, new NewEntries());
  }
}
