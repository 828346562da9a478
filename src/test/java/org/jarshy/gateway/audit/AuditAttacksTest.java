package org.jarshy.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jarshy.gateway.GatewayApplication;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.ops.CommandRun;
import org.jarshy.gateway.testing.MutableClock;
import org.jarshy.gateway.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What somebody who holds the database or an export may do to it, and what {@code audit verify}
 * says. A log of 260 records with checkpoints of 100 and 200, and one of 250 that a witness has as
 * an SMS.
 */
class AuditAttacksTest {

  private static final int RECORDS = 260;
  private static final int WITNESSED = 250;

  private static TestDatabase database;
  private static AuditHouse house;
  private static Path directory;
  private static List<String> honest;
  private static String sms;
  private static String key;

  @TempDir private Path files;

  @BeforeAll
  static void write() throws IOException {
    database = TestDatabase.Kind.H2.open();
    directory = Files.createTempDirectory("jarshy-audit-");
    MutableClock clock = MutableClock.startingInJanuary2022();
    house = house(directory, clock);
    for (int i = 0; i < RECORDS; i++) {
      clock.advance(Duration.ofSeconds(7));
      house.log.record(new Actor("aigerim"), "bulletin.approved", "bulletin:" + i, "version 2");
      if (i + 1 == 100 || i + 1 == 200 || i + 1 == WITNESSED) {
        house.checkpoints.make();
      }
    }
    house.inOrder();
    sms = house.checkpoints.of(WITNESSED).orElseThrow().shortText();
    key = house.checkpoints.publicKey().toString();
    honest = export(house);
  }

  private static AuditHouse house(Path directory, MutableClock clock) {
    return new AuditHouse(
        database.dataSource(),
        new DataSourceTransactionManager(database.dataSource()),
        directory,
        clock);
  }

  @AfterAll
  static void close() {
    database.close();
  }

