package org.jarshy.gateway.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jarshy.gateway.audit.AuditEntry;
import org.jarshy.gateway.audit.AuditLogs;
import org.jarshy.gateway.audit.AuditTrail;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.Sha256;
import org.jarshy.gateway.testing.MutableClock;
import org.jarshy.gateway.testing.TestDatabase;
import org.jarshy.gateway.trust.ImportBundle.Door;
import org.jarshy.gateway.trust.ImportBundle.Intake;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@ParameterizedClass
@EnumSource(TestDatabase.Kind.class)
class BundleImportContractTest {

  private static final Actor ACTOR = new Actor("author");
  private static final String ITEM = "{\"type\":\"bulletin\",\"id\":\"1\"}";

  @TempDir private Path directory;
  private final TestDatabase database;
  private final MutableClock clock = MutableClock.startingInJanuary2022();
  private final SampleNewsroom newsroom = new SampleNewsroom();
  private Receiver receiver;
  private ImportBundle imports;
  private BundleBook book;

  BundleImportContractTest(TestDatabase.Kind kind) {
    database = kind.open();
  }

  @BeforeEach
  void start() {
    newsroom.trust(directory, 3, "kk", "ru", "en");
    receiver = new Receiver(database.jdbc());
    imports = BundleImports.on(database, directory, clock, receiver);
    book = BundleImports.book(database, directory, clock);
  }

  @AfterEach
  void close() {
    database.close();
  }

  /** Writes a row for each item, so that what was undone is seen. */
  private static final class Receiver implements BundleReceiver {
    private final JdbcClient jdbc;
    private volatile RuntimeException failure;
    private volatile Role role = Role.NEWS;

    Receiver(JdbcClient jdbc) {
      this.jdbc = jdbc;
    }

    @Override
    public Set<Role> roles() {
      return Set.of(role);
    }

    @Override
    public List<Outcome> receive(VerifiedBundle bundle, Set<Lang> languages, Instant time) {
      List<Outcome> outcomes = new ArrayList<>();
      for (VerifiedBundle.Item item : bundle.items()) {
        jdbc.sql("insert into help_line_origin (stream, item, item_sha256) values (?, ?, ?)")
            .params(bundle.stream() + bundle.seq(), item.sha256(), item.sha256())
            .update();
        outcomes.add(new Outcome(item.name(), "bulletin:1", "drafted"));
      }
      if (failure != null) {
        throw failure;
      }
      return outcomes;
    }
  }

  private int received() {
    return database
        .jdbc()
        .sql("select count(*) from help_line_origin")
        .query(Integer.class)
        .single();
  }

  private Intake take(byte[] bundle) {
    return imports.take(bundle, Door.HTTP, ACTOR);
  }

  private String ruleOf(byte[] bundle) {
    return ((Intake.Refused) take(bundle)).rule();
  }

  private Instant now() {
    return clock.instant();
  }

  private List<AuditEntry> entries() {
    return AuditLogs.trail(database, clock).page(null, AuditTrail.NEWEST, 100);
  }

  /** Of bundles, not of the trust store. */
  private List<AuditEntry> ofBundles() {
    return entries().stream().filter(e -> e.action().startsWith("bundle.")).toList();
  }

  @Test
  void a_bundle_is_taken_once_and_recorded_with_who_brought_it() {
    byte[] bundle = newsroom.news(20220105001L, now(), ITEM);
    Intake.Taken taken = (Intake.Taken) take(bundle);
    assertThat(taken.outcomes())
        .extracting(BundleReceiver.Outcome::words)
        .containsExactly("drafted");
    assertThat(take(bundle))
        .isInstanceOfSatisfying(
            Intake.Known.class, known -> assertThat(known.id()).isEqualTo(taken.id()));
    assertThat(received()).isEqualTo(1);
    assertThat(book.imported(10, 0))
        .singleElement()
        .satisfies(
            b -> {
              assertThat(b.actor()).isEqualTo("author");
              assertThat(b.door()).isEqualTo(Door.HTTP);
              assertThat(b.seq()).isEqualTo(20220105001L);
              assertThat(b.outcomes()).hasSize(1);
            });
    assertThat(ofBundles())
        .singleElement()
        .satisfies(
            e -> {
              assertThat(e.action()).isEqualTo("bundle.imported");
              assertThat(e.subject()).isEqualTo("bundle:" + taken.id());
              assertThat(e.detail()).contains("NEWS, number 20,220,105,001, signers 1, items 1");
            });
    assertThat(book.newest())
        .singleElement()
        .satisfies(n -> assertThat(n.stream()).isEqualTo(SampleNewsroom.NEWS));
  }

