package org.jarshy.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
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
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One statement after the other on the database of a log of 260 records, with checkpoints of 100,
 * 200 and 250, the last of which a witness has; and what {@code audit verify} says of the export.
 */
class AuditTamperingTest {

  private static final int RECORDS = 260;

  private static TestDatabase database;
  private static AuditHouse house;
  private static String sms;
  private static String earlier;
  private static List<String> honest;

  @TempDir private Path files;

  @BeforeAll
  static void write() throws IOException {
    database = TestDatabase.Kind.H2.open();
    MutableClock clock = MutableClock.startingInJanuary2022();
    house = house(database, Files.createTempDirectory("jarshy-audit-"), clock);
    for (int i = 0; i < RECORDS; i++) {
      clock.advance(Duration.ofSeconds(7));
      house.log.record(new Actor("aigerim"), "bulletin.approved", "bulletin:" + i, "version 2");
      if (i + 1 == 100 || i + 1 == 200 || i + 1 == 250) {
        house.checkpoints.make();
      }
    }
    house.inOrder();
    earlier = house.checkpoints.of(200).orElseThrow().shortText();
    sms = house.checkpoints.of(250).orElseThrow().shortText();
    honest = export(house);
  }

  private static AuditHouse house(TestDatabase database, Path directory, MutableClock clock) {
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
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      house.export.write(out, true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private static final String COPY =
      "insert into audit_entry (at, actor, action, subject, detail, seq, salt, commitment, leaf)"
          + " select at, actor, action, subject, detail, %d, salt, commitment, leaf"
          + " from audit_entry where seq = 17";
  private static final String SET = "update audit_entry set ";
  private static final String ZEROS = "X'" + "00".repeat(32) + "'";

  /** What is done, and which problem of which record, -1 for none, with which words is told. */
  static Stream<Arguments> attacks() {
    return Stream.of(
        // A field of a record.
        arguments(SET + "salt = " + ZEROS + " where seq = 42", "changed", 42, "salt"),
        arguments(SET + "salt = X'00' where seq = 42", "unreadable", 42, "salt"),
        arguments(SET + "salt = null where seq = 42", "unreadable", 42, "salt"),
        arguments(SET + "commitment = " + ZEROS + " where seq = 42", "changed", 42, "commitment"),
        arguments(SET + "commitment = null where seq = 42", "changed", 42, "commitment"),
        arguments(SET + "leaf = " + ZEROS + " where seq = 42", "changed", 42, "leaf"),
        arguments(SET + "leaf = null where seq = 259", "changed", 259, "leaf"),
        arguments(SET + "at = at + interval '1' second where seq = 0", "changed", 0, "time"),
        arguments(SET + "actor = 'Aigerim' where seq = 259", "changed", 259, "actor"),
        arguments(SET + "action = 'bulletin.approve' where seq = 255", "changed", 255, "action"),
        arguments(SET + "subject = null where seq = 42", "unreadable", 42, "subject"),
        arguments(SET + "subject = '', detail = '' where seq = 42", "changed", 42, "subject"),
        arguments(
            SET + "subject = null, detail = null, salt = null where seq in (42, 43, 50)",
            "payload",
            42,
            "42-43, 50"),
        arguments(SET + "seq = 1000 where seq = 42", "missing", 42, "record 43"),
        arguments(SET + "seq = -5 where seq = 42", "missing", 42, "record 43"),
        arguments(SET + "seq = null where seq = 42", "missing", 42, "record 43"),
        arguments(
            SET
                + "(subject, salt, commitment) = (select subject, salt, commitment"
                + " from audit_entry where seq = 43) where seq = 42",
            "changed",
            42,
            "commitment"),
        // Records.
        arguments("delete from audit_entry where seq = 0", "missing", 0, "record 1"),
        arguments("delete from audit_entry where seq = 259", "truncated", 259, "ends after 259"),
        arguments("delete from audit_entry", "truncated", 0, "ends after 0"),
        arguments(
            "delete from audit_entry where seq between 8 and 11", "missing", 8, "8 to 11 are"),
        arguments(COPY.formatted(260), "moved", 260, "written as record 17"),
        arguments(COPY.formatted(-1), "unreadable", 260, "Its seq is no whole number"),
        arguments(
            COPY.formatted(260) + "; update audit_size set records = 261",
            "moved",
            260,
            "written as record 17"),
        // How many there are.
        arguments("update audit_size set records = 261", "truncated", 260, "says it has 261"),
        arguments("update audit_size set records = 259", "changed", 259, "says it has 259"),
        arguments("update audit_size set records = 0", "changed", 0, "says it has 0"),
        arguments(
            "delete from audit_entry where seq > 248; update audit_size set records = 249",
            "older",
            249,
            "the checkpoint 250"),
        // Checkpoints.
        arguments(
            "update audit_checkpoint set note = replace(note, 'time: 2022', 'time: 2021')"
                + " where records = 200",
            "signature",
            -1,
            "of 200 records"),
        arguments(
            "update audit_checkpoint set note = 'hello' where records = 200",
            "unreadable",
            -1,
            "Line 3: Its checkpoint"),
        arguments(
            "update audit_checkpoint set records = 150 where records = 200",
            "unreadable",
            -1,
            "another size than its row"),
        arguments(
            "update audit_checkpoint set records = 9999 where records = 200",
            "missing",
            -1,
            "3 times, and has 2"),
        arguments(
            "delete from audit_checkpoint where records = 250",
            "missing",
            -1,
            "3 times, and has 2"),
        arguments("delete from audit_checkpoint", "missing", -1, "3 times, and has 0"),
        arguments(
            "insert into audit_checkpoint select 150, note from audit_checkpoint"
                + " where records = 200",
            "unreadable",
            -1,
            "another size than its row"),
        arguments("update audit_size set checkpoints = 2", "changed", -1, "2 times, and has 3"),
        arguments("update audit_size set last_checkpoint = 1", "missing", -1, "and has 0"),
        // Stored hashes.
        arguments("delete from audit_node", "node", 0, "is missing"),
        arguments("update audit_node set hash = " + ZEROS, "node", 0, "is not the one"),
        arguments("update audit_node set idx = 1", "node", 0, "is missing"),
        arguments("update audit_node set height = 16", "node", 0, "that are not there"),
        arguments(
            "insert into audit_node select 8, 1, hash from audit_node",
            "node",
            256,
            "that are not there"));
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void each_is_told_with_its_record_and_fails_the_command(
      String statements, String problem, int seq, String words) {
    List<String> after = attacked(statements);
    assertThat(after).isNotEqualTo(honest);
    JsonNode verdict = verify(after, 1, "--checkpoint", sms);
    assertThat(verdict.get("problem").asString()).as(verdict.toString()).isEqualTo(problem);
    assertThat(verdict.path("seq").asInt(-1)).as(verdict.toString()).isEqualTo(seq);
    assertThat(verdict.get("detail").asString()).contains(words);
  }

  private List<String> attacked(String statements) {
    return database
        .transactions()
        .execute(
            transaction -> {
              JdbcClient jdbc = database.jdbc();
              for (String statement : statements.split("; ")) {
                assertThat(jdbc.sql(statement).update()).as(statement).isPositive();
              }
              List<String> lines =
                  export(
                      house(
                          database,
                          Path.of(house.keyFile.getParent().toString()),
                          MutableClock.startingInJanuary2022()));
              transaction.setRollbackOnly();
              return lines;
            });
  }

  @Test
  void nothing_that_was_not_done_is_told() {
    assertThat(verify(honest, 0, "--checkpoint", sms).get("witnessed").asInt()).isEqualTo(250);
    assertThat(verify(honest, 0, "--checkpoint", earlier).get("witnessed").asInt()).isEqualTo(200);
  }

  @Test
  void lines_of_an_export_that_were_taken_out_put_in_or_put_elsewhere_are_told() {
    for (int i = 0; i < honest.size(); i++) {
      // Each kind of line, and its neighbours.
      if (i > 8 && i < honest.size() - 6 && i != 137) {
        continue;
      }
      List<String> without = new ArrayList<>(honest);
      without.remove(i);
      verify(without, 1, "--checkpoint", sms);
      List<String> twice = new ArrayList<>(honest);
      twice.add(i, honest.get(i));
      verify(twice, 1, "--checkpoint", sms);
      if (i > 3 && i + 1 < honest.size()) {
        List<String> swapped = new ArrayList<>(honest);
        swapped.set(i, honest.get(i + 1));
        swapped.set(i + 1, honest.get(i));
        verify(swapped, 1, "--checkpoint", sms);
      }
    }
  }

  @Test
  void an_export_that_says_it_withholds_what_it_does_not_or_the_reverse_is_told() {
    List<String> says = new ArrayList<>(honest);
    says.set(0, honest.get(0).replace("\"withheld\":false", "\"withheld\":true"));
    assertThat(verify(says, 1).get("detail").asString()).contains("of this record it is not");
    List<String> one = new ArrayList<>(honest);
    one.set(21, honest.get(21).replaceAll("\"subject\".*\"commitment\"", "\"commitment\""));
    JsonNode verdict = verify(one, 1, "--checkpoint", sms);
    assertThat(verdict.get("problem").asString()).isEqualTo("payload");
    assertThat(verdict.get("seq").asInt()).isEqualTo(17);
  }

  @Test
  void an_older_export_is_told_by_a_witness_of_a_larger_size_alone() {
    List<String> older =
        attacked(
            "delete from audit_entry where seq >= 200; delete from audit_checkpoint where records > 200;"
                + " update audit_size set records = 200, checkpoints = 2, last_checkpoint = 200");
    // What stands behind 200 of the 256 is no complete subtree.
    older = older.stream().filter(line -> !line.contains("\"height\"")).toList();
    assertThat(verify(older, 1, "--checkpoint", sms).get("problem").asString()).isEqualTo("older");
    verify(older, 0, "--checkpoint", earlier);
  }

  @Test
  void a_checkpoint_of_another_origin_or_another_key_does_not_count() throws IOException {
    String note = house.checkpoints.of(250).orElseThrow().note();
    String name = house.checkpoints.publicKey().name();
    assertThat(
            verify(honest, 1, "--checkpoint", note.replace(name, "jarshy-00000000"))
                .get("problem")
                .asString())
        .isEqualTo("signature");
    try (TestDatabase other = TestDatabase.Kind.H2.open()) {
      AuditHouse stranger = house(other, files.resolve("x"), MutableClock.startingInJanuary2022());
      stranger.log.record(new Actor("aigerim"), "bulletin.approved", "bulletin:0", "version 2");
      String foreign = stranger.checkpoints.make().orElseThrow().shortText();
      assertThat(verify(honest, 1, "--checkpoint", foreign).get("problem").asString())
          .isEqualTo("signature");
    }
  }

  @Test
  void a_fork_that_the_same_key_signed_is_told_by_either_witness_and_has_no_proof()
      throws IOException {
    try (TestDatabase one = TestDatabase.Kind.H2.open();
        TestDatabase two = TestDatabase.Kind.H2.open()) {
      MutableClock clock = MutableClock.startingInJanuary2022();
      AuditHouse left = house(one, files.resolve("key"), clock);
      AuditHouse right = house(two, files.resolve("key"), clock);
      for (int i = 0; i < 12; i++) {
        left.log.record(new Actor("aigerim"), "test.done", "test:" + i, "");
        right.log.record(new Actor(i < 5 ? "aigerim" : "bolat"), "test.done", "test:" + i, "");
        if (i == 3 || i == 7 || i == 11) {
          left.checkpoints.make();
          right.checkpoints.make();
        }
      }
      // The salts differ, so the two are no common log from the first record on.
      String kept = left.checkpoints.of(8).orElseThrow().shortText();
      JsonNode verdict = verify(export(right), 1, "--checkpoint", kept);
      assertThat(verdict.get("problem").asString()).isEqualTo("rewritten");
      assertThat(verdict.get("detail").asString()).contains("the checkpoint of 8");
      assertThat(
              right
                  .checkpoints
                  .compare(VerifyAudit.witnessed(kept, "x").get(0).checkpoint())
                  .fits())
          .isFalse();
      String proof = right.proofs.consistency(8, 12);
      assertThat(verify(List.of(proof), 1, "--checkpoint", kept).get("problem").asString())
          .isEqualTo("rewritten");
      String mixed =
          proof.replace(
              JsonMapper.shared().writeValueAsString(right.checkpoints.of(8).orElseThrow().note()),
              JsonMapper.shared().writeValueAsString(left.checkpoints.of(8).orElseThrow().note()));
      assertThat(mixed).isNotEqualTo(proof);
      assertThat(verify(List.of(mixed), 1, "--checkpoint", kept).get("problem").asString())
          .isEqualTo("proof");
    }
  }

  @Test
  void trees_of_every_shape_verify_and_lose_no_record_unseen() throws IOException {
    try (TestDatabase other = TestDatabase.Kind.H2.open()) {
      AuditHouse small = house(other, files.resolve("y"), MutableClock.startingInJanuary2022());
      List<String> before = export(small);
      assertThat(verify(before, 0).get("records").asInt()).isZero();
      for (int size : new int[] {1, 2, 3, 4, 5, 7, 8, 9, 255, 256, 257, 511, 512, 513}) {
        other
            .transactions()
            .executeWithoutResult(
                status -> {
                  for (long i = small.records.size(); i < size; i++) {
                    small.log.record(new Actor("aigerim"), "test.done", "test:" + i, "");
                  }
                });
        String kept = small.checkpoints.make().orElseThrow().shortText();
        List<String> lines = export(small);
        String all = String.join("\n", lines);
        assertThat(verdict(all, kept).ok()).as("size " + size).isTrue();
        assertThat(verdict(String.join("\n", before), kept).json())
            .contains("\"problem\":\"older\"");
        String last = "\"subject\":\"test:" + (size - 1) + "\"";
        assertThat(all).contains(last);
        assertThat(verdict(all.replace(last, "\"subject\":\"test:x\""), kept).json())
            .contains("\"problem\":\"changed\",\"seq\":" + (size - 1));
        before = lines;
      }
    }
  }

  @Test
  void a_flipped_bit_anywhere_in_an_export_is_told() throws IOException {
    try (TestDatabase other = TestDatabase.Kind.H2.open()) {
      AuditHouse small = house(other, files.resolve("z"), MutableClock.startingInJanuary2022());
      small.log.record(new Actor("aigerim"), "test.done", "test:0", "қазақша");
      small.checkpoints.make();
      small.log.record(new Actor("aigerim"), "test.done", "test:1", "");
      String kept = small.checkpoints.make().orElseThrow().shortText();
      byte[] export = (String.join("\n", export(small)) + "\n").getBytes(StandardCharsets.UTF_8);
      assertThat(VerifyAudit.stream(new ByteArrayInputStream(export), kept(kept), List.of()).ok())
          .isTrue();
      // Every third is enough for each field: a verification costs a millisecond.
      for (int i = 0; i < export.length; i += 3) {
        byte[] flipped = export.clone();
        flipped[i] ^= (byte) (1 << (i * 5 % 8));
        assertThat(
                VerifyAudit.stream(new ByteArrayInputStream(flipped), kept(kept), List.of()).ok())
            .as(() -> new String(flipped, StandardCharsets.UTF_8))
            .isFalse();
      }
    }
  }

  @Test
  void a_flipped_bit_of_a_proof_or_of_what_a_witness_kept_is_told() throws IOException {
    List<LogKey> keys = List.of(house.checkpoints.publicKey());
    for (String proof :
        List.of(house.proofs.inclusion(17, 250), house.proofs.consistency(100, 250))) {
      byte[] octets = proof.getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < octets.length; i += 5) {
        byte[] flipped = octets.clone();
        flipped[i] ^= (byte) (1 << (i % 7));
        assertThat(VerifyAudit.stream(new ByteArrayInputStream(flipped), kept(sms), keys).ok())
            .as(() -> new String(flipped, StandardCharsets.UTF_8))
            .isFalse();
      }
    }
    String proof = house.proofs.inclusion(17, 250);
    for (int i = 0; i < sms.length(); i++) {
      String flipped = sms.substring(0, i) + (char) (sms.charAt(i) ^ 1) + sms.substring(i + 1);
      assertThat(fits(proof, flipped)).as(flipped).isFalse();
    }
  }

  /** What cannot be read is refused before anything is compared. */
  private static boolean fits(String proof, String kept) throws IOException {
    try {
      return verdict(proof, kept).ok();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static Verdict verdict(String text, String kept) throws IOException {
    return VerifyAudit.stream(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), kept(kept), List.of());
  }

  private static List<Witnessed> kept(String text) {
    return VerifyAudit.witnessed(text, "phone");
  }

  private JsonNode verify(List<String> lines, int code, String... options) {
    try {
      List<String> words =
          new ArrayList<>(
              List.of("audit", "verify", Files.write(files.resolve("log"), lines).toString()));
      words.addAll(List.of(options));
      CommandRun run = new CommandRun(GatewayApplication.class);
      assertThat(run.with(words.toArray(String[]::new))).as(run.out()).isEqualTo(code);
      JsonNode verdict = JsonMapper.shared().readTree(run.out());
      assertThat(verdict.get("ok").asBoolean()).isEqualTo(code == 0);
      return verdict;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
