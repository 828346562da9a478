package org.jarshy.gateway.subscriber.internal;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jarshy.gateway.audit.AuditLogs;
import org.jarshy.gateway.kernel.AesNumberVault;
import org.jarshy.gateway.kernel.NumberVault;
import org.jarshy.gateway.kernel.NumberingPlan;
import org.jarshy.gateway.kernel.RootKey;
import org.jarshy.gateway.subscriber.ExercisePhones;
import org.jarshy.gateway.subscriber.SubscriberImport;
import org.jarshy.gateway.subscriber.Subscribers;
import org.jarshy.gateway.testing.TestDatabase;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;

/** The real subscribers over a test database, for this room's tests and those of its neighbours. */
public final class TestSubscribers {

  /** Prefixes as the carriers had them in 2022. */
  public static final NumberingPlan PLAN =
      new NumberingPlan(
          Map.of(
              "kcell", List.of("7701", "7702", "7775", "7778"),
              "beeline", List.of("7705", "7771", "7776", "7777"),
              "tele2", List.of("7707", "7747", "7700", "7708")));

  private TestSubscribers() {}

  public static NumberVault vault() {
    return new AesNumberVault(RootKey.of(new byte[RootKey.BYTES]));
  }

  public static Subscribers on(
      TestDatabase database, ApplicationEventPublisher events, Clock clock) {
    return new JdbcSubscribers(
        new JdbcTemplate(database.dataSource()),
        database.transactions(),
        vault(),
        PLAN,
        AuditLogs.log(database, clock),
        events,
        clock);
  }

  /** Subscribers whose events nobody hears. */
  public static Subscribers on(TestDatabase database, Clock clock) {
    return on(database, event -> {}, clock);
  }

  /** The phones of exercises that go with them. */
  public static ExercisePhones exercisePhones(TestDatabase database, Clock clock) {
    return new JdbcExercisePhones(
        database.jdbc(),
        on(database, clock),
        database.transactions(),
        AuditLogs.log(database, clock),
        clock);
  }

  /** The import that goes with them. */
  public static SubscriberImport importing(TestDatabase database, Clock clock) {
    return new CsvImport(
        new JdbcTemplate(database.dataSource()),
        database.transactions(),
        vault(),
        PLAN,
        AuditLogs.log(database, clock),
        clock);
  }
}
