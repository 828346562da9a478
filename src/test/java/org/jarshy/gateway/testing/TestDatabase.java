package org.jarshy.gateway.testing;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A fresh, migrated database of either kind. Contract suites take the kind as parameter:
 *
 * <pre>{@code
 * @ParameterizedClass
 * @EnumSource(TestDatabase.Kind.class)
 * class OutboxContractTest { ... }
 * }</pre>
 */
public final class TestDatabase implements AutoCloseable {

  public enum Kind {
    H2,
    POSTGRESQL;

    public TestDatabase open() {
      return this == H2 ? openH2() : openPostgres();
    }
  }

  private static final AtomicInteger SERIAL = new AtomicInteger();
  private static EmbeddedPostgres server;

  private final DataSource dataSource;
  private final Runnable close;

  private TestDatabase(DataSource dataSource, Runnable close) {
    this.dataSource = dataSource;
    this.close = close;
  }

  public DataSource dataSource() {
    return dataSource;
  }

  public JdbcClient jdbc() {
    return JdbcClient.create(dataSource);
  }

  public TransactionTemplate transactions() {
    return new TransactionTemplate(new DataSourceTransactionManager(dataSource));
  }

  @Override
  public void close() {
    close.run();
  }

  private static TestDatabase openH2() {
    try {
      Path file = Files.createTempDirectory("jarshy-h2-").resolve("test");
      JdbcConnectionPool pool =
          JdbcConnectionPool.create(
              "jdbc:h2:file:" + file + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;WRITE_DELAY=0",
              "sa",
              "");
      pool.setMaxConnections(20);
      migrate(pool);
      return new TestDatabase(pool, pool::dispose);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TestDatabase openPostgres() {
    String name = "test" + SERIAL.incrementAndGet();
    EmbeddedPostgres postgres = server();
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name + " template migrated");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    HikariConfig config = new HikariConfig();
    config.setDataSource(postgres.getDatabase("postgres", name));
    config.setMaximumPoolSize(12);
    config.setMinimumIdle(0);
    HikariDataSource pool = new HikariDataSource(config);
    return new TestDatabase(pool, pool::close);
  }

  private static void migrate(DataSource dataSource) {
    Flyway.configure().dataSource(dataSource).load().migrate();
  }

  /** One server for the whole run; its directory goes with the JVM. */
  private static synchronized EmbeddedPostgres server() {
    if (server == null) {
      try {
        server = EmbeddedPostgres.builder().start();
        try (Connection connection = server.getPostgresDatabase().getConnection();
            Statement statement = connection.createStatement()) {
          statement.execute("create database migrated");
        }
        migrate(server.getDatabase("postgres", "migrated"));
        Runtime.getRuntime().addShutdownHook(new Thread(TestDatabase::stop, "stop-postgres"));
      } catch (IOException | SQLException e) {
        throw new IllegalStateException("the embedded PostgreSQL does not start", e);
      }
    }
    return server;
  }

  private static void stop() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
