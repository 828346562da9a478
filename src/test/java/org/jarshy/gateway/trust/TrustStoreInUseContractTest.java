package org.jarshy.gateway.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jarshy.gateway.trust.TestBundle.utf8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jarshy.gateway.audit.AuditEntry;
import org.jarshy.gateway.audit.AuditLogs;
import org.jarshy.gateway.audit.AuditTrail;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.testing.MutableClock;
import org.jarshy.gateway.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What lies in the trust directory is not believed for lying there. */
@ParameterizedClass
@EnumSource(TestDatabase.Kind.class)
class TrustStoreInUseContractTest {

  private static final TestMinisign DESK = new TestMinisign();
  private static final TestMinisign INTRUDER = new TestMinisign();
  private static final TestMinisign A = new TestMinisign();
  private static final TestMinisign B = new TestMinisign();
  private static final TestMinisign C = new TestMinisign();
  private static final TestMinisign D = new TestMinisign();
  private static final List<TestMinisign> ROOTS = List.of(A, B, C);

  @TempDir private Path directory;
  private final TestDatabase database;
  private final MutableClock clock = MutableClock.startingInJanuary2022();
  private StoreInUse store;

  TrustStoreInUseContractTest(TestDatabase.Kind kind) {
    database = kind.open();
  }

  @AfterEach
  void close() {
    database.close();
  }

  /** Another process, or the same one after a night: it knows what the database knows. */
  private void restart() {
    store = BundleImports.store(database, directory, clock);
  }

  private StoreInUse.Reading look() {
    if (store == null) {
      restart();
    }
    store.look();
    return store.read();
  }

  private static String key(TestMinisign key, String role) {
    return "{\"fingerprint\":\"%s\",\"roles\":[\"%s\"]}".formatted(key.text(), role);
  }

  private static String json(int version, List<TestMinisign> news, List<TestMinisign> roots) {
    return "{\"format\":\"jarshy-trust/1\",\"version\":%d,\"keys\":[%s]}"
        .formatted(
            version,
            Stream.concat(
                    news.stream().map(k -> key(k, "news")), roots.stream().map(k -> key(k, "root")))
                .collect(Collectors.joining(",")));
  }

  private void write(String json, TestMinisign... signers) throws IOException {
    try (Stream<Path> old = Files.list(directory)) {
      for (Path file : old.toList()) {
        Files.delete(file);
      }
    }
    Files.writeString(directory.resolve("trust.json"), json);
    for (int i = 0; i < signers.length; i++) {
      Files.write(
          directory.resolve("trust.json.r" + i + ".minisig"), signers[i].sign(utf8(json), "x"));
    }
  }

  private List<String> audited() {
    return AuditLogs.trail(database, clock).page(null, AuditTrail.NEWEST, 100).stream()
        .map(AuditEntry::action)
        .toList();
  }

  private static boolean trusts(StoreInUse.Reading reading, TestMinisign key) {
    return reading.store().key(key.text()).isPresent();
  }

  private void assertRefused(String... words) {
    StoreInUse.Reading reading = look();
    assertThat(reading.usable()).isTrue();
    assertThat(reading.problem()).contains("the change is not taken").contains(words);
    assertThat(trusts(reading, DESK)).isTrue();
    assertThat(trusts(reading, INTRUDER)).isFalse();
    assertThat(audited()).startsWith("trust-store.change-refused");
  }

  @Test
  void the_first_directory_is_taken_as_it_lies_there_and_the_log_says_so() throws IOException {
    write(json(3, List.of(DESK), ROOTS));
    assertThat(trusts(look(), DESK)).isTrue();
    look();
    assertThat(AuditLogs.trail(database, clock).page(null, AuditTrail.NEWEST, 10))
        .singleElement()
        .satisfies(
            e -> {
              assertThat(e.action()).isEqualTo("trust-store.pinned");
              assertThat(e.detail())
                  .startsWith("version 3, keys 4, first one found, not signed by roots, SHA-256 ");
            });
    restart();
    assertThat(look().problem()).isEmpty();
    assertThat(audited()).hasSize(1);
  }

