package org.jarshy.gateway.subscriber.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jarshy.gateway.audit.AuditLog;
import org.jarshy.gateway.kernel.NumberVault;
import org.jarshy.gateway.kernel.NumberingPlan;
import org.jarshy.gateway.subscriber.SubscriberImport;
import org.jarshy.gateway.subscriber.Subscribers;
import org.jarshy.gateway.testing.MutableClock;
import org.jarshy.gateway.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;

class VaultConfigurationTest {

  @TempDir private Path directory;
  private final TestDatabase database = TestDatabase.Kind.H2.open();
  private final ApplicationContextRunner context =
      new ApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(
                  JdbcTemplateAutoConfiguration.class,
                  JdbcClientAutoConfiguration.class,
                  DataSourceTransactionManagerAutoConfiguration.class,
                  TransactionAutoConfiguration.class))
          .withBean(DataSource.class, database::dataSource)
          .withBean(Clock.class, MutableClock::startingInJanuary2022)
          .withBean(AuditLog.class, () -> (actor, action, subject, detail) -> {})
          .withBean(NumberingPlan.class, () -> new NumberingPlan(Map.of("kcell", List.of("7701"))))
          .withUserConfiguration(VaultConfiguration.class, JdbcSubscribers.class, CsvImport.class);

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void the_room_starts_with_a_new_key_where_that_is_allowed() {
    context
        .withPropertyValues(
            "jarshy.keys.file=" + directory.resolve("jarshy.key"), "jarshy.keys.create=true")
        .run(
            started ->
                assertThat(started)
                    .hasSingleBean(NumberVault.class)
                    .hasSingleBean(Subscribers.class)
                    .hasSingleBean(SubscriberImport.class));
  }

  @Test
  void a_missing_keyfile_stops_the_start_with_key_value_and_what_is_allowed() {
    Path missing = directory.resolve("jarshy.key");
    context
        .withPropertyValues("jarshy.keys.file=" + missing)
        .run(
            stopped ->
                assertThat(stopped)
                    .getFailure()
                    .rootCause()
                    .hasMessageContainingAll(
                        "jarshy.keys.file", missing.toString(), "jarshy.keys.create=true"));
  }
}
