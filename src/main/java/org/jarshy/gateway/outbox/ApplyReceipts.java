package org.jarshy.gateway.outbox;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jarshy.gateway.outbox.MoveState.Move;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Turns receipts into outcomes, in batches. A part's receipt counts for that part; a longer text is
 * delivered when all its parts are, and undeliverable as soon as one is. Final states never go
 * back.
 */
final class ApplyReceipts {

  private record Found(MessageRow row, String smscId) {}

  private record PartFound(long message, int part, String smscId, MessageState state) {}

  private final JdbcTemplate jdbc;
  private final TransactionTemplate transactions;
  private final MoveState moveState;

  ApplyReceipts(JdbcTemplate jdbc, TransactionTemplate transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.moveState = new MoveState(jdbc);
  }

  List<ReceiptOutcome> apply(List<ReceiptOutcome> receipts) {
    return transactions.execute(status -> applyAll(receipts));
  }

  private List<ReceiptOutcome> applyAll(List<ReceiptOutcome> receipts) {
    Map<String, List<ReceiptOutcome>> byCarrier = new TreeMap<>();
    receipts.forEach(r -> byCarrier.computeIfAbsent(r.carrier(), c -> new ArrayList<>()).add(r));
    List<ReceiptOutcome> unmatched = new ArrayList<>();
    TallyMoves tally = new TallyMoves();
    byCarrier.forEach((carrier, list) -> unmatched.addAll(apply(carrier, list, tally)));
    tally.write(jdbc);
    return unmatched;
  }

  private List<ReceiptOutcome> apply(
      String carrier, List<ReceiptOutcome> receipts, TallyMoves tally) {
    Set<String> ids = new LinkedHashSet<>();
    receipts.forEach(r -> ids.addAll(r.smscIds()));
    Map<String, Found> whole = findWhole(carrier, ids);
    Map<String, PartFound> parts = findParts(carrier, ids);
    List<ReceiptOutcome> unmatched = new ArrayList<>();
    Map<Long, Move> moves = new HashMap<>();
    Map<Long, String> messagesOfParts = new HashMap<>();
    for (ReceiptOutcome receipt : receipts) {
      String id = firstKnown(receipt.smscIds(), whole, parts);
      if (id == null) {
        unmatched.add(receipt);
      } else if (receipt.outcome().isFinal()) {
        Found found = whole.get(id);
        PartFound part = parts.get(id);
        if (found != null && !found.row().state().isFinal()) {
          moves.putIfAbsent(
              found.row().id(), Move.to(found.row(), receipt.outcome(), receipt.reason()));
        } else if (part != null && settlePart(part, receipt.outcome())) {
          messagesOfParts.put(part.message(), receipt.reason());
        }
      }
    }
    moveState.apply(List.copyOf(moves.values()), tally);
    joinParts(messagesOfParts, tally);
    return unmatched;
  }

  /**
   * The first reading that anything is known by, open or settled: a repeated receipt of a settled
   * message must not be taken for another message that a later reading happens to hit.
   */
  private static String firstKnown(
      List<String> readings, Map<String, Found> whole, Map<String, PartFound> parts) {
    for (String reading : readings) {
      if (whole.containsKey(reading) || parts.containsKey(reading)) {
        return reading;
      }
    }
    return null;
  }

  /**
   * SMSCs use an id again, after a restart or when their counter runs round: then the youngest
   * message that is still open is meant.
   */
  private Map<String, Found> findWhole(String carrier, Collection<String> ids) {
    Map<String, Found> found = new HashMap<>();
    jdbc.query(
        "select "
            + MessageRow.COLUMNS
            + ", smsc_id from outbox where carrier = ? and smsc_id = any(?) order by id",
        row -> {
          Found next = new Found(MessageRow.of(row, 0), row.getString(11));
          found.merge(next.smscId(), next, (a, b) -> b.row().state().isFinal() ? a : b);
        },
        carrier,
        array("varchar", ids));
    return found;
  }

  private Map<String, PartFound> findParts(String carrier, Collection<String> ids) {
    Map<String, PartFound> found = new HashMap<>();
    jdbc.query(
        "select message_id, part, smsc_id, state from outbox_part"
            + " where carrier = ? and smsc_id = any(?) order by message_id",
        row -> {
          PartFound next =
              new PartFound(
                  row.getLong(1),
                  row.getInt(2),
                  row.getString(3),
                  MessageState.ofCode(row.getInt(4)));
          found.merge(next.smscId(), next, (a, b) -> b.state().isFinal() ? a : b);
        },
        carrier,
        array("varchar", ids));
    return found;
  }

  private boolean settlePart(PartFound part, MessageState outcome) {
    return jdbc.update(
            "update outbox_part set state = ? where message_id = ? and part = ? and state = ?",
            outcome.code(),
            part.message(),
            part.part(),
            MessageState.ACCEPTED.code())
        > 0;
  }

  private void joinParts(Map<Long, String> messages, TallyMoves tally) {
    if (messages.isEmpty()) {
      return;
    }
    Map<Long, List<MessageState>> states = new HashMap<>();
    jdbc.query(
        "select message_id, state from outbox_part where message_id = any(?)",
        row -> {
          states
              .computeIfAbsent(row.getLong(1), k -> new ArrayList<>())
              .add(MessageState.ofCode(row.getInt(2)));
        },
        array("bigint", messages.keySet()));
    List<Move> moves = new ArrayList<>();
    for (MessageRow row : rows(messages.keySet())) {
      MessageState joined = join(states.getOrDefault(row.id(), List.of()));
      if (joined != null && !row.state().isFinal()) {
        moves.add(Move.to(row, joined, messages.get(row.id())));
      }
    }
    moveState.apply(moves, tally);
  }

  private static MessageState join(List<MessageState> parts) {
    if (parts.contains(MessageState.UNDELIVERABLE)) {
      return MessageState.UNDELIVERABLE;
    }
    boolean all = !parts.isEmpty() && parts.stream().allMatch(MessageState.DELIVERED::equals);
    return all ? MessageState.DELIVERED : null;
  }

  private List<MessageRow> rows(Collection<Long> ids) {
    return jdbc.query(
        "select " + MessageRow.COLUMNS + " from outbox where id = any(?)",
        MessageRow::of,
        array("bigint", ids));
  }

  private java.sql.Array array(String type, Collection<?> values) {
    return jdbc.execute(
        (ConnectionCallback<java.sql.Array>) c -> c.createArrayOf(type, values.toArray()));
  }
}