  @Test
  void a_refusal_is_recorded_and_audited_with_its_rule_and_nothing_of_the_content() {
    byte[] bundle = newsroom.news(1, now().minus(Duration.ofDays(3)), ITEM);
    Intake.Refused refused = (Intake.Refused) take(bundle);
    assertThat(refused.rule()).isEqualTo("expired");
    assertThat(refused.detail()).contains("Allowed: a bundle that has not expired");
    assertThat(book.refused(10, 0))
        .singleElement()
        .satisfies(
            r -> {
              assertThat(r.rule()).isEqualTo("expired");
              assertThat(r.fileSha256()).isEqualTo(Sha256.hex(bundle));
              assertThat(r.alarm()).isFalse();
            });
    assertThat(ofBundles())
        .singleElement()
        .satisfies(
            e -> {
              assertThat(e.action()).isEqualTo("bundle.refused");
              assertThat(e.detail())
                  .isEqualTo("expired, file " + Bytes.grouped(Sha256.hex(bundle)));
            });
  }

  @Test
  void an_item_that_cannot_be_taken_undoes_the_whole_import() {
    receiver.failure = new BundleReceiver.NotUsable("items/a.json", "kind must be curfew");
    byte[] bundle = newsroom.news(4, now(), ITEM);
    assertThat(take(bundle))
        .isInstanceOfSatisfying(
            Intake.Refused.class,
            r -> {
              assertThat(r.rule()).isEqualTo("item-not-usable");
              assertThat(r.detail()).isEqualTo("items/a.json: kind must be curfew");
            });
    assertThat(received()).isZero();
    assertThat(book.imported(10, 0)).isEmpty();
    receiver.failure = null;
    assertThat(take(bundle)).isInstanceOf(Intake.Taken.class);
  }

  @Test
  void a_failure_in_the_middle_leaves_nothing_behind_and_the_file_can_come_again() {
    receiver.failure = new IllegalStateException("the process is killed here");
    byte[] bundle = newsroom.news(4, now(), ITEM);
    assertThatThrownBy(() -> take(bundle)).hasMessageContaining("killed");
    assertThat(received()).isZero();
    assertThat(book.imported(10, 0)).isEmpty();
    assertThat(ofBundles()).isEmpty();
    receiver.failure = null;
    assertThat(take(bundle)).isInstanceOf(Intake.Taken.class);
  }

  @Test
  void the_same_bundle_with_more_signatures_is_recorded_once_with_all_of_them() {
    byte[] one = newsroom.bundle(SampleNewsroom.NEWS, 5, now(), 1, ITEM);
    byte[] two = newsroom.bundle(SampleNewsroom.NEWS, 5, now(), 2, ITEM);
    Intake.Taken first = (Intake.Taken) take(one);
    assertThat(take(two))
        .isInstanceOfSatisfying(
            Intake.Taken.class,
            t -> {
              assertThat(t.id()).isEqualTo(first.id());
              assertThat(t.bundle().signers()).hasSize(2);
            });
    assertThat(List.of(take(two), take(one))).allMatch(Intake.Known.class::isInstance);
    assertThat(received()).isEqualTo(1);
    assertThat(book.imported(10, 0))
        .singleElement()
        .satisfies(b -> assertThat(b.signers()).hasSize(2));
    assertThat(ofBundles())
        .extracting(AuditEntry::action)
        .containsExactly("bundle.signed-further", "bundle.imported");
    assertThat(ofBundles().get(0).detail()).startsWith("signers 2, before 1, manifest ");
    assertThat(new StoredTrustState(database.jdbc()).positions(SampleNewsroom.NEWS)).hasSize(2);
  }

  @Test
  void a_bundle_of_help_lines_that_lacked_a_signer_is_taken_when_the_second_has_signed() {
    receiver.role = Role.HELPLINE;
    byte[] one = newsroom.bundle(SampleNewsroom.LINES, 5, now(), 1, ITEM);
    assertThat(ruleOf(one)).isEqualTo("threshold");
    byte[] two = newsroom.bundle(SampleNewsroom.LINES, 5, now(), 2, ITEM);
    assertThat(take(two)).isInstanceOf(Intake.Taken.class);
    assertThat(take(two)).isInstanceOf(Intake.Known.class);
    assertThat(received()).isEqualTo(1);
  }

