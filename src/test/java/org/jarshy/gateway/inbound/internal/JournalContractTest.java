package org.jarshy.gateway.inbound.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jarshy.gateway.inbound.internal.InboundFixture.AIGUL;
import static org.jarshy.gateway.inbound.internal.InboundFixture.eventually;
import static org.jarshy.gateway.inbound.internal.InboundFixture.join;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jarshy.gateway.gsm.Alphabet;
import org.jarshy.gateway.inbound.DeliveredReceipt;
import org.jarshy.gateway.inbound.DeliveredText;
import org.jarshy.gateway.inbound.Journal;
import org.jarshy.gateway.kernel.Msisdn;
import org.jarshy.gateway.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.Kind.class)
class JournalContractTest {

  private final InboundFixture fixture;

  JournalContractTest(TestDatabase.Kind kind) {
    fixture = new InboundFixture(kind);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void a_text_is_committed_when_its_stage_completes() {
    Journal journal = fixture.journalOnly().journal();
    AtomicLong seenByOthers = new AtomicLong();

    join(
        journal
            .accept(fixture.text(AIGUL, "NEWS"))
            .thenRun(() -> seenByOthers.set(fixture.rows(State.WAITING))));

    assertThat(seenByOthers).hasValue(1);
  }

  @Test
  void a_text_accepted_before_a_kill_is_answered_after_it() {
    fixture.accept(fixture.journalOnly(), fixture.text(AIGUL, "КОМЕНДАНТ АЛМАТЫ"));

    fixture.running();

    eventually().until(() -> fixture.answers.words().equals(List.of("КОМЕНДАНТ АЛМАТЫ")));
    assertThat(fixture.answers.given.get(0).from()).isEqualTo(AIGUL);
    assertThat(fixture.answers.given.get(0).to()).isEqualTo("1414");
    assertThat(fixture.answers.given.get(0).carrier()).isEqualTo("kcell");
    assertThat(fixture.answers.given.get(0).receivedAt()).isEqualTo(fixture.clock.instant());
  }

  @Test
  void a_commit_that_fails_fails_the_stage_and_stores_nothing() {
    InboundRoom room = fixture.journalOnly();
    fixture.transactions.commitsToFail.set(1);

    assertThatThrownBy(() -> fixture.accept(room, fixture.text(AIGUL, "NEWS")))
        .hasRootCauseMessage("commit failed by the test");

    assertThat(fixture.rows(State.WAITING)).isZero();
    fixture.accept(room, fixture.text(AIGUL, "NEWS"));
    assertThat(fixture.rows(State.WAITING)).isEqualTo(1);
  }

  @Test
  void what_gathers_during_one_commit_is_in_the_next() {
    InboundRoom room = fixture.journalOnly();
    CountDownLatch held = holdTheJournal(room);
    List<CompletionStage<Void>> stages = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      DeliveredText text = fixture.text(new Msisdn("+7701" + (1_000_000 + i)), "NEWS");
      stages.add(room.journal().accept(text));
    }

    held.countDown();
    stages.forEach(InboundFixture::join);

    assertThat(fixture.transactions.commits).hasValue(1 + 2);
    assertThat(fixture.rows(State.WAITING)).isEqualTo(1_000);
  }

  @Test
  void texts_keep_the_order_in_which_they_came() {
    InboundRoom room = fixture.running();
    CountDownLatch held = holdTheJournal(room);
    List<String> words = IntStream.range(0, 100).mapToObj(i -> "text " + i).toList();
    words.forEach(text -> room.journal().accept(fixture.text(AIGUL, text)));
    held.countDown();

    eventually().until(() -> fixture.answers.words().size() == 100);

    assertThat(fixture.answers.words()).isEqualTo(words);
  }

  @Test
  void a_full_queue_asks_the_smsc_to_wait_and_keeps_what_it_holds() {
    InboundLimits three =
        new InboundLimits(3, 500, Duration.ofMinutes(2), 5, 20_000, 20, Duration.ofSeconds(60));
    InboundRoom room = fixture.room(three);
    room.journal().start();
    CountDownLatch held = holdTheJournal(room);
    List<CompletionStage<Void>> kept =
        IntStream.range(0, 3)
            .mapToObj(i -> room.journal().accept(fixture.receipt("none")))
            .toList();

    assertThatThrownBy(() -> join(room.journal().accept(fixture.receipt("none"))))
        .hasCauseInstanceOf(Journal.Full.class);

    held.countDown();
    kept.forEach(InboundFixture::join);
  }

