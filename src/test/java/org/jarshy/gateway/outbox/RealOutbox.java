package org.jarshy.gateway.outbox;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.jarshy.gateway.kernel.MessageId;
import org.jarshy.gateway.kernel.SubscriberId;
import org.jarshy.gateway.testing.TestDatabase;
import org.springframework.jdbc.core.JdbcTemplate;

/** The outbox as the service runs it, for tests of other packages. */
public final class RealOutbox {

  private static final Origin ORIGIN = new Origin("test", 1);

  private final JdbcOutbox outbox;
  private final OutboxSweeps sweeps;
  private final Clock clock;

  /**
   * @param words number and text of each message
   */
  public RealOutbox(TestDatabase database, Clock clock, Function<Claimed, Binding> words) {
    this.clock = clock;
    InFlight inFlight = new InFlight();
    JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
    OutboxSettings settings = OutboxSettings.defaults();
    TextSource source =
        new TextSource() {
          @Override
          public String kind() {
            return ORIGIN.kind();
          }

          @Override
          public Map<MessageId, Binding> bind(List<Claimed> claimed) {
            Map<MessageId, Binding> bindings = new HashMap<>();
            claimed.forEach(c -> bindings.put(c.id(), words.apply(c)));
            return bindings;
          }
        };
    outbox =
        new JdbcOutbox(
            jdbc, database.transactions(), clock, settings, inFlight, () -> List.of(source));
    sweeps =
        new OutboxSweeps(jdbc, database.transactions(), clock, settings, inFlight, outbox::wake);
  }

  public Outbox outbox() {
    return outbox;
  }

  /** What the service does every few seconds. */
  public void sweep() {
    sweeps.resendDoubtful();
    sweeps.expire();
    sweeps.endLeases();
  }

  public void queue(String carrier, PriorityClass priority, long firstRecipient, int count) {
    outbox.add(
        LongStream.range(firstRecipient, firstRecipient + count)
            .mapToObj(
                recipient ->
                    new NewMessage(
                        ORIGIN,
                        new SubscriberId(recipient),
                        carrier,
                        priority,
                        clock.instant().plus(Duration.ofHours(6))))
            .toList());
  }

  public Map<MessageState, Long> counts() {
    Map<MessageState, Long> counts = new EnumMap<>(MessageState.class);
    outbox.tally(ORIGIN).forEach(t -> counts.merge(t.state(), t.messages(), Long::sum));
    counts.values().removeIf(count -> count == 0);
    return counts;
  }
}
