package org.jarshy.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.testing.MutableClock;
import org.jarshy.gateway.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DelegatingDataSource;

@ParameterizedClass
@EnumSource(TestDatabase.Kind.class)
class AuditTreeContractTest {

  private static final Actor EDITOR = new Actor("aigerim");

  private final MutableClock clock = MutableClock.startingInJanuary2022();
  private final TestDatabase database;
  private AuditHouse house;

  @TempDir private Path directory;

  AuditTreeContractTest(TestDatabase.Kind kind) {
    database = kind.open();
  }

  @BeforeEach
  void start() {
    house = startAnew();
  }

  @AfterEach
  void close() {
    house.order.stop();
    database.close();
  }

  private AuditHouse startAnew() {
    return new AuditHouse(
        database.dataSource(),
        new DataSourceTransactionManager(database.dataSource()),
        directory,
        clock);
  }

  @Test
  void places_have_no_gap_though_many_record_at_once_and_some_roll_back() throws Exception {
    int threads = 8;
    int each = 40;
    house.order.start();
    CountDownLatch together = new CountDownLatch(1);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    List<Future<?>> running = new ArrayList<>();
    for (int t = 0; t < threads; t++) {
      Actor actor = new Actor("thread-" + t);
      running.add(
          pool.submit(
              () -> {
                together.await();
                for (int i = 0; i < each; i++) {
                  int number = i;
                  database
                      .transactions()
                      .executeWithoutResult(
                          transaction -> {
                            house.log.record(actor, "test.done", "test:" + number, "");
                            if (number % 4 == 3) {
                              transaction.setRollbackOnly();
                            }
                          });
                }
                return null;
              }));
    }
    together.countDown();
    for (Future<?> thread : running) {
      thread.get();
    }
    pool.shutdown();
    int kept = threads * each * 3 / 4;
    Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> house.records.size() == kept);
    List<AuditRecord> all = house.records.from(0, 1_000);
    assertThat(all)
        .extracting(AuditRecord::seq)
        .containsExactlyElementsOf(LongStream.range(0, kept).boxed().toList());
    assertThat(all).allMatch(AuditRecord::fits);
    assertThat(all).noneMatch(r -> r.subject().matches("test:[0-9]*[37]") && rolledBack(r));
    assertThat(house.watch.check().status()).isEqualTo(AuditState.Status.SOUND);
  }

  private static boolean rolledBack(AuditRecord record) {
    return Integer.parseInt(record.subject().substring(5)) % 4 == 3;
  }

  @Test
  void a_slow_transaction_holds_nobody_up_and_gets_its_place_when_it_commits() throws Exception {
    CountDownLatch recorded = new CountDownLatch(1);
    CountDownLatch commit = new CountDownLatch(1);
    Thread slow =
        new Thread(
            () ->
                database
                    .transactions()
                    .executeWithoutResult(
                        transaction -> {
                          // The lower id, which is committed later.
                          house.log.record(EDITOR, "test.slow", "test:1", "");
                          recorded.countDown();
                          await(commit);
                        }),
            "slow-writer");
    slow.start();
    recorded.await();
    house.log.record(EDITOR, "test.fast", "test:2", "");
    assertThat(house.inOrder()).isEqualTo(1);
    commit.countDown();
    slow.join();
    assertThat(house.inOrder()).isEqualTo(2);
    assertThat(house.records.from(0, 10))
        .extracting(AuditRecord::action)
        .containsExactly("test.fast", "test.slow");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void entries_that_a_kill_left_without_a_place_get_one_at_the_next_start() {
    record(3);
    house.inOrder();
    // Committed, and then the process was gone before its sequencer saw them.
    record(300);
    AuditHouse next = startAnew();
    next.order.start();
    Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> next.records.size() == 303);
    next.order.stop();
    assertThat(next.watch.check().status()).isEqualTo(AuditState.Status.SOUND);
    assertThat(next.records.page(RecordFilter.ALL, AuditRecords.NEWEST, 1))
        .singleElement()
        .satisfies(last -> assertThat(last.subject()).isEqualTo("test:299"));
  }

  @Test
  void an_entry_gets_its_place_at_once_after_its_commit() {
    house.order.start();
    record(1);
    // Far below the wait after which the sequencer looks on its own.
    Awaitility.await().atMost(Duration.ofSeconds(3)).until(() -> house.records.size() == 1);
  }

  @Test
  void a_sequencer_that_fails_midway_leaves_the_tree_as_it_was() {
    record(10);
    house.inOrder();
    record(300);
    // The node of height 8 is there already, so the batch that completes it must fail whole.
    database
        .jdbc()
        .sql("insert into audit_node (height, idx, hash) values (8, 0, :hash)")
        .param("hash", new byte[32])
        .update();
    assertThatExceptionOfType(RuntimeException.class).isThrownBy(house::inOrder);
    assertThat(house.records.size()).isEqualTo(10);
    assertThat(house.records.from(0, 1_000)).hasSize(10);
    database.jdbc().sql("delete from audit_node").update();
    assertThat(house.inOrder()).isEqualTo(310);
    assertThat(house.watch.check().status()).isEqualTo(AuditState.Status.SOUND);
  }

  @Test
  void two_sequencers_on_one_database_take_turns() throws Exception {
    AuditHouse other = startAnew();
    record(200);
    Thread both = new Thread(other::inOrder, "other-sequencer");
    both.start();
    house.inOrder();
    both.join();
    record(200);
    other.inOrder();
    record(1);
    assertThat(house.inOrder()).isEqualTo(401);
    assertThat(house.watch.check().status()).isEqualTo(AuditState.Status.SOUND);
  }

  @Test
  void a_checkpoint_is_made_after_a_hundred_records_or_ten_minutes_but_never_of_nothing_new()
      throws IOException {
    assertThat(house.making.ifDue()).isEmpty();
    clock.advance(Duration.ofMinutes(11));
    assertThat(house.making.ifDue()).isEmpty();
    record(99);
    house.inOrder();
    assertThat(house.making.ifDue()).get().extracting(Checkpoint::size).isEqualTo(99L);
    record(99);
    house.inOrder();
    clock.advance(Duration.ofMinutes(9));
    assertThat(house.making.ifDue()).isEmpty();
    record(1);
    house.inOrder();
    assertThat(house.making.ifDue()).get().extracting(Checkpoint::size).isEqualTo(199L);
    record(1);
    house.inOrder();
    assertThat(house.making.ifDue()).isEmpty();
    clock.advance(Duration.ofMinutes(10));
    assertThat(house.making.ifDue()).get().extracting(Checkpoint::size).isEqualTo(200L);
    assertThat(VerifyAudit.witnessed(Files.readString(house.checkpointFile), "file"))
        .extracting(w -> w.checkpoint().size())
        .containsExactly(99L, 199L, 200L);
    assertThat(house.rows.from(1, 10)).hasSize(3);
    assertThat(house.checkpoints.make()).get().extracting(Checkpoint::size).isEqualTo(200L);
  }

  @Test
  void proofs_of_any_record_and_between_any_checkpoints_verify_without_the_database()
      throws IOException {
    for (int size : new int[] {1, 2, 7, 256, 257, 600}) {
      record(size - (int) house.records.size());
      house.checkpoints.make();
    }
    List<LogKey> key = List.of(house.checkpoints.publicKey());
    for (long seq : new long[] {0, 1, 6, 255, 256, 599}) {
      assertThat(verdict(house.proofs.inclusion(seq, 600), List.of(), key)).contains("\"ok\":true");
    }
    assertThat(house.proofs.inclusion(3)).contains("\\n7\\n");
    for (long first : new long[] {1, 2, 7, 256}) {
      assertThat(verdict(house.proofs.consistency(first, 600), List.of(), key))
          .contains("\"ok\":true");
    }
    // As the vault of a witness: the same size and root, or it is told apart.
    Checkpoint kept = house.checkpoints.of(600).orElseThrow();
    assertThat(verdict(house.proofs.inclusion(5, 600), witnessed(kept), key))
        .contains("\"ok\":true", "\"witnessed\":true");
    assertThat(verdict(house.proofs.inclusion(5, 257), witnessed(kept), key))
        .contains("\"ok\":false", "\"problem\":\"proof\"");
    String forged = house.proofs.inclusion(5, 600).replace("\"seq\":5", "\"seq\":4");
    assertThat(verdict(forged, List.of(), key)).contains("\"ok\":false");
    assertThatExceptionOfType(AuditProofs.NotProven.class)
        .isThrownBy(() -> house.proofs.inclusion(600));
    assertThatExceptionOfType(AuditProofs.NotProven.class)
        .isThrownBy(() -> house.proofs.consistency(3, 600));
  }

  private static List<Witnessed> witnessed(Checkpoint kept) {
    return VerifyAudit.witnessed(kept.shortText(), "phone");
  }

  private static String verdict(String text, List<Witnessed> witnessed, List<LogKey> keys)
      throws IOException {
    return VerifyAudit.stream(
            new java.io.ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
            witnessed,
            keys)
        .json();
  }

  @Test
  void a_payload_that_is_withheld_verifies_and_one_that_somebody_took_out_does_not()
      throws IOException {
    record(5);
    Checkpoint kept = house.checkpoints.make().orElseThrow();
    String withheld = export(house, false);
    assertThat(withheld).doesNotContain("test:").contains("test.done");
    assertThat(verdict(withheld, witnessed(kept), List.of()))
        .contains("\"ok\":true", "\"withheld\":true", "withheld what was done to whom");
    database
        .jdbc()
        .sql("update audit_entry set subject = null, detail = null, salt = null where seq = 2")
        .update();
    assertThat(house.watch.check().words()).startsWith("Record 2: ").contains("took them out");
    assertThat(verdict(export(house, true), witnessed(kept), List.of()))
        .contains("\"ok\":false", "\"problem\":\"payload\"", "\"seq\":2", "of records 2.");
  }

  private static String export(AuditHouse house, boolean withPayload) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    house.export.write(out, withPayload);
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void stored_hashes_that_were_changed_are_neither_signed_nor_proven_and_are_made_anew()
      throws IOException {
    record(600);
    Checkpoint kept = house.checkpoints.make().orElseThrow();
    database.jdbc().sql("delete from audit_node where idx = 0").update();
    database
        .jdbc()
        .sql("update audit_node set hash = :hash where idx = 1")
        .param("hash", new byte[32])
        .update();
    database
        .jdbc()
        .sql("insert into audit_node (height, idx, hash) values (8, 7, :hash)")
        .param("hash", new byte[32])
        .update();
    assertThatExceptionOfType(AuditProofs.NotProven.class)
        .isThrownBy(() -> house.proofs.inclusion(300))
        .withMessageContaining("have every record checked");
    assertThat(verdict(export(house, true), witnessed(kept), List.of()))
        .contains("\"problem\":\"node\"", "\"seq\":0", "number 0 of height 8");
    assertThat(house.checkpoints.compare(kept).fits()).isTrue();

    // A service that starts on such a database.
    AuditHouse next = startAnew();
    record(1);
    Checkpoint since = next.checkpoints.make().orElseThrow();
    assertThat(next.checkpoints.compare(since).fits()).isTrue();
    AuditState state = next.watch.check();
    assertThat(state.status()).isEqualTo(AuditState.Status.SOUND);
    assertThat(state.notices()).singleElement().asString().startsWith("3 stored hashes");
    next.checkpoints.make();
    assertThat(next.records.find(601)).get().matches(r -> r.action().equals("audit.nodes-rebuilt"));
    assertThat(verdict(next.proofs.inclusion(300), List.of(), List.of())).contains("\"ok\":true");
    assertThat(verdict(export(next, true), witnessed(kept), List.of())).contains("\"ok\":true");
    assertThat(next.watch.check().notices()).hasSize(1);
  }

  @Test
  void what_a_witness_kept_is_compared_with_the_records_and_not_with_their_hashes() {
    record(300);
    Checkpoint early = house.checkpoints.make().orElseThrow();
    record(10);
    Checkpoint late = house.checkpoints.make().orElseThrow();
    database.jdbc().sql("update audit_entry set actor = 'bolat' where seq = 305").update();
    assertThat(house.checkpoints.compare(List.of(late, early)))
        .satisfiesExactly(
            c -> assertThat(c.sentence()).contains("does not fit", "Record 305: Its time, actor"),
            c -> assertThat(c.fits()).isTrue());
    database.jdbc().sql("update audit_entry set detail = '' where seq = 17").update();
    assertThat(house.checkpoints.compare(early).sentence()).contains("Record 17: Its subject");
    database.jdbc().sql("delete from audit_entry where seq = 5").update();
    assertThat(house.checkpoints.compare(early).sentence()).contains("Record 5: It is missing");
  }

  @Test
  void a_log_that_lost_its_last_record_goes_on_and_names_the_one_that_is_gone() throws IOException {
    record(10);
    house.checkpoints.make();
    record(3);
    house.inOrder();
    database.jdbc().sql("delete from audit_entry where seq = 12").update();
    AuditHouse next = startAnew();
    record(2);
    assertThat(next.inOrder()).isEqualTo(15);
    next.checkpoints.make();
    assertThat(next.watch.check().words()).startsWith("Record 12: It is missing");
    assertThat(verdict(export(next, true), List.of(), List.of()))
        .contains("\"problem\":\"missing\"", "\"seq\":12");
  }

  @Test
  void the_database_is_on_the_disk_before_a_checkpoint_is_in_the_file() {
    List<Boolean> written = new ArrayList<>();
    AuditHouse watched =
        new AuditHouse(
            new SyncSeen(database.dataSource(), () -> written.add(Files.exists(file()))),
            new DataSourceTransactionManager(database.dataSource()),
            directory,
            clock);
    record(1);
    watched.checkpoints.make();
    assertThat(file()).exists();
    // PostgreSQL syncs at every commit; its synchronous_commit is looked at instead.
    assertThat(written).isEqualTo(isH2() ? List.of(false) : List.of());
    // The PostgreSQL of the tests was told not to.
    assertThat(new SyncDatabase(database.dataSource()).doubt().isEmpty()).isEqualTo(isH2());
  }

  private Path file() {
    return house.checkpointFile;
  }

  private boolean isH2() {
    return database.dataSource() instanceof org.h2.jdbcx.JdbcConnectionPool;
  }

  /** Tells of each statement that forces the database to the disk. */
  private static final class SyncSeen extends DelegatingDataSource {
    private final Runnable told;

    SyncSeen(DataSource database, Runnable told) {
      super(database);
      this.told = told;
    }

    @Override
    public Connection getConnection() throws SQLException {
      Connection connection = super.getConnection();
      return (Connection)
          Proxy.newProxyInstance(
              getClass().getClassLoader(),
              new Class<?>[] {Connection.class},
              (proxy, method, arguments) -> {
                if (arguments != null && "checkpoint sync".equals(arguments[0])) {
                  told.run();
                }
                return method.invoke(connection, arguments);
              });
    }
  }

  @Test
  void what_was_committed_before_a_stop_is_placed_and_signed_by_it() {
    house.order.start();
    record(5);
    house.order.stop();
    assertThat(house.records.size()).isEqualTo(5);
    assertThat(house.checkpoints.last()).get().extracting(Checkpoint::size).isEqualTo(5L);
  }

  @Test
  void a_check_heeds_the_stop() {
    record(5);
    house.inOrder();
    house.watch.stop();
    assertThat(house.watch.check().status()).isEqualTo(AuditState.Status.CHECKING);
  }

  @Test
  void the_same_log_gives_the_same_octets() throws IOException {
    record(120);
    house.checkpoints.make();
    ByteArrayOutputStream one = new ByteArrayOutputStream();
    ByteArrayOutputStream two = new ByteArrayOutputStream();
    house.export.write(one, true);
    startAnew().export.write(two, true);
    assertThat(one.toByteArray()).isEqualTo(two.toByteArray());
  }

  @Test
  void records_are_found_by_actor_action_subject_and_time() {
    house.log.record(EDITOR, "bulletin.submitted", "bulletin:1", "");
    clock.advance(Duration.ofHours(1));
    house.log.record(new Actor("bolat"), "bulletin.approved", "bulletin:1", "");
    house.log.record(new Actor("bolat"), "bulletins.counted", "bulletin:11", "");
    house.inOrder();
    assertThat(found(new RecordFilter("bolat", null, null, null, null))).containsExactly(2L, 1L);
    assertThat(found(new RecordFilter(null, "bulletin.", null, null, null)))
        .containsExactly(1L, 0L);
    assertThat(found(new RecordFilter(null, "bulletin.approved", null, null, null)))
        .containsExactly(1L);
    assertThat(found(new RecordFilter(null, "", "bulletin:1", null, null))).containsExactly(1L, 0L);
    assertThat(found(new RecordFilter(null, null, "bulletin:", null, null)))
        .containsExactly(2L, 1L, 0L);
    assertThat(found(new RecordFilter(null, null, null, clock.instant(), null)))
        .containsExactly(2L, 1L);
    assertThat(found(new RecordFilter(null, null, null, null, clock.instant())))
        .containsExactly(0L);
    assertThat(house.records.page(RecordFilter.ALL, 2, 1))
        .extracting(AuditRecord::seq)
        .containsExactly(1L);
  }

  private List<Long> found(RecordFilter filter) {
    return house.records.page(filter, AuditRecords.NEWEST, 10).stream()
        .map(AuditRecord::seq)
        .toList();
  }

  private void record(int count) {
    database
        .transactions()
        .executeWithoutResult(
            transaction ->
                IntStream.range(0, count)
                    .forEach(i -> house.log.record(EDITOR, "test.done", "test:" + i, "қазақша")));
  }
}
