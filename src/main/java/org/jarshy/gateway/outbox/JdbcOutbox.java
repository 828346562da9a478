package org.jarshy.gateway.outbox;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jarshy.gateway.kernel.MessageId;
import org.jarshy.gateway.outbox.MoveState.Move;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The outbox on a database; one gateway process to a database. */
final class JdbcOutbox implements Outbox {

  /** Carrier of messages that no carrier is known for; they are settled as they are added. */
  static final String NO_CARRIER = "-";

  private final JdbcTemplate jdbc;
  private final TransactionTemplate transactions;
  private final Clock clock;
  private final Supplier<List<TextSource>> sources;
  private final ClaimBatch claimBatch;
  private final SettleBatch settleBatch;
  private final ApplyReceipts applyReceipts;
  private final MoveOrigin moveOrigin;
  private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

  JdbcOutbox(
      JdbcTemplate jdbc,
      TransactionTemplate transactions,
      Clock clock,
      OutboxSettings settings,
      InFlight inFlight,
      Supplier<List<TextSource>> sources) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.clock = clock;
    this.sources = sources;
    this.claimBatch = new ClaimBatch(jdbc, transactions, clock, settings, inFlight);
    this.settleBatch = new SettleBatch(jdbc, transactions, clock, settings, inFlight);
    this.applyReceipts = new ApplyReceipts(jdbc, transactions);
    this.moveOrigin = new MoveOrigin(jdbc, transactions, inFlight);
  }

  @Override
  public void add(List<NewMessage> messages) {
    if (messages.isEmpty()) {
      return;
    }
    transactions.executeWithoutResult(status -> insert(messages));
    Set<String> carriers = new LinkedHashSet<>();
    messages.forEach(m -> carriers.add(m.carrier() == null ? NO_CARRIER : m.carrier()));
    afterCommit(() -> carriers.forEach(this::wake));
  }

  private void insert(List<NewMessage> messages) {
    TallyMoves tally = new TallyMoves();
    jdbc.batchUpdate(
        "insert into outbox (carrier, state, class, origin_kind, origin_ref, recipient, expires, reason)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?)",
        messages,
        messages.size(),
        (s, m) -> {
          boolean routed = m.carrier() != null;
          s.setString(1, routed ? m.carrier() : NO_CARRIER);
          s.setInt(2, (routed ? MessageState.QUEUED : MessageState.REFUSED).code());
          s.setInt(3, m.priority().ordinal());
          s.setString(4, m.origin().kind());
          s.setLong(5, m.origin().ref());
          s.setLong(6, m.recipient().value());
          s.setObject(7, MessageRow.utc(m.expires()));
          s.setString(8, routed ? null : "no route");
        });
    for (NewMessage m : messages) {
      if (m.carrier() == null) {
        tally.enters(m.origin(), NO_CARRIER, MessageState.REFUSED, 0);
      } else {
        tally.enters(m.origin(), m.carrier(), MessageState.QUEUED, 0);
      }
    }
    tally.write(jdbc);
  }

  @Override
  public List<Outgoing> claim(String carrier, int max) {
    // A batch that is withdrawn whole says nothing of what comes behind it.
    while (true) {
      List<Claimed> claimed = claimBatch.take(carrier, max);
      if (claimed.isEmpty()) {
        return List.of();
      }
      List<Outgoing> outgoing = withWords(claimed);
      if (!outgoing.isEmpty()) {
        return outgoing;
      }
    }
  }

  private List<Outgoing> withWords(List<Claimed> claimed) {
    Map<MessageId, Binding> bindings;
    try {
      bindings = bind(claimed);
    } catch (RuntimeException e) {
      // Nothing was submitted: all of it goes back, and the caller hears of the trouble.
      Instant later = clock.instant().plusSeconds(5);
      settle(
          claimed.stream()
              .map(c -> (Settlement) new Settlement.Deferred(c.id(), later, false, "not bound"))
              .toList());
      throw e;
    }
    List<Outgoing> outgoing = new ArrayList<>(claimed.size());
    Map<MessageId, Binding> kept = new LinkedHashMap<>();
    for (Claimed message : claimed) {
      Binding binding = bindings.get(message.id());
      if (binding instanceof Binding.Words words) {
        outgoing.add(new Outgoing(message, words));
      } else {
        kept.put(message.id(), binding == null ? new Binding.Withdrawn("unknown") : binding);
      }
    }
    settleBatch.keepBack(kept);
    return outgoing;
  }

  private Map<MessageId, Binding> bind(List<Claimed> claimed) {
    Map<String, List<Claimed>> byKind = new HashMap<>();
    claimed.forEach(c -> byKind.computeIfAbsent(c.origin().kind(), k -> new ArrayList<>()).add(c));
    Map<MessageId, Binding> bindings = new HashMap<>();
    for (TextSource source : sources.get()) {
      List<Claimed> mine = byKind.get(source.kind());
      if (mine != null) {
        bindings.putAll(source.bind(mine));
      }
    }
    return bindings;
  }

  @Override
  public void settle(List<Settlement> settlements) {
    settleBatch.settle(settlements);
  }

  @Override
  public List<ReceiptOutcome> applyReceipts(List<ReceiptOutcome> receipts) {
    return applyReceipts.apply(receipts);
  }

  @Override
  public void hold(Origin origin) {
    moveOrigin.move(
        origin, List.of(MessageState.QUEUED), row -> Move.to(row, MessageState.HELD, "paused"));
  }

  @Override
  public void release(Origin origin) {
    moveOrigin.move(
        origin, List.of(MessageState.HELD), row -> Move.to(row, MessageState.QUEUED, null));
    tally(origin).forEach(t -> wake(t.carrier()));
  }

  @Override
  public void withdraw(Origin origin, String reason) {
    moveOrigin.move(
        origin,
        List.of(MessageState.QUEUED, MessageState.HELD, MessageState.UNKNOWN),
        row -> Move.to(row, MessageState.WITHDRAWN, reason));
  }

  @Override
  public List<Tally> tally(Origin origin) {
    return jdbc.query(
        "select carrier, state, messages, segments from outbox_tally"
            + " where origin_kind = ? and origin_ref = ? and messages > 0 order by carrier, state",
        (row, i) ->
            new Tally(
                row.getString(1),
                MessageState.ofCode(row.getInt(2)),
                row.getLong(3),
                row.getLong(4)),
        origin.kind(),
        origin.tallyRef());
  }

  @Override
  public void onQueued(Consumer<String> carrierWaiting) {
    listeners.add(carrierWaiting);
  }

  void wake(String carrier) {
    listeners.forEach(l -> l.accept(carrier));
  }

  private static void afterCommit(Runnable action) {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      action.run();
      return;
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            action.run();
          }
        });
  }
}