  private static List<String> export(AuditHouse house) {
    java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
    try {
      house.export.write(out, true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }

  // --- Nothing done
  // ---------------------------------------------------------------------------------

  @Test
  void the_log_as_it_was_written_verifies_against_the_sms_of_a_witness() {
    JsonNode verdict = verify(honest, 0, "--checkpoint", sms, "--key", key);
    assertThat(verdict.get("ok").asBoolean()).isTrue();
    assertThat(verdict.get("records").asInt()).isEqualTo(RECORDS);
    assertThat(verdict.get("witnessed").asInt()).isEqualTo(WITNESSED);
    assertThat(verdict.get("own_checkpoints_that_match").asInt()).isEqualTo(3);
  }

  @Test
  void the_file_of_checkpoints_and_the_file_of_the_public_key_are_taken_as_they_are() {
    JsonNode verdict =
        verify(
            honest,
            0,
            "--checkpoint",
            house.checkpointFile.toString(),
            "--key",
            house.keyFile + ".pub");
    assertThat(verdict.get("witnessed").asInt()).isEqualTo(WITNESSED);
  }

  @Test
  void without_a_witness_it_says_that_this_proves_little() {
    JsonNode verdict = verify(honest, 0);
    assertThat(verdict.get("witnessed").asInt()).isZero();
    assertThat(verdict.get("detail").asString()).contains("No checkpoint from outside");
  }

  // --- Flip
  // -----------------------------------------------------------------------------------------

  @ParameterizedTest
  @ValueSource(
      strings = {"seq", "at", "actor", "action", "subject", "detail", "salt", "commitment", "leaf"})
  void a_flipped_octet_of_any_field_is_found_in_its_record(String field) {
    for (int seq : new int[] {0, 137, RECORDS - 1}) {
      List<String> flipped = new ArrayList<>(honest);
      flipped.set(line(seq), flip(honest.get(line(seq)), field));
      JsonNode verdict = verify(flipped, 1, "--checkpoint", sms);
      assertThat(verdict.get("problem").asString()).isIn("changed", "unreadable");
      assertThat(verdict.get("seq").asInt()).as(verdict.toString()).isEqualTo(seq);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "actor, 'bolat', changed",
    "action, 'bulletin.rejected', changed",
    "subject, 'bulletin:1', changed",
    "detail, 'version 3', changed"
  })
  void a_field_changed_in_the_database_is_found(String column, String value, String problem) {
    JsonNode verdict =
        attacked(
            jdbc ->
                jdbc.sql("update audit_entry set " + column + " = ? where seq = 42")
                    .param(value)
                    .update(),
            "--checkpoint",
            sms);
    assertThat(verdict.get("problem").asString()).isEqualTo(problem);
    assertThat(verdict.get("seq").asInt()).isEqualTo(42);
  }

  @Test
  void a_time_changed_by_a_microsecond_in_the_database_is_found() {
    JsonNode verdict =
        attacked(
            jdbc ->
                jdbc.sql(
                        "update audit_entry set at = at + interval '0.000001' second where seq = 9")
                    .update());
    assertThat(verdict.get("problem").asString()).isEqualTo("changed");
    assertThat(verdict.get("seq").asInt()).isEqualTo(9);
  }

  // --- Delete
  // ---------------------------------------------------------------------------------------

  @ParameterizedTest
  @ValueSource(ints = {0, 137})
  void a_line_taken_out_is_named(int seq) {
    List<String> without = new ArrayList<>(honest);
    without.remove(line(seq));
    JsonNode verdict = verify(without, 1, "--checkpoint", sms);
    assertThat(verdict.get("problem").asString()).isEqualTo("missing");
    assertThat(verdict.get("seq").asInt()).isEqualTo(seq);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 137})
  void a_row_deleted_from_the_database_is_named(int seq) {
    JsonNode verdict =
        attacked(
            jdbc -> jdbc.sql("delete from audit_entry where seq = ?").param(seq).update(),
            "--checkpoint",
            sms);
    assertThat(verdict.get("problem").asString()).isEqualTo("missing");
    assertThat(verdict.get("seq").asInt()).isEqualTo(seq);
  }

  @Test
  void a_row_deleted_and_the_others_numbered_anew_is_named() {
    JsonNode verdict =
        attacked(
            jdbc -> {
              jdbc.sql("delete from audit_entry where seq = 137").update();
              // Not in one statement: the index is unique at every moment.
              for (int seq = 138; seq < RECORDS; seq++) {
                jdbc.sql("update audit_entry set seq = ? where seq = ?")
                    .params(seq - 1, seq)
                    .update();
              }
              jdbc.sql("update audit_size set records = records - 1").update();
            });
    assertThat(verdict.get("problem").asString()).isEqualTo("moved");
    assertThat(verdict.get("seq").asInt()).isEqualTo(137);
  }

  // --- Reorder
  // --------------------------------------------------------------------------------------

  @Test
  void two_lines_in_the_wrong_order_are_found() {
    List<String> swapped = new ArrayList<>(honest);
    swapped.set(line(60), honest.get(line(61)));
    swapped.set(line(61), honest.get(line(60)));
    JsonNode verdict = verify(swapped, 1, "--checkpoint", sms);
    assertThat(verdict.get("problem").asString()).isEqualTo("reordered");
    assertThat(verdict.get("seq").asInt()).isEqualTo(60);
  }

  @Test
  void two_rows_that_changed_their_numbers_in_the_database_are_found() {
    JsonNode verdict =
        attacked(
            jdbc -> {
              jdbc.sql("update audit_entry set seq = -1 where seq = 60").update();
              jdbc.sql("update audit_entry set seq = 60 where seq = 200").update();
              jdbc.sql("update audit_entry set seq = 200 where seq = -1").update();
            });
    assertThat(verdict.get("problem").asString()).isEqualTo("moved");
    assertThat(verdict.get("seq").asInt()).isEqualTo(60);
    assertThat(verdict.get("detail").asString()).contains("record 200");
  }

  @Test
  void a_line_that_stands_twice_is_found() {
    List<String> doubled = new ArrayList<>(honest);
    doubled.add(line(61), honest.get(line(60)));
    JsonNode verdict = verify(doubled, 1, "--checkpoint", sms);
    assertThat(verdict.get("problem").asString()).isEqualTo("duplicate");
    assertThat(verdict.get("seq").asInt()).isEqualTo(61);
  }

  // --- Truncate, older database
  // ---------------------------------------------------------------------

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 11, 200})
  void lines_cut_off_at_the_end_are_found(int lines) {
    JsonNode verdict = verify(honest.subList(0, line(RECORDS) - lines), 1, "--checkpoint", sms);
    assertThat(verdict.get("problem").asString()).isEqualTo("truncated");
    assertThat(verdict.get("seq").asInt()).isEqualTo(RECORDS - lines);
  }

  @Test
  void a_database_cut_off_at_the_end_with_everything_that_tells_of_it_is_found_by_the_witness() {
    Consumer<JdbcClient> cut = jdbc -> backTo(jdbc, 200);
    JsonNode verdict = attacked(cut, "--checkpoint", sms);
    assertThat(verdict.get("problem").asString()).isEqualTo("older");
    assertThat(verdict.get("seq").asInt()).isEqualTo(200);
    // Which nobody could find without one.
    assertThat(attackedUnnoticed(cut).get("records").asInt()).isEqualTo(200);
  }

  /** What an older database is: it has less of everything, and all of it fits. */
  private static void backTo(JdbcClient jdbc, int size) {
    jdbc.sql("delete from audit_entry where seq >= ?").param(size).update();
    jdbc.sql("delete from audit_checkpoint where records > ?").param(size).update();
    jdbc.sql(
            "update audit_size set records = ?, checkpoints ="
                + " (select count(*) from audit_checkpoint), last_checkpoint = ?")
        .params(size, size)
        .update();
    jdbc.sql("delete from audit_node where (idx + 1) * 256 > ?").param(size).update();
  }

  @Test
  void an_older_database_that_was_written_to_since_is_found_by_the_witness() {
    JsonNode verdict =
        attacked(
            jdbc -> {
              backTo(jdbc, 200);
              for (int i = 0; i < 70; i++) {
                house.log.record(new Actor("bolat"), "bulletin.approved", "bulletin:" + i, "");
              }
              house.inOrder();
            },
            "--checkpoint",
            sms);
    assertThat(verdict.get("problem").asString()).isEqualTo("rewritten");
    // Between the last checkpoint that fits and the one that does not.
    assertThat(verdict.get("seq").asInt()).isEqualTo(200);
  }

  // --- Made anew
  // ------------------------------------------------------------------------------------

  @Test
  void a_log_made_anew_by_somebody_with_database_and_key_is_found_by_the_witness() {
    Consumer<JdbcClient> rebuild =
        jdbc -> {
          madeAnew(jdbc, house);
          house.checkpoints.make();
        };
    JsonNode verdict = attacked(rebuild, "--checkpoint", sms, "--key", key);
    assertThat(verdict.get("problem").asString()).isEqualTo("rewritten");
    assertThat(attackedUnnoticed(rebuild, "--key", key).get("records").asInt())
        .isEqualTo(RECORDS - 1);
  }

  @Test
  void a_log_made_anew_under_another_key_is_found_by_the_witness_and_by_the_key() {
    Consumer<JdbcClient> rebuild =
        jdbc -> {
          AuditHouse thief = house(files.resolve("thief"), MutableClock.startingInJanuary2022());
          madeAnew(jdbc, thief);
          thief.checkpoints.make();
        };
    Path thief = files.resolve("thief");
    JsonNode verdict = attackedAs(thief, rebuild, 1, "--checkpoint", sms);
    assertThat(verdict.get("problem").asString()).isEqualTo("signature");
    verdict = attackedAs(thief, rebuild, 1, "--key", key);
    assertThat(verdict.get("problem").asString()).isEqualTo("signature");
    verdict = attackedAs(thief, rebuild, 1, "--checkpoint", sms, "--key", key);
    assertThat(verdict.get("problem").asString()).isEqualTo("rewritten");
    attackedAs(thief, rebuild, 0);
  }

  @Test
  void the_same_log_signed_again_by_another_key_is_found_by_the_key() throws IOException {
    AuditHouse thief = house(files.resolve("thief"), MutableClock.startingInJanuary2022());
    List<String> resigned = new ArrayList<>(honest);
    resigned.set(0, export(thief).get(0));
    assertThat(resigned.get(0)).isNotEqualTo(honest.get(0));
    assertThat(verify(resigned, 1, "--checkpoint", sms).get("problem").asString())
        .isEqualTo("signature");
    assertThat(verify(resigned, 1).get("problem").asString()).isEqualTo("signature");
  }

  /** One record gone, every place, salt, hash, node and checkpoint made anew. */
  private static void madeAnew(JdbcClient jdbc, AuditHouse by) {
    jdbc.sql("delete from audit_entry where seq = 137").update();
    jdbc.sql("update audit_entry set seq = null, salt = null, commitment = null, leaf = null")
        .update();
    jdbc.sql("delete from audit_node").update();
    jdbc.sql("delete from audit_checkpoint").update();
    jdbc.sql("update audit_size set records = 0, checkpoints = 0, last_checkpoint = 0").update();
    by.inOrder();
  }

  // --- Forged checkpoints
  // ---------------------------------------------------------------------------

  @Test
  void a_forged_checkpoint_cannot_accuse_an_honest_log() {
    String forged = sms.replaceFirst("J1 250 ", "J1 251 ");
    JsonNode verdict = verify(honest, 1, "--checkpoint", forged, "--key", key);
    assertThat(verdict.get("problem").asString()).isEqualTo("signature");
  }

  @Test
  void what_is_no_checkpoint_no_key_and_no_file_is_a_wrong_command() throws IOException {
    Path file = Files.write(files.resolve("log"), honest);
    assertThat(run(file, "--checkpoint", sms.substring(0, 100)).code()).isEqualTo(2);
    assertThat(run(file, "--key", "hello").code()).isEqualTo(2);
    assertThat(run(files.resolve("nothing")).code()).isEqualTo(2);
  }

  @Test
  void what_is_no_export_is_told_as_one_object() {
    for (List<String> lines :
        List.of(
            List.<String>of(),
            List.of("hello"),
            List.of("{\"format\":\"other\"}"),
            honest.subList(1, honest.size()))) {
      assertThat(verify(lines, 1).get("problem").asString()).isEqualTo("unreadable");
    }
  }

  // --- Proofs on the command line
  // -------------------------------------------------------------------

  @Test
  void a_proof_out_of_an_export_verifies_alone_and_not_for_another_record() throws IOException {
    Path file = Files.write(files.resolve("log"), honest);
    CommandRun prove = new CommandRun(GatewayApplication.class);
    assertThat(prove.with("audit", "prove", file.toString(), "--record", "17", "--size", "250"))
        .isZero();
    String proof = prove.out();
    assertThat(proof).contains("bulletin:17").doesNotContain("bulletin:18");
    assertThat(
            verify(List.of(proof.strip()), 0, "--checkpoint", sms, "--key", key)
                .get("witnessed")
                .asBoolean())
        .isTrue();
    verify(List.of(proof.strip().replace("\"seq\":17", "\"seq\":18")), 1);
    verify(List.of(proof.strip().replace("version 2", "version 3")), 1);

    CommandRun consistency = new CommandRun(GatewayApplication.class);
    assertThat(consistency.with("audit", "prove", file.toString(), "--consistency", "100", "250"))
        .isZero();
    verify(List.of(consistency.out().strip()), 0, "--checkpoint", sms);

    CommandRun none = new CommandRun(GatewayApplication.class);
    assertThat(none.with("audit", "prove", file.toString(), "--record", "255")).isEqualTo(1);
    assertThat(none.err()).contains("no checkpoint in the export has record 255");
  }

  // --- How
  // ------------------------------------------------------------------------------------------

  /** Header and three checkpoints stand before the records. */
  private static int line(int seq) {
    return 4 + seq;
  }

  /** The lowest bit of the middle octet of a field's value; a digit stays a digit. */
  private static String flip(String line, String field) {
    int name = line.indexOf("\"" + field + "\":") + field.length() + 3;
    int from = line.charAt(name) == '"' ? name + 1 : name;
    int to = from;
    while (line.charAt(to) != '"' && line.charAt(to) != ',' && line.charAt(to) != '}') {
      to++;
    }
    int middle = field.equals("at") ? from + 15 : (from + to - 1) / 2;
    char flipped = (char) (line.charAt(middle) ^ 1);
    return line.substring(0, middle) + flipped + line.substring(middle + 1);
  }

  private JsonNode attacked(Consumer<JdbcClient> attack, String... options) {
    return attackedAs(directory, attack, 1, options);
  }

  private JsonNode attackedUnnoticed(Consumer<JdbcClient> attack, String... options) {
    return attackedAs(directory, attack, 0, options);
  }

  /** The attack in a transaction of its own, an export of what it left, and back. */
  private JsonNode attackedAs(Path by, Consumer<JdbcClient> attack, int code, String... options) {
    List<String> after =
        database
            .transactions()
            .execute(
                transaction -> {
                  attack.accept(database.jdbc());
                  List<String> lines = export(house(by, MutableClock.startingInJanuary2022()));
                  transaction.setRollbackOnly();
                  return lines;
                });
    assertThat(after).isNotEqualTo(honest);
    return verify(after, code, options);
  }

  private JsonNode verify(List<String> lines, int code, String... options) {
    try {
      Path file = files.resolve("attacked");
      try (OutputStream out = Files.newOutputStream(file)) {
        for (String line : lines) {
          out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        }
      }
      Ran ran = run(file, options);
      assertThat(ran.code()).as(ran.out()).isEqualTo(code);
      assertThat(ran.out().lines()).hasSize(1);
      JsonNode verdict = JsonMapper.shared().readTree(ran.out());
      assertThat(verdict.get("ok").asBoolean()).isEqualTo(code == 0);
      return verdict;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Ran(int code, String out) {}

  private static Ran run(Path file, String... options) {
    List<String> words = new ArrayList<>(List.of("audit", "verify", file.toString()));
    words.addAll(List.of(options));
    CommandRun run = new CommandRun(GatewayApplication.class);
    int code = run.with(words.toArray(String[]::new));
    return new Ran(code, run.out());
  }
}
