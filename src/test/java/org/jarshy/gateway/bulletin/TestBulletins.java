package org.jarshy.gateway.bulletin;

import java.time.Clock;
import org.jarshy.gateway.audit.AuditLogs;
import org.jarshy.gateway.testing.TestDatabase;
import org.springframework.context.ApplicationEventPublisher;

/** The real bulletins over a test database, for tests of neighbours. */
public final class TestBulletins {

  private TestBulletins() {}

  public static Bulletins on(TestDatabase database, ApplicationEventPublisher events, Clock clock) {
    return new StoredBulletins(
        new BulletinStore(database.jdbc()),
        new BulletinReader(database.jdbc()),
        database.transactions(),
        AuditLogs.log(database, clock),
        events,
        clock);
  }
}
