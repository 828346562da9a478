package org.jarshy.gateway.outbox;

import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
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
  private final ClaimBatch claimBatch;
  private final SettleBatch settleBatch;
  private final ApplyReceipts applyReceipts;
  private final InFlight inFlight;
  private final MoveOrigin moveOrigin;
  private final SupersedeText supersedeText;
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
    this.inFlight = inFlight;
    this.claimBatch =
        new ClaimBatch(jdbc, transactions, clock, settings, inFlight, new BindWords(sources));
    OneWriter oneWriter = new OneWriter();
    this.settleBatch = new SettleBatch(jdbc, transactions, clock, settings, inFlight, oneWriter);
    this.applyReceipts = new ApplyReceipts(jdbc, transactions, inFlight, oneWriter);
    this.supersedeText = new SupersedeText(jdbc, inFlight);
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
        "insert into outbox (carrier, state, class, origin_kind, origin_ref, recipient, expires, reason,"
            + " turn) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
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
          s.setLong(9, m.turn());
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
  public List<Outgoing> claim(String carrier, List<String> homes, int max) {
    return claimBatch.take(carrier, homes, max);
  }

  @Override
  public long turnNow(PriorityClass priority) {
    Long waiting = null;
    for (String carrier :
        jdbc.queryForList("select distinct carrier from outbox_tally", String.class)) {
      for (Long turn :
          jdbc.queryForList(
              "select turn from outbox where carrier = ? and state = ? and class = ?"
                  + " order by carrier, state, class, turn, id limit 1",
              Long.class,
              carrier,
              MessageState.QUEUED.code(),
              priority.ordinal())) {
        waiting = waiting == null ? turn : Long.valueOf(Math.min(waiting, turn));
      }
    }
    // The oldest that waits may wait for a carrier that is down: who comes now need not, and does
    // not overtake anybody who can go.
    return Math.max(claimBatch.lastTurn(priority), waiting == null ? 0 : waiting);
  }

  @Override
  public Superseded supersede(Origin origin, long after, int max, long textRef) {
    return supersedeText.next(origin, after, max, textRef);
  }

  @Override
  public void answered(MessageId id, List<String> smscIds) {
    inFlight.answer(id.value(), smscIds);
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
        row -> OutboxSweeps.takenBack(row, reason));
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