  @Test
  void a_key_that_somebody_adds_at_the_same_version_is_refused_also_after_a_restart()
      throws IOException {
    write(json(3, List.of(DESK), ROOTS), A, B);
    look();
    write(json(3, List.of(DESK, INTRUDER), ROOTS), A, B);
    assertRefused("store-version: version 3; in use is version 3");
    restart();
    assertRefused("version 3 stays in use");
    assertThat(audited()).containsExactly("trust-store.change-refused", "trust-store.pinned");
  }

  @Test
  void a_higher_version_needs_the_threshold_of_the_roots_in_use() throws IOException {
    write(json(3, List.of(DESK), ROOTS), A, B);
    look();
    String wanted = json(4, List.of(DESK, INTRUDER), ROOTS);
    write(wanted);
    assertRefused("signature-missing");
    write(wanted, A);
    assertRefused("threshold: 1 of 2 distinct signers needed for root");
    write(wanted, A, A, A);
    assertRefused("threshold");
    write(wanted, INTRUDER, DESK);
    assertRefused("signer-");
    write(json(4, List.of(DESK), List.of(D, INTRUDER)), D, INTRUDER);
    assertRefused("by the roots of the store in use");
    write(wanted, A, B);
    Files.writeString(
        directory.resolve("trust.json"), wanted.replace("\"version\":4", "\"version\":5"));
    assertRefused("signature-wrong");
    write(wanted, C, A);
    StoreInUse.Reading taken = look();
    assertThat(taken.problem()).isEmpty();
    assertThat(trusts(taken, INTRUDER)).isTrue();
    assertThat(audited()).startsWith("trust-store.changed");
  }

  @Test
  void new_roots_must_be_signed_for_by_the_old_and_by_themselves() throws IOException {
    write(json(3, List.of(DESK), ROOTS), A, B);
    look();
    String wanted = json(4, List.of(DESK), List.of(C, D));
    write(wanted, A, B);
    assertRefused("by the roots of the store proposed");
    write(wanted, A, B, D);
    assertRefused("1 of 2");
    write(wanted, A, B, C, D);
    assertThat(look().store().version()).isEqualTo(4);
    write(json(5, List.of(DESK, INTRUDER), List.of(C, D)), A, B);
    assertRefused("by the roots of the store in use");
  }

  @Test
  void a_lower_version_or_none_at_all_leaves_the_store_in_use() throws IOException {
    String third = json(3, List.of(DESK), ROOTS);
    write(third, A, B);
    look();
    write(json(2, List.of(DESK, INTRUDER), ROOTS), A, B);
    assertRefused("version 2; in use is version 3");
    write("{\"format\":");
    assertRefused("is not JSON");
    Files.delete(directory.resolve("trust.json"));
    assertRefused("in use is version 3");
    Files.delete(directory);
    assertRefused("there is no directory");
    Files.createDirectory(directory);
    write(third);
    assertThat(look().problem()).isEmpty();
    assertThat(audited()).startsWith("trust-store.change-withdrawn");
  }

  @Test
  void a_directory_of_folders_becomes_one_with_versions_by_the_word_of_its_roots()
      throws IOException {
    folder("news", DESK);
    folder("root", A, B);
    assertThat(trusts(look(), DESK)).isTrue();
    folder("news", DESK, INTRUDER);
    assertRefused("store-version");
    write2(json(1, List.of(DESK), ROOTS), C, D);
    assertRefused("signer-unknown");
    write2(json(1, List.of(DESK), ROOTS), A, B);
    assertThat(look().store().version()).isEqualTo(1);
  }

  private void folder(String role, TestMinisign... keys) throws IOException {
    Path folder = Files.createDirectories(directory.resolve(role));
    for (int i = 0; i < keys.length; i++) {
      Files.write(folder.resolve(i + ".pub"), keys[i].publicKey());
    }
  }

  /** Beside the folders, which then say nothing any more. */
  private void write2(String json, TestMinisign... signers) throws IOException {
    Files.writeString(directory.resolve("trust.json"), json);
    for (int i = 0; i < signers.length; i++) {
      Files.write(
          directory.resolve("trust.json.r" + i + ".minisig"), signers[i].sign(utf8(json), "x"));
    }
  }

