package org.jarshy.gateway.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.GeneratedKeyHolder;

@Timeout(30)
class QuietCommitsTest {

  @TempDir Path directory;

  private final QuietCommits commits = new QuietCommits();
  private final List<Thread> threads = new ArrayList<>();
  private DataSource database;
  private JdbcClient jdbc;
  private Connection keepsItOpen;

  @BeforeEach
  void open() throws SQLException {
    String url = "jdbc:h2:file:" + directory.resolve("db") + ";MODE=PostgreSQL;WRITE_DELAY=0";
    keepsItOpen = DriverManager.getConnection(url, "sa", "");
    database = new QuietDataSource(new DriverManagerDataSource(url, "sa", ""));
    jdbc = JdbcClient.create(database);
    jdbc.sql("create table item (id bigint generated always as identity primary key, n int)")
        .update();
    jdbc.sql("insert into item (n) values (1), (2)").update();
  }

  @AfterEach
  void close() throws Exception {
    for (Thread thread : threads) {
      thread.join(TimeUnit.SECONDS.toMillis(10));
      assertThat(thread.isAlive()).isFalse();
    }
    keepsItOpen.close();
  }

  private Thread start(QuietCommits.Work<Void> work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.call();
              } catch (Throwable e) {
                throw new AssertionError(e);
              }
            });
    threads.add(thread);
    thread.start();
    return thread;
  }

  @Test
  void a_commit_waits_for_what_is_being_changed_and_nothing_begins_meanwhile() throws Throwable {
    AtomicBoolean end = new AtomicBoolean();
    AtomicBoolean changing = new AtomicBoolean();
    CountDownLatch committing = new CountDownLatch(1);
    CountDownLatch finish = new CountDownLatch(1);
    List<String> seen = new java.util.concurrent.CopyOnWriteArrayList<>();
    start(
        () ->
            commits.change(
                () -> {
                  changing.set(true);
                  // Busy, as a statement is.
                  while (!end.get()) {
                    Thread.onSpinWait();
                  }
                  seen.add("first change ended");
                  return null;
                }));
    await().untilTrue(changing);
    Thread commit =
        start(
            () ->
                commits.alone(
                    () -> {
                      seen.add("commit");
                      committing.countDown();
                      finish.await();
                      seen.add("commit ended");
                      return null;
                    }));
    await().until(() -> commit.getState() == Thread.State.TIMED_WAITING);
    end.set(true);
    committing.await();
    Thread second =
        start(
            () ->
                commits.change(
                    () -> {
                      seen.add("second change");
                      return null;
                    }));
    await().until(() -> second.getState() == Thread.State.WAITING);
    finish.countDown();
    second.join();

    assertThat(seen)
        .containsExactly("first change ended", "commit", "commit ended", "second change");
  }

  @Test
  void a_statement_that_never_ends_holds_a_commit_up_for_a_moment_only() throws Throwable {
    AtomicBoolean end = new AtomicBoolean();
    start(
        () ->
            commits.change(
                () -> {
                  while (!end.get()) {
                    Thread.onSpinWait();
                  }
                  return null;
                }));

    assertThat(commits.<String>alone(() -> "done")).isEqualTo("done");
    end.set(true);
  }

  @Test
  void who_waits_for_a_row_gets_it_when_its_owner_commits() throws Exception {
    try (Connection owner = database.getConnection();
        Statement first = owner.createStatement()) {
      owner.setAutoCommit(false);
      first.executeUpdate("update item set n = n + 10 where id = 1");
      CompletableFuture<Integer> other =
          CompletableFuture.supplyAsync(
              () -> jdbc.sql("update item set n = n + 100 where id = 1").update());
      owner.commit();

      assertThat(other.get(20, TimeUnit.SECONDS)).isEqualTo(1);
    }
    assertThat(n(1)).isEqualTo(111);
  }

  @Test
  void outside_a_transaction_each_statement_is_one_and_a_failed_one_leaves_nothing()
      throws Exception {
    GeneratedKeyHolder keys = new GeneratedKeyHolder();
    jdbc.sql("insert into item (n) values (3)").update(keys, "id");
    assertThat(keys.getKey().longValue()).isEqualTo(3);

    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      assertThatThrownBy(
              () -> statement.executeUpdate("update item set n = 7 / (id - 2) where id < 3"))
          .isInstanceOf(SQLException.class);
      assertThat(connection.getAutoCommit()).isTrue();
      assertThat(statement.getConnection()).isSameAs(connection);
      try (ResultSet rows = statement.executeQuery("select count(*) from item where n = -7")) {
        rows.next();
        assertThat(rows.getInt(1)).isZero();
      }
    }
    try (Connection another = database.getConnection();
        Statement statement = another.createStatement()) {
      another.setAutoCommit(false);
      statement.executeUpdate("update item set n = 5 where id = 2");
      another.rollback();
    }
    assertThat(n(2)).isEqualTo(2);
    jdbc.sql("checkpoint sync").update();
  }

  private int n(long id) {
    return jdbc.sql("select n from item where id = ?").param(id).query(Integer.class).single();
  }

  @ParameterizedTest
  @CsvSource({
    "select n from item, NONE",
    "'  with a as (select 1) select * from a', NONE",
    "select updated_at from item, NONE",
    "select id from item for UPDATE, CHANGES",
    "'with a as (delete from item) select 1', CHANGES",
    "'select nextval(''s'')', CHANGES",
    "insert into item values (1), CHANGES",
    "MERGE into item values (1), CHANGES",
    "checkpoint sync, WRITES_DOWN",
    "shutdown compact, NONE",
    "create table other (id int), NONE",
  })
  void a_statement_says_what_it_does(String sql, QuietDataSource.Effect effect) {
    assertThat(QuietDataSource.Effect.of(sql)).isEqualTo(effect);
  }
}
