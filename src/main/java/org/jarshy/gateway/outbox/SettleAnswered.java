package org.jarshy.gateway.outbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jarshy.gateway.outbox.MoveState.Move;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Receipts that come before their message's settlement is durable, as those of a quick SMSC do. A
 * message of one part then takes one write instead of two; one of more parts is settled first.
 */
final class SettleAnswered {

  private final JdbcTemplate jdbc;
  private final InFlight inFlight;
  private final MoveState moveState;

  SettleAnswered(JdbcTemplate jdbc, InFlight inFlight) {
    this.jdbc = jdbc;
    this.inFlight = inFlight;
    this.moveState = new MoveState(jdbc);
  }

  /**
   * Within the transaction that is open.
   *
   * @return the receipts that still have to be looked for
   */
  List<ReceiptOutcome> with(String carrier, List<ReceiptOutcome> receipts, TallyMoves tally) {
    Map<Long, Move> moves = new LinkedHashMap<>();
    Map<Long, ReceiptOutcome> used = new LinkedHashMap<>();
    List<PartRows.One> parts = new ArrayList<>();
    List<ReceiptOutcome> rest = new ArrayList<>();
    for (ReceiptOutcome receipt : receipts) {
      InFlight.Taken taken = inFlight.answered(carrier, receipt.smscIds().get(0));
      if (taken == null) {
        rest.add(receipt);
        continue;
      }
      long id = taken.row().id();
      boolean whole = taken.smscIds().size() == 1 && receipt.outcome().isFinal();
      boolean first = !moves.containsKey(id);
      if (!whole || !first) {
        rest.add(receipt);
      }
      if (!first) {
        continue;
      }
      MessageState to = whole ? receipt.outcome() : MessageState.ACCEPTED;
      String single = taken.smscIds().size() == 1 ? taken.smscIds().get(0) : null;
      moves.put(
          id,
          Move.to(taken.row(), to, whole ? receipt.reason() : null)
              .sent(taken.smscIds().size(), single, taken));
      parts.addAll(PartRows.of(taken, taken.smscIds()));
      if (whole) {
        used.put(id, receipt);
      }
    }
    settle(moves, parts, used, tally).forEach(rest::add);
    return rest;
  }

  /**
   * @return receipts whose message somebody else settled meanwhile
   */
  private List<ReceiptOutcome> settle(
      Map<Long, Move> moves,
      List<PartRows.One> parts,
      Map<Long, ReceiptOutcome> used,
      TallyMoves tally) {
    if (moves.isEmpty()) {
      return List.of();
    }
    Set<Long> moved =
        moveState.apply(List.copyOf(moves.values()), tally).stream()
            .map(move -> move.row().id())
            .collect(Collectors.toSet());
    PartRows.insert(jdbc, parts.stream().filter(p -> moved.contains(p.message())).toList());
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            inFlight.leave(moved);
          }
        });
    used.keySet().removeAll(moved);
    return List.copyOf(used.values());
  }
}