  @Test
  void where_no_root_can_sign_an_administrator_pins_it_by_hand() throws IOException {
    write(json(3, List.of(DESK), List.of()));
    look();
    String wanted = json(4, List.of(DESK, INTRUDER), List.of());
    write(wanted);
    assertRefused("has no roots", "bundle trust pin");
    TrustStore pinned = store.pin(new Actor("command-line"));
    assertThat(pinned.version()).isEqualTo(4);
    assertThat(trusts(look(), INTRUDER)).isTrue();
    assertThat(look().problem()).isEmpty();
    assertThat(AuditLogs.trail(database, clock).page(null, AuditTrail.NEWEST, 1).get(0))
        .satisfies(
            e -> {
              assertThat(e.actor()).isEqualTo(new Actor("command-line"));
              assertThat(e.detail()).contains("by hand");
            });
    write(json(3, List.of(DESK), List.of()));
    assertThatThrownBy(() -> store.pin(new Actor("command-line")))
        .isInstanceOf(TrustStore.Unusable.class)
        .hasMessageContaining("has version 3, and version 4 was in use");
  }

  @Test
  void a_certificate_may_gain_its_revocation_and_never_lose_it() throws IOException {
    clock.advance(Duration.between(clock.instant(), TestBundle.NOW));
    TestPgp desk = TestPgp.honest("Desk");
    Path file = Files.createDirectories(directory.resolve("news")).resolve("desk.asc");
    byte[] before = desk.certificate();
    Files.write(file, before);
    assertThat(look().problem()).isEmpty();
    byte[] revoked = desk.revoked(TestBundle.NOW.minusSeconds(60), 2).certificate();
    assertThat(revoked).hasSizeGreaterThan(before.length);
    Files.write(file, revoked);
    assertThat(look().problem()).isEmpty();
    assertThat(audited()).startsWith("trust-store.certificates-renewed");
    Instant now = TestBundle.NOW;
    OpenPgpKey held = look().store().openPgp().get(0);
    assertThatThrownBy(() -> held.requireMaySign(held.keys().get(0), now))
        .hasMessageContaining("was revoked");
    Files.write(file, before);
    assertThat(look().problem()).contains("the change is not taken");
    assertThat(look().store().openPgp().get(0).keys().get(0).revocations()).isNotEmpty();
    Files.write(file, TestPgp.honest("Desk").certificate());
    assertThat(look().problem()).contains("the change is not taken");
  }

  @Test
  void a_change_that_a_late_clock_refused_is_taken_once_the_clock_is_set() throws IOException {
    write(json(3, List.of(DESK), ROOTS), A, B);
    look();
    Instant later = clock.instant().plus(Duration.ofDays(3));
    String wanted = json(4, List.of(DESK), ROOTS);
    write(wanted);
    for (TestMinisign root : List.of(A, B)) {
      Files.write(
          directory.resolve("trust.json." + (root == A ? "a" : "b") + ".minisig"),
          root.sign(utf8(wanted), "timestamp:" + later.getEpochSecond()));
    }
    assertRefused("signature-future");
    assertRefused("signature-future");
    clock.advance(Duration.ofDays(3));
    assertThat(look().store().version()).isEqualTo(4);
    assertThat(audited())
        .containsExactly("trust-store.changed", "trust-store.change-refused", "trust-store.pinned");
  }

  @Test
  void what_one_process_accepts_another_uses_too() throws IOException {
    write(json(3, List.of(DESK), ROOTS), A, B);
    look();
    StoreInUse other = BundleImports.store(database, directory, clock);
    assertThat(other.read().store().version()).isEqualTo(3);
    write(json(4, List.of(DESK), ROOTS), A, B);
    look();
    assertThat(other.read().store().version()).isEqualTo(4);
  }

  @Test
  void a_root_whose_time_is_over_signs_nothing_also_where_the_clock_was_set_back()
      throws IOException {
    Instant until = clock.instant().plus(Duration.ofDays(2));
    String limited =
        json(3, List.of(DESK), ROOTS)
            .replace("\"roles\":[\"root\"]", "\"roles\":[\"root\"],\"until\":\"" + until + "\"");
    write(limited);
    look();
    new StoredTrustState(database.jdbc())
        .accept(
            new VerifiedBundle(
                "news", Role.NEWS, 1, until, until, List.of("X"), "a".repeat(64), List.of()),
            until.plusSeconds(60));
    write(limited.replace("\"version\":3", "\"version\":4"), A, B);
    assertRefused("signer-role");
  }
}