  @Test
  void one_that_cannot_be_stored_does_not_take_the_others_with_it() {
    InboundRoom room = fixture.journalOnly();
    CountDownLatch held = holdTheJournal(room);
    fixture.settler.before =
        receipts -> {
          if (receipts.stream().anyMatch(r -> "poison".equals(r.messageId()))) {
            throw new IllegalArgumentException("poison");
          }
        };
    CompletionStage<Void> before = room.journal().accept(fixture.receipt("1"));
    CompletionStage<Void> poison = room.journal().accept(fixture.receipt("poison"));
    CompletionStage<Void> after = room.journal().accept(fixture.text(AIGUL, "NEWS"));

    held.countDown();

    join(before);
    join(after);
    assertThatThrownBy(() -> join(poison)).hasRootCauseMessage("poison");
    assertThat(fixture.rows(State.WAITING)).isEqualTo(1);
    assertThat(room.report().stats().parked()).isEqualTo(1);
  }

  @Test
  void a_stop_writes_what_was_accepted_and_refuses_what_comes_later() throws Exception {
    InboundRoom room = fixture.journalOnly();
    CountDownLatch held = holdTheJournal(room);
    List<CompletionStage<Void>> accepted =
        IntStream.range(0, 50)
            .mapToObj(i -> room.journal().accept(fixture.text(AIGUL, "text " + i)))
            .toList();
    Thread stopper = new Thread(room.journal()::stop, "stopper");
    stopper.start();
    eventually()
        .until(
            () ->
                room.journal()
                    .accept(fixture.receipt("none"))
                    .toCompletableFuture()
                    .isCompletedExceptionally());

    held.countDown();
    stopper.join(20_000);

    assertThat(room.journal().isRunning()).isFalse();
    assertThat(accepted).allMatch(stage -> stage.toCompletableFuture().isDone());
    assertThat(fixture.rows(State.WAITING)).isEqualTo(50);
  }

  @Test
  void it_starts_again_after_a_stop() {
    InboundRoom room = fixture.journalOnly();
    room.journal().stop();
    room.journal().start();

    fixture.accept(room, fixture.text(AIGUL, "NEWS"));

    assertThat(fixture.rows(State.WAITING)).isEqualTo(1);
  }

  @Test
  void before_its_start_it_asks_the_smsc_to_wait() {
    InboundRoom room = fixture.room(InboundLimits.DEFAULTS);

    assertThatThrownBy(() -> fixture.accept(room, fixture.text(AIGUL, "NEWS")))
        .hasCauseInstanceOf(Journal.Full.class);
  }

  @Test
  void whatever_an_smsc_sends_can_be_stored() {
    InboundRoom room = fixture.running();
    byte[] everyOctet = new byte[256];
    for (int i = 0; i < 256; i++) {
      everyOctet[i] = (byte) i;
    }
    for (int coding = 0; coding < 256; coding++) {
      fixture.accept(
          room,
          new DeliveredText(
              "kcell",
              "link\u0000".repeat(40),
              AIGUL,
              coding % 2 == 0 ? "ж\u0000".repeat(40) : null,
              everyOctet,
              (byte) coding,
              coding % 3 == 0,
              Alphabet.GSM7,
              null,
              coding,
              fixture.clock.instant()));
    }
    join(
        room.journal()
            .accept(
                new DeliveredReceipt(
                    "kcell",
                    "\u0000;".repeat(9_000),
                    null,
                    ";N",
                    "\u0000",
                    fixture.clock.instant())));

    eventually().until(() -> fixture.answers.given.size() == 256);
    assertThat(room.report().stats().parked()).isEqualTo(1);
  }

  @Test
  void neither_number_nor_words_stand_in_the_database_in_the_clear() {
    InboundRoom room = fixture.journalOnly();
    fixture.accept(room, fixture.text(AIGUL, "help me please"));
    fixture.accept(room, fixture.parts(AIGUL, "a secret ".repeat(30), 7).get(0));
    join(
        room.journal()
            .accept(
                new DeliveredReceipt(
                    "kcell",
                    "1",
                    2,
                    "77011234567",
                    "id:1 text:77011234567",
                    fixture.clock.instant())));

    List<String> columns = new ArrayList<>();
    for (String table : List.of("inbound_text", "inbound_receipt")) {
      fixture
          .jdbc()
          .sql("select * from " + table)
          .query()
          .listOfRows()
          .forEach(row -> row.values().forEach(value -> columns.add(readable(value))));
    }

    assertThat(columns).hasSizeGreaterThan(30);
    assertThat(columns).noneMatch(c -> c.contains("7011234567"));
    assertThat(columns).noneMatch(c -> c.contains("help me") || c.contains("secret"));
  }

  private static String readable(Object value) {
    return value instanceof byte[] bytes
        ? new String(bytes, StandardCharsets.ISO_8859_1)
        : String.valueOf(value);
  }

  /** Stops the journal's thread within a transaction until the latch is counted down. */
  private CountDownLatch holdTheJournal(InboundRoom room) {
    CountDownLatch reached = new CountDownLatch(1);
    CountDownLatch held = new CountDownLatch(1);
    fixture.settler.before =
        receipts -> {
          fixture.settler.before = others -> {};
          reached.countDown();
          await(held);
        };
    room.journal().accept(fixture.receipt("none"));
    await(reached);
    return held;
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