  @Test
  void an_older_number_is_refused_also_after_a_restart() {
    assertThat(take(newsroom.news(5, now(), ITEM))).isInstanceOf(Intake.Taken.class);
    imports = BundleImports.on(database, directory, clock, receiver);
    assertThat(ruleOf(newsroom.news(4, now(), ITEM))).isEqualTo("replay-lower-seq");
    assertThat(received()).isEqualTo(1);
  }

  @Test
  void another_bundle_of_one_number_is_an_alarm_until_somebody_saw_it() {
    take(newsroom.news(5, now(), ITEM));
    assertThat(ruleOf(newsroom.news(5, now(), "{\"type\":\"other\"}"))).isEqualTo("equivocation");
    BundleBook.RefusedFile alarm = book.alarms().get(0);
    assertThat(entries()).first().extracting(AuditEntry::action).isEqualTo("bundle.alarm");
    assertThat(book.seen(alarm.id(), new Actor("approver"))).isTrue();
    assertThat(book.seen(alarm.id(), new Actor("another"))).isFalse();
    assertThat(book.alarms()).isEmpty();
    assertThat(book.refused(10, 0)).extracting(BundleBook.RefusedFile::seenBy).contains("approver");
  }

  @Test
  void the_same_bundle_ten_times_at_once_is_taken_once() throws Exception {
    byte[] bundle = newsroom.news(9, now(), ITEM);
    List<Intake> intakes = atOnce(List.of(bundle, bundle, bundle, bundle, bundle, bundle));
    assertThat(intakes.stream().filter(Intake.Taken.class::isInstance)).hasSize(1);
    assertThat(intakes.stream().filter(Intake.Known.class::isInstance)).hasSize(5);
    assertThat(received()).isEqualTo(1);
  }

  @Test
  void of_two_bundles_of_one_number_at_once_one_is_taken_and_the_other_an_alarm() throws Exception {
    for (int seq = 1; seq <= 3; seq++) {
      List<Intake> intakes =
          atOnce(
              List.of(
                  newsroom.news(seq, now(), ITEM),
                  newsroom.news(seq, now(), "{\"type\":\"other\",\"seq\":" + seq + "}")));
      assertThat(intakes.stream().filter(Intake.Taken.class::isInstance)).hasSize(1);
      assertThat(intakes.stream().filter(Intake.Refused.class::isInstance))
          .extracting(r -> ((Intake.Refused) r).rule())
          .containsExactly("equivocation");
    }
    assertThat(received()).isEqualTo(3);
  }

