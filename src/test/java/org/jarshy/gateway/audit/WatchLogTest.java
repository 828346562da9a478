package org.jarshy.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.testing.MutableClock;
import org.jarshy.gateway.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** What the service itself notices at its start, from the file outside the database. */
@ExtendWith(OutputCaptureExtension.class)
class WatchLogTest {

  private final MutableClock clock = MutableClock.startingInJanuary2022();
  private final TestDatabase database = TestDatabase.Kind.H2.open();

  @TempDir private Path directory;
  private AuditHouse house;

  @BeforeEach
  void write() {
    house = startAnew();
    for (int i = 0; i < 30; i++) {
      house.log.record(new Actor("aigerim"), "test.done", "test:" + i, "");
    }
    house.checkpoints.make();
  }

  @AfterEach
  void close() {
    database.close();
  }

  private AuditHouse startAnew() {
    return new AuditHouse(
        database.dataSource(),
        new DataSourceTransactionManager(database.dataSource()),
        directory,
        clock);
  }

  /** A whole start: check, sequence, stop. */
  private AuditState start() {
    AuditHouse next = startAnew();
    next.order.start();
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> next.watch.state().status() != AuditState.Status.CHECKING);
    next.order.stop();
    next.inOrder();
    return next.watch.state();
  }

  private String lastAction() {
    return house.records.page(RecordFilter.ALL, AuditRecords.NEWEST, 1).get(0).action();
  }

  @Test
  void a_log_that_extends_its_last_checkpoint_is_sound() {
    assertThat(start().status()).isEqualTo(AuditState.Status.SOUND);
    assertThat(lastAction()).isEqualTo("test.done");
  }

  @Test
  void an_older_database_is_noticed_logged_loudly_and_recorded(CapturedOutput output) {
    database.jdbc().sql("delete from audit_entry where seq >= 20").update();
    database.jdbc().sql("delete from audit_checkpoint").update();
    database.jdbc().sql("update audit_size set records = 20").update();
    AuditState state = start();
    assertThat(state.status()).isEqualTo(AuditState.Status.BROKEN);
    assertThat(state.words()).contains("older database");
    assertThat(output).contains("THE AUDIT LOG IS NOT WHAT IT WAS");
    assertThat(lastAction()).isEqualTo("audit.check-failed");
    // And it is not forgotten once the log has grown past it.
    for (int i = 0; i < 30; i++) {
      house.log.record(new Actor("aigerim"), "test.done", "test:" + i, "");
    }
    startAnew().checkpoints.make();
    assertThat(start().status()).isEqualTo(AuditState.Status.BROKEN);
  }

  @Test
  void a_changed_record_is_noticed() {
    database.jdbc().sql("update audit_entry set actor = 'bolat' where seq = 3").update();
    AuditState state = start();
    assertThat(state.status()).isEqualTo(AuditState.Status.BROKEN);
    assertThat(state.words()).startsWith("Record 3: ");
  }

  @Test
  void a_checkpoint_that_another_key_signed_is_noticed() throws IOException {
    String file = Files.readString(house.checkpointFile);
    Files.writeString(house.checkpointFile, file.replace("\n30\n", "\n29\n"));
    assertThat(start().status()).isEqualTo(AuditState.Status.BROKEN);
  }

  @Test
  void a_file_cut_short_by_a_power_failure_is_none_of_anybodys_doing() throws IOException {
    String file = Files.readString(house.checkpointFile);
    Files.writeString(house.checkpointFile, file + "\n" + file.substring(0, 30));
    assertThat(start().status()).isEqualTo(AuditState.Status.SOUND);
    house.log.record(new Actor("aigerim"), "test.done", "test:1", "");
    startAnew().checkpoints.make();
    assertThat(VerifyAuditTexts.sizes(house.checkpointFile)).containsExactly(30L, 31L);
  }

  @Test
  void a_missing_file_begins_anew_and_a_missing_key_is_replaced_and_both_are_recorded()
      throws IOException {
    Files.delete(house.checkpointFile);
    assertThat(start().status()).isEqualTo(AuditState.Status.SOUND);
    assertThat(lastAction()).isEqualTo("audit.checkpoint-file-missing");
    assertThat(VerifyAuditTexts.sizes(house.checkpointFile)).containsExactly(30L);
    Files.delete(house.keyFile);
    // The public keys that there were stand beside it, so what they signed still counts.
    assertThat(start().status()).isEqualTo(AuditState.Status.SOUND);
    assertThat(lastAction()).isEqualTo("audit.key-replaced");
  }

  /** What of a file can be read. */
  private static final class VerifyAuditTexts {
    static java.util.List<Long> sizes(Path file) throws IOException {
      return org.jarshy.gateway.audit.internal.CheckpointTexts.read(Files.readString(file))
          .found()
          .stream()
          .map(Checkpoint::size)
          .toList();
    }
  }
}
