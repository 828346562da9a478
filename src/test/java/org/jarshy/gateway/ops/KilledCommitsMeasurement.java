package org.jarshy.gateway.ops;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * How often H2 keeps half of a transaction when its process is killed while others commit: {@code
 * KilledCommitsMeasurement quiet|plain KILLS}. Each transaction adds the same to three tables;
 * after each kill the three must agree. Stops at the first that do not.
 */
final class KilledCommitsMeasurement {

  private static final int SESSIONS = 6;
  private static final int ROWS = 40;

  private KilledCommitsMeasurement() {}

  public static void main(String[] args) throws Exception {
    boolean quiet = args[0].equals("quiet");
    if (args.length == 3) { // quiet|plain child DIRECTORY
      change(database(Path.of(args[2]), quiet));
      return;
    }
    Path directory = Files.createTempDirectory("killed-commits");
    int kills = Integer.parseInt(args[1]);
    make(database(directory, quiet));
    for (int kill = 1; kill <= kills; kill++) {
      kill(directory, args[0]);
      String halves = halves(database(directory, quiet));
      if (!halves.isEmpty()) {
        System.out.printf("%s: half a transaction after kill %d: %s%n", args[0], kill, halves);
        return;
      }
    }
    System.out.printf("%s: %d kills, every transaction whole%n", args[0], kills);
  }

  private static DataSource database(Path directory, boolean quiet) {
    DriverManagerDataSource plain =
        new DriverManagerDataSource(
            "jdbc:h2:file:"
                + directory.resolve("db")
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE",
            "sa",
            "");
    return quiet ? new QuietDataSource(plain) : plain;
  }

  private static void make(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement s = connection.createStatement()) {
      s.execute("create table message (id int primary key, state int)");
      s.execute("create index message_state on message (state, id)");
      s.execute("create table part (id int primary key, state int)");
      s.execute("create table tally (id int primary key, n int)");
      for (int i = 0; i < 80; i++) {
        s.execute("create table other_" + i + " (id int primary key)");
      }
      for (int session = 0; session < SESSIONS; session++) {
        s.execute("insert into tally values (" + session + ", 0)");
        for (int row = 0; row < ROWS; row++) {
          s.execute("insert into message values (" + (session * 100 + row) + ", 0)");
          s.execute("insert into part values (" + (session * 100 + row) + ", 0)");
        }
      }
    }
  }

  private static void kill(Path directory, String how) throws Exception {
    Process child =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty("java.class.path"),
                    KilledCommitsMeasurement.class.getName(),
                    how,
                    "child",
                    directory.toString()))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    child.getInputStream().read();
    TimeUnit.MILLISECONDS.sleep(new Random().nextInt(100));
    child.destroyForcibly().waitFor();
  }

  private static void change(DataSource database) throws Exception {
    AtomicInteger commits = new AtomicInteger();
    // Keeps the database open.
    try (Connection open = database.getConnection()) {
      for (int i = 0; i < SESSIONS; i++) {
        int session = i;
        new Thread(() -> change(database, session, commits)).start();
      }
      Thread.currentThread().join();
    }
  }

  private static void change(DataSource database, int session, AtomicInteger commits) {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try (PreparedStatement part = more(connection, "part");
          PreparedStatement message = more(connection, "message");
          PreparedStatement tally =
              connection.prepareStatement("update tally set n = n + ? where id = ?")) {
        while (true) {
          for (PreparedStatement rows : List.of(part, message)) {
            for (int row = 0; row < ROWS; row++) {
              rows.setInt(1, session * 100 + row);
              rows.addBatch();
            }
            rows.executeBatch();
          }
          tally.setInt(1, ROWS);
          tally.setInt(2, session);
          tally.executeUpdate();
          connection.commit();
          if (commits.incrementAndGet() == 100) {
            System.out.println("ready");
          }
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static PreparedStatement more(Connection connection, String table) throws SQLException {
    return connection.prepareStatement("update " + table + " set state = state + 1 where id = ?");
  }

  private static String halves(DataSource database) throws SQLException {
    StringBuilder halves = new StringBuilder();
    try (Connection connection = database.getConnection();
        Statement s = connection.createStatement()) {
      for (int session = 0; session < SESSIONS; session++) {
        String mine = " where id / 100 = " + session;
        try (ResultSet row =
            s.executeQuery(
                "select (select sum(state) from message"
                    + mine
                    + "),"
                    + " (select sum(state) from part"
                    + mine
                    + "),"
                    + " (select n from tally where id = "
                    + session
                    + ")")) {
          row.next();
          if (row.getInt(1) != row.getInt(2) || row.getInt(1) != row.getInt(3)) {
            halves.append(
                "session %d: messages %d, parts %d, tally %d. "
                    .formatted(session, row.getInt(1), row.getInt(2), row.getInt(3)));
          }
        }
      }
    }
    return halves.toString();
  }
}
