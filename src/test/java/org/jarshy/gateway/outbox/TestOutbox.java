package org.jarshy.gateway.outbox;

import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.jarshy.gateway.testing.TestDatabase;
import org.springframework.jdbc.core.JdbcTemplate;

/** The real outbox over a test database, for tests of neighbours. A new one is a new process. */
public final class TestOutbox {

  private final JdbcOutbox outbox;
  private final OutboxSweeps sweeps;
  private final TextReach reach;

  public TestOutbox(TestDatabase database, Clock clock, Supplier<List<TextSource>> sources) {
    JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
    InFlight inFlight = new InFlight();
    OutboxSettings settings = OutboxSettings.defaults();
    outbox = new JdbcOutbox(jdbc, database.transactions(), clock, settings, inFlight, sources);
    sweeps =
        new OutboxSweeps(jdbc, database.transactions(), clock, settings, inFlight, outbox::wake);
    reach = new CountTextReach(database.jdbc());
    sweeps.recover();
  }

  public Outbox outbox() {
    return outbox;
  }

  public TextReach reach() {
    return reach;
  }

  /** What the service does every few seconds. */
  public void sweep() {
    sweeps.resendDoubtful();
    sweeps.expire();
    sweeps.endLeases();
  }
}
