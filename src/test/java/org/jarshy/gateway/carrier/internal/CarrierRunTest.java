package org.jarshy.gateway.carrier.internal;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jarshy.gateway.carrier.CarrierSettings;
import org.jarshy.gateway.carrier.CarrierStatus.Link;
import org.jarshy.gateway.carrier.CarrierStatus.LinkState;
import org.jarshy.gateway.gsm.Alphabet;
import org.jarshy.gateway.gsm.ReceivedText;
import org.jarshy.gateway.inbound.DeliveredText;
import org.jarshy.gateway.inbound.Journal;
import org.jarshy.gateway.kernel.Secret;
import org.jarshy.gateway.outbox.PriorityClass;
import org.jarshy.gateway.outbox.Settlement;
import org.jarshy.sim.BindType;
import org.jarshy.sim.Smsc;
import org.jarshy.sim.fault.Fault;
import org.jarshy.sim.fault.When;
import org.jarshy.sim.phone.LedgerEntry;
import org.jarshy.sim.profile.Profile;
import org.jarshy.sim.smpp.CommandStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A carrier's links against the simulator, over real sockets. */
class CarrierRunTest {

  private static final String CURFEW =
      "Алматы: комендант сағаты 23:00-ден 07:00-ге дейін, 19 қаңтарға дейін. Үйден шықпаңыз.";
  private static final Duration SOON = Duration.ofSeconds(20);

  private final Clock clock = Clock.systemUTC();
  private final FakeOutbox outbox = new FakeOutbox(clock);
  private final FakeJournal journal = new FakeJournal();
  private Smsc smsc;
  private CarrierRun run;

  @BeforeEach
  void open() throws Exception {
    smsc =
        Smsc.builder()
            .account("kcell", "demo")
            .receiptDelay(Duration.ofMillis(50))
            .redelivery(Duration.ofMillis(500), Duration.ofMillis(50), 20)
            .start();
  }

  @AfterEach
  void close() {
    if (run != null) {
      run.stopClaiming();
      run.stop();
    }
    smsc.close();
    assertThat(threads("carrier-")).as("threads left behind").isEmpty();
  }