  /** Through as many ways in as there are files: nothing but the database keeps them apart. */
  private List<Intake> atOnce(List<byte[]> bundles) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(bundles.size());
    try {
      CyclicBarrier together = new CyclicBarrier(bundles.size());
      List<Future<Intake>> futures = new ArrayList<>();
      for (byte[] bundle : bundles) {
        ImportBundle own = BundleImports.on(database, directory, clock, receiver);
        futures.add(
            threads.submit(
                () -> {
                  together.await(20, TimeUnit.SECONDS);
                  return own.take(bundle, Door.HTTP, ACTOR);
                }));
      }
      List<Intake> intakes = new ArrayList<>();
      for (Future<Intake> future : futures) {
        intakes.add(future.get(30, TimeUnit.SECONDS));
      }
      return intakes;
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void without_a_trust_directory_every_bundle_is_refused_with_what_to_do() {
    ImportBundle nobody = BundleImports.on(database, directory.resolve("missing"), clock, receiver);
    assertThat(nobody.take(newsroom.news(1, now(), ITEM), Door.FOLDER, ACTOR))
        .isInstanceOfSatisfying(
            Intake.Refused.class,
            r -> {
              assertThat(r.rule()).isEqualTo("trust-store-unusable");
              assertThat(r.detail()).contains("jarshy.trust.directory");
            });
  }

  @Test
  void a_trust_directory_older_than_the_one_in_use_is_refused_and_said() {
    take(newsroom.news(1, now(), ITEM));
    newsroom.trust(directory, 2, "kk", "ru", "en");
    assertThat(take(newsroom.news(2, now(), ITEM))).isInstanceOf(Intake.Taken.class);
    assertThat(book.standing().usable()).isTrue();
    assertThat(book.standing().problem()).contains("version 2").contains("version 3");
    newsroom.trust(directory, 4, "kk", "ru", "en");
    assertThat(take(newsroom.news(3, now(), ITEM))).isInstanceOf(Intake.Taken.class);
    assertThat(book.standing().problem()).isEmpty();
    assertThat(book.standing().store().version()).isEqualTo(4);
  }

  @Test
  void a_key_that_somebody_puts_into_the_directory_signs_nothing() {
    take(newsroom.news(1, now(), ITEM));
    SampleNewsroom intruder = new SampleNewsroom();
    for (int version : new int[] {3, 4}) {
      intruder.trust(directory, version, "kk", "ru", "en");
      assertThat(ruleOf(intruder.news(2, now(), ITEM))).isEqualTo("signer-unknown");
      assertThat(entries())
          .extracting(AuditEntry::action)
          .startsWith("bundle.refused", "trust-store.change-refused");
    }
    assertThat(take(newsroom.news(2, now(), ITEM))).isInstanceOf(Intake.Taken.class);
  }

  @Test
  void each_item_goes_to_the_receiver_of_its_type_and_the_answer_keeps_their_order() {
    BundleReceiver alerts =
        new BundleReceiver() {
          @Override
          public Set<Role> roles() {
            return Set.of(Role.NEWS);
          }

          @Override
          public Set<String> types() {
            return Set.of("cap");
          }

          @Override
          public List<Outcome> receive(VerifiedBundle bundle, Set<Lang> languages, Instant time) {
            return bundle.items().stream().map(i -> new Outcome(i.name(), "", "alert")).toList();
          }
        };
    imports = BundleImports.on(database, directory, clock, receiver, alerts);
    Intake.Taken taken =
        (Intake.Taken)
            take(
                newsroom.news(
                    1,
                    now(),
                    "{\"type\":\"cap\"}",
                    ITEM,
                    "{\"type\":\"cap\",\"a\":1}",
                    "{\"type\":7}"));
    assertThat(taken.outcomes())
        .extracting(BundleReceiver.Outcome::words)
        .containsExactly("alert", "drafted", "alert", "drafted");
    assertThat(received()).isEqualTo(2);
  }

  @Test
  void a_role_that_nothing_here_takes_is_refused_whole() {
    assertThat(ruleOf(newsroom.bundle(SampleNewsroom.LINES, 1, now(), 2, ITEM)))
        .isEqualTo("no-receiver");
    assertThat(received()).isZero();
  }

  @Test
  void a_clock_that_is_set_back_is_not_believed_behind_the_last_bundle() {
    byte[] old = newsroom.news(1, now().minus(Duration.ofDays(1)), ITEM);
    clock.advance(Duration.ofDays(3));
    take(newsroom.news(2, now(), ITEM));
    clock.advance(Duration.ofDays(-3));
    assertThat(book.standing().trustedTime()).isEqualTo(now().plus(Duration.ofDays(3)));
    assertThat(ruleOf(old)).isEqualTo("expired");
  }

  @Test
  void a_clock_that_was_fast_once_is_not_believed_for_good() {
    VerifiedBundle bundle =
        new VerifiedBundle(
            SampleNewsroom.LINES,
            Role.HELPLINE,
            1,
            now(),
            now().plus(Duration.ofDays(31)),
            List.of("A"),
            "b".repeat(64),
            List.of());
    StoredTrustState state = new StoredTrustState(database.jdbc());
    state.accept(bundle, now().plus(Duration.ofDays(30)));
    assertThat(state.provedAt()).isEqualTo(now().plus(Duration.ofDays(7)));
  }

  @Test
  void a_signer_who_is_trusted_no_more_moves_no_time() {
    database
        .jdbc()
        .sql("insert into trust_signer (signer, issued_at) values ('GONE', ?)")
        .param(StoredTrustState.utc(now().plus(Duration.ofDays(5))))
        .update();
    assertThat(book.standing().trustedTime()).isEqualTo(now());
  }

  @Test
  void a_key_put_behind_a_link_is_read_anew() throws IOException {
    Path link = directory.resolveSibling(directory.getFileName() + "-link");
    Files.createSymbolicLink(link, directory);
    try {
      imports = BundleImports.on(database, link, clock, receiver);
      take(newsroom.news(1, now(), ITEM));
      newsroom.trust(directory, 4, "kk", "ru", "en");
      take(newsroom.news(2, now(), ITEM));
      assertThat(book.standing().store().version()).isEqualTo(4);
    } finally {
      Files.delete(link);
    }
  }
}
