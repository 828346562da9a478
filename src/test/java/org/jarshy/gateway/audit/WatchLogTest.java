package org.jarshy.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
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
    // The stop signed the record of it.
    assertThat(VerifyAuditTexts.sizes(house.checkpointFile)).containsExactly(30L, 31L);
    Files.delete(house.keyFile);
    // The public keys that there were stand beside it, so what they signed still counts.
    assertThat(start().status()).isEqualTo(AuditState.Status.SOUND);
    assertThat(lastAction()).isEqualTo("audit.key-replaced");
  }

  @Test
  void an_emptied_file_and_one_that_lacks_some_are_noticed_and_filled_again() throws IOException {
    house.log.record(new Actor("aigerim"), "test.done", "test:30", "");
    house.checkpoints.make();
    String whole = Files.readString(house.checkpointFile);
    Files.writeString(house.checkpointFile, "");
    assertThat(start().notices())
        .singleElement()
        .asString()
        .contains("was missing or empty: 2 of the 2", "of 31 records");
    assertThat(VerifyAuditTexts.sizes(house.checkpointFile)).containsExactly(30L, 31L, 32L);
    Files.writeString(house.checkpointFile, whole);
    assertThat(start().notices()).singleElement().asString().contains("lacked some: 1 of the 3");
    assertThat(lastAction()).isEqualTo("audit.checkpoint-file-missing");
    assertThat(VerifyAuditTexts.sizes(house.checkpointFile)).containsExactly(30L, 31L, 32L, 33L);
    assertThat(start().notices()).isEmpty();
  }

  @Test
  void a_file_that_is_emptied_while_the_service_runs_is_noticed_at_the_next_checkpoint()
      throws IOException {
    Files.writeString(house.checkpointFile, "");
    house.log.record(new Actor("aigerim"), "test.done", "test:30", "");
    house.checkpoints.make();
    assertThat(house.watch.state().notices()).hasSize(1);
    assertThat(VerifyAuditTexts.sizes(house.checkpointFile)).containsExactly(30L, 31L);
  }

  @Test
  void a_row_that_somebody_put_in_stops_no_checkpoint_and_none_is_made_twice() {
    String forged = house.checkpoints.last().orElseThrow().note().replace("\n30\n", "\n900000\n");
    database
        .jdbc()
        .sql("insert into audit_checkpoint (records, note) values (900000, ?)")
        .param(forged)
        .update();
    assertThat(house.checkpoints.last()).get().extracting(Checkpoint::size).isEqualTo(30L);
    house.log.record(new Actor("aigerim"), "test.done", "test:30", "");
    assertThat(house.checkpoints.make()).get().extracting(Checkpoint::size).isEqualTo(31L);
    database.jdbc().sql("update audit_checkpoint set note = 'x' where records = 31").update();
    Checkpoint again = house.checkpoints.make().orElseThrow();
    assertThat(again.size()).isEqualTo(31L);
    clock.advance(Duration.ofHours(1));
    assertThat(house.making.ifDue()).isEmpty();
    assertThat(house.watch.check().words()).contains("of 900000 records is signed by none");
  }

  @Test
  void a_file_that_cannot_be_read_stops_nobody_and_is_said() throws IOException {
    Files.delete(house.checkpointFile);
    Files.createDirectory(house.checkpointFile);
    Files.createFile(house.checkpointFile.resolve("x"));
    AuditState state = start();
    assertThat(state.status()).isEqualTo(AuditState.Status.BROKEN);
    assertThat(state.notices()).singleElement().asString().contains("cannot be read or written");
  }

  @Test
  void checkpoints_that_are_gone_from_file_and_database_are_missed() throws IOException {
    Files.writeString(house.checkpointFile, "");
    database.jdbc().sql("delete from audit_checkpoint").update();
    AuditState state = start();
    assertThat(state.status()).isEqualTo(AuditState.Status.BROKEN);
    assertThat(state.words()).contains("0 checkpoints of the 1 that were written");
  }

  @Test
  void a_row_of_a_checkpoint_that_was_changed_is_noticed_and_not_taken_over_into_the_file()
      throws IOException {
    database.jdbc().sql("update audit_checkpoint set note = replace(note, '30', '29')").update();
    Files.writeString(house.checkpointFile, "");
    assertThat(start().words()).contains("The row of the checkpoint of 30 records was changed");
    assertThat(VerifyAuditTexts.sizes(house.checkpointFile)).doesNotContain(29L, 30L);
  }

  @Test
  void another_key_in_the_place_of_the_one_that_signed_is_said_by_service_and_verifier()
      throws IOException {
    String old = house.checkpoints.publicKey().toString();
    // As somebody would do it who has a key of his own.
    AuditHouse thief =
        new AuditHouse(
            database.dataSource(),
            new DataSourceTransactionManager(database.dataSource()),
            directory.resolve("thief"),
            clock);
    Files.copy(thief.keyFile, house.keyFile, StandardCopyOption.REPLACE_EXISTING);
    assertThat(start().notices())
        .singleElement()
        .asString()
        .contains("The key differs from the one that signed the checkpoint of 30 records");
    assertThat(lastAction()).isEqualTo("audit.key-replaced");
    java.io.ByteArrayOutputStream export = new java.io.ByteArrayOutputStream();
    startAnew().export.write(export, true);
    assertThat(verified(export.toByteArray(), List.of()))
        .contains("\"ok\":false", "\"problem\":\"signature\"", "The key differs", "of 30 records");
    assertThat(verified(export.toByteArray(), List.of(LogKey.parse(old))))
        .contains("\"ok\":false", "\"problem\":\"signature\"");
    assertThat(
            verified(
                export.toByteArray(), List.of(LogKey.parse(old), thief.checkpoints.publicKey())))
        .contains("\"ok\":true", "The key differs");
  }

  private static String verified(byte[] export, List<LogKey> keys) throws IOException {
    return VerifyAudit.stream(new java.io.ByteArrayInputStream(export), List.of(), keys).json();
  }

  @Test
  void a_row_at_a_place_that_was_never_given_is_noticed() {
    database
        .jdbc()
        .sql(
            "insert into audit_entry (at, actor, action, subject, detail, seq, salt, commitment,"
                + " leaf) select at, actor, action, subject, detail, 77, salt, commitment, leaf"
                + " from audit_entry where seq = 3")
        .update();
    assertThat(start().words()).startsWith("Record 77: A row stands at this place");
  }

  @Test
  void entries_that_cannot_be_placed_are_said_until_they_can() {
    house.watch.check();
    house.watch.disordered(new IllegalStateException());
    assertThat(house.watch.state().status()).isEqualTo(AuditState.Status.BROKEN);
    assertThat(house.watch.state().words()).contains("cannot be placed or signed (IllegalState");
    house.watch.ordered();
    assertThat(house.watch.state().status()).isEqualTo(AuditState.Status.SOUND);
  }

  /** What of a file can be read. */
  private static final class VerifyAuditTexts {
    static List<Long> sizes(Path file) throws IOException {
      return org.jarshy.gateway.audit.internal.CheckpointTexts.read(Files.readString(file))
          .found()
          .stream()
          .map(Checkpoint::size)
          .toList();
    }
  }
}