  private static Set<String> threads(String prefix) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(Thread::isAlive)
        .map(Thread::getName)
        .filter(n -> n.startsWith(prefix) && !n.endsWith("-writer") && !n.endsWith("-reader"))
        .collect(toSet());
  }

  private CarrierSettings settings(String password, String bind, int window, int perSecond) {
    return new CarrierSettings(
        "127.0.0.1",
        smsc.smppPort(),
        "kcell",
        Secret.of(password),
        "",
        bind,
        1,
        window,
        perSecond,
        "1414",
        List.of("7701"),
        Alphabet.GSM7,
        Duration.ofSeconds(2),
        Duration.ofSeconds(1),
        Duration.ofSeconds(2),
        Duration.ofMillis(50),
        Duration.ofMillis(200),
        new CarrierSettings.Tls(false, ""));
  }

  private void start(CarrierSettings settings) {
    run = new CarrierRun("kcell", settings, null, outbox, journal, clock);
    outbox.onQueued(carrier -> run.wake());
    run.start();
  }

  private void startNormally() {
    start(settings("demo", "trx", 20, 0));
  }

  private static String number(int i) {
    return String.format("7701%07d", i);
  }

  private void queue(int count) {
    IntStream.rangeClosed(1, count)
        .forEach(i -> outbox.queue(number(i), CURFEW, PriorityClass.NOTICE));
  }

  private Link link() {
    return run.status().links().get(0);
  }

  private void awaitSettled(int count) {
    await().atMost(SOON).until(() -> outbox.settled().size() == count);
  }

  @Test
  void behind_with_receipts_it_sends_a_little_at_a_time_and_never_nothing() {
    journal.waiting = 5_000;
    queue(150);
    start(settings("demo", "trx", 100, 0));
    awaitSettled(150);
    assertThat(outbox.mostAsked()).as("messages of one claim").isBetween(1, 20);

    journal.waiting = 0;
    queue(150);
    awaitSettled(300);
    assertThat(outbox.mostAsked()).isGreaterThan(20);
  }

  @Test
  void a_long_text_arrives_whole_and_is_settled_with_an_id_for_each_part() {
    startNormally();
    outbox.queue("77010000001", CURFEW, PriorityClass.NOTICE);
    awaitSettled(1);

    assertThat(outbox.settled(Settlement.Accepted.class))
        .singleElement()
        .satisfies(s -> assertThat(s.smscIds()).hasSize(2).doesNotHaveDuplicates());
    assertThat(smsc.phone("77010000001").messages())
        .singleElement()
        .satisfies(
            m -> {
              assertThat(m.text()).isEqualTo(CURFEW);
              assertThat(m.from()).isEqualTo("1414");
              assertThat(m.parts()).isEqualTo(2);
              assertThat(m.warnings()).isEmpty();
            });
    await().atMost(SOON).until(() -> journal.receipts.size() == 2);
    assertThat(journal.receipts).allSatisfy(r -> assertThat(r.messageState()).isEqualTo(2));
    assertThat(outbox.settled(Settlement.Accepted.class).get(0).smscIds())
        .containsExactlyInAnyOrderElementsOf(
            journal.receipts.stream().map(r -> r.messageId()).toList());
  }

  @Test
  void the_window_is_never_exceeded_and_nothing_is_lost_or_doubled() {
    smsc.account("kcell").behave(Profile.normal().withResponseDelay(Duration.ofMillis(20)));
    start(settings("demo", "trx", 7, 0));
    queue(300);
    awaitSettled(300);

    assertThat(outbox.settled(Settlement.Accepted.class)).hasSize(300);
    assertThat(smsc.ledger()).hasSize(300).extracting(LedgerEntry::copies).containsOnly(1);
    assertThat(smsc.stats().account("kcell").maxOutstandingSubmits()).isLessThanOrEqualTo(7);
  }

  @Test
  void a_window_of_one_carries_texts_of_several_parts() {
    start(settings("demo", "trx", 1, 0));
    queue(5);
    awaitSettled(5);
    assertThat(smsc.ledger()).hasSize(5);
  }

  @Test
  void a_throttling_smsc_slows_the_link_and_loses_nothing() {
    smsc.account("kcell").behave(Profile.normal().withRatePerSecond(60));
    start(settings("demo", "trx", 20, 500));
    queue(60);
    awaitSettled(60);

    assertThat(outbox.settled(Settlement.Accepted.class)).hasSize(60);
    assertThat(smsc.ledger()).hasSize(60).extracting(LedgerEntry::copies).containsOnly(1);
    assertThat(smsc.stats().account("kcell").rejected()).containsKey("ESME_RTHROTTLED");
  }

  @Test
  void a_refused_bind_is_shown_with_the_smscs_words_and_tried_again() throws Exception {
    start(settings("wrong", "trx", 20, 0));
    await().atMost(SOON).until(() -> link().state() == LinkState.REFUSED);
    assertThat(link().problem()).isEqualTo("ESME_RINVPASWD 0x0E");
    await().atMost(SOON).until(() -> link().nextTry() != null);
  }

  @Test
  void a_cut_line_leaves_doubt_about_one_window_at_most_and_the_rest_goes_on() {
    smsc.account("kcell").inject(new Fault.CloseBeforeResponse(false), new When.AtSubmit(50));
    startNormally();
    queue(200);
    awaitSettled(200);

    int doubtful = outbox.settled(Settlement.Unknown.class).size();
    assertThat(doubtful).isBetween(1, 20);
    assertThat(outbox.settled(Settlement.Accepted.class)).hasSize(200 - doubtful);
    assertThat(smsc.ledger()).extracting(LedgerEntry::copies).containsOnly(1);
  }

  @Test
  void an_smsc_that_stops_answering_is_left_and_bound_again() {
    smsc.account("kcell").inject(new Fault.PauseAnswers(Duration.ofMinutes(5)));
    startNormally();
    queue(1);
    awaitSettled(1);
    assertThat(outbox.settled(Settlement.Unknown.class))
        .singleElement()
        .satisfies(u -> assertThat(u.reason()).isEqualTo("no answer for 2 s"));

    smsc.account("kcell").behave(Profile.normal());
    queue(1);
    awaitSettled(2);
    assertThat(outbox.settled(Settlement.Accepted.class)).hasSize(1);
  }

  @Test
  void a_message_refused_for_good_says_why_and_the_next_one_goes() {
    smsc.account("kcell").behave(Profile.normal().withSubmitStatus(CommandStatus.ESME_RINVDSTADR));
    startNormally();
    queue(1);
    awaitSettled(1);
    assertThat(outbox.settled(Settlement.Refused.class))
        .singleElement()
        .satisfies(r -> assertThat(r.reason()).isEqualTo("ESME_RINVDSTADR 0x0B"));

    smsc.account("kcell").behave(Profile.normal());
    queue(1);
    awaitSettled(2);
    assertThat(outbox.settled(Settlement.Accepted.class)).hasSize(1);
  }

  @Test
  void a_citizens_text_is_acknowledged_only_when_it_is_durable() {
    CompletableFuture<Void> durable = new CompletableFuture<>();
    journal.answer = durable;
    startNormally();
    smsc.send("77010000009", "1414", "КОМЕНДАНТ АЛМАТЫ");
    await().atMost(SOON).until(() -> !journal.texts.isEmpty());
    assertThat(smsc.stats().account("kcell").textsAcknowledged()).isZero();

    durable.complete(null);
    await().atMost(SOON).until(() -> smsc.stats().account("kcell").textsAcknowledged() == 1);
    DeliveredText text = journal.texts.get(0);
    assertThat(text.from().digits()).isEqualTo("77010000009");
    assertThat(text.to()).isEqualTo("1414");
    assertThat(
            ReceivedText.decode(text.octets(), text.dataCoding(), text.udhi(), text.alphabet())
                .text())
        .isEqualTo("КОМЕНДАНТ АЛМАТЫ");
    assertThat(new String(text.octets(), StandardCharsets.UTF_16BE)).contains("АЛМАТЫ");
  }

  @Test
  void a_text_that_could_not_be_stored_is_delivered_again() {
    journal.answer = CompletableFuture.failedFuture(new Journal.Full());
    startNormally();
    smsc.send("77010000009", "1414", "NEWS");
    await().atMost(SOON).until(() -> !journal.texts.isEmpty());

    journal.answer = CompletableFuture.completedFuture(null);
    await().atMost(SOON).until(() -> smsc.stats().account("kcell").textsAcknowledged() == 1);
    assertThat(journal.texts.size()).isGreaterThanOrEqualTo(2);
  }

  @Test
  void an_emergency_overtakes_a_running_digest() {
    smsc.account("kcell").behave(Profile.normal().withResponseDelay(Duration.ofMillis(30)));
    start(settings("demo", "trx", 10, 0));
    IntStream.rangeClosed(1, 300)
        .forEach(i -> outbox.queue(number(i), "digest", PriorityClass.DIGEST));
    await().atMost(SOON).until(() -> outbox.settled().size() > 20);
    int before = smsc.ledger().size();
    outbox.queue("77019999999", "emergency", PriorityClass.EMERGENCY);
    await().atMost(SOON).until(() -> !smsc.phone("77019999999").messages().isEmpty());

    // Two turns of the window of ten, and some for the time between counting and queueing.
    assertThat(smsc.ledger().size() - before).isLessThan(100);
    awaitSettled(301);
  }

  @Test
  void two_sessions_for_two_directions_do_the_same() {
    start(settings("demo", "tx+rx", 20, 0));
    queue(10);
    awaitSettled(10);
    await().atMost(SOON).until(() -> journal.receipts.size() == 20);
    assertThat(smsc.stats().account("kcell").sessions())
        .extracting(s -> s.bind())
        .containsExactlyInAnyOrder(BindType.TX, BindType.RX);
  }

  @Test
  void pace_is_kept_on_the_wire() {
    start(settings("demo", "trx", 20, 50));
    long begun = System.nanoTime();
    queue(60); // 120 segments: some two and a half seconds
    await()
        .atMost(SOON)
        .pollInterval(Duration.ofMillis(50))
        .until(
            () -> {
              long submits = smsc.stats().account("kcell").submits();
              double seconds = (System.nanoTime() - begun) / 1e9;
              // Of all that time, not of the last second: a busy machine bunches what left evenly.
              // What may have gathered beforehand is a twentieth of a second's worth.
              assertThat(submits).isLessThanOrEqualTo((long) (50 * seconds) + 3);
              return outbox.settled().size() == 60;
            });
  }

  @Test
  void stopping_unbinds_and_leaves_no_doubt() {
    smsc.account("kcell").behave(Profile.normal().withResponseDelay(Duration.ofMillis(100)));
    startNormally();
    queue(100);
    await().atMost(SOON).until(() -> outbox.settled().size() > 10);
    run.stopClaiming();
    run.stop();

    assertThat(outbox.settled(Settlement.Unknown.class)).isEmpty();
    assertThat(smsc.ledger()).hasSameSizeAs(outbox.settled());
    await().atMost(SOON).until(() -> smsc.stats().account("kcell").sessions().isEmpty());
    run = null;
  }
}
