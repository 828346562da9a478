package org.jarshy.gateway.outbox;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jarshy.gateway.kernel.MessageId;
import org.jarshy.gateway.kernel.Msisdn;
import org.jarshy.gateway.kernel.SubscriberId;
import org.jarshy.gateway.testing.MutableClock;
import org.jarshy.gateway.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.jdbc.core.JdbcTemplate;

/** An outbox on a fresh database of either kind, and short words for what tests do with it. */
abstract class OutboxHarness {

  static final Origin BROADCAST = new Origin("broadcast", 7);

  static final Msisdn NUMBER = new Msisdn("+77011234567");

  private final TestDatabase.Kind kind;
  final MutableClock clock = MutableClock.startingInJanuary2022();
  final OutboxSettings settings = OutboxSettings.defaults();
  Function<Claimed, Binding> words = c -> new Binding.Words(NUMBER, "text " + c.recipient(), false);
  TestDatabase database;
  JdbcTemplate jdbc;
  InFlight inFlight;
  JdbcOutbox outbox;
  OutboxSweeps sweeps;

  OutboxHarness(TestDatabase.Kind kind) {
    this.kind = kind;
  }

  @BeforeEach
  void open() {
    database = kind.open();
    jdbc = new JdbcTemplate(database.dataSource());
    restart();
  }

  @AfterEach
  void close() {
    database.close();
  }

  /** A new process on the same database. */
  void restart() {
    inFlight = new InFlight();
    outbox =
        new JdbcOutbox(
            jdbc, database.transactions(), clock, settings, inFlight, () -> List.of(source()));
    sweeps =
        new OutboxSweeps(jdbc, database.transactions(), clock, settings, inFlight, outbox::wake);
  }

  TextSource source() {
    return new TextSource() {
      @Override
      public String kind() {
        return "broadcast";
      }

      @Override
      public Map<MessageId, Binding> bind(List<Claimed> claimed) {
        Map<MessageId, Binding> bindings = new HashMap<>();
        claimed.forEach(c -> bindings.put(c.id(), words.apply(c)));
        return bindings;
      }
    };
  }

  NewMessage message(long recipient, PriorityClass priority) {
    return new NewMessage(
        BROADCAST,
        new SubscriberId(recipient),
        "kcell",
        priority,
        clock.instant().plus(Duration.ofHours(6)));
  }

  void queue(int count) {
    outbox.add(
        IntStream.rangeClosed(1, count).mapToObj(i -> message(i, PriorityClass.DIGEST)).toList());
  }

  Map<MessageState, Long> counts() {
    Map<MessageState, Long> counts = new HashMap<>();
    outbox.tally(BROADCAST).forEach(t -> counts.merge(t.state(), t.messages(), Long::sum));
    return counts;
  }

  List<Outgoing> claim(int max) {
    return outbox.claim("kcell", max);
  }

  static Settlement accepted(Outgoing message, String... ids) {
    return new Settlement.Accepted(message.claimed().id(), List.of(ids));
  }

  ReceiptOutcome receipt(MessageState outcome, String... ids) {
    return new ReceiptOutcome("kcell", List.of(ids), outcome, "stat", null);
  }
}
