package org.jarshy.gateway.outbox;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jarshy.gateway.kernel.SubscriberId;
import org.jarshy.gateway.outbox.MoveState.Move;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A message in doubt has no id, for its answer was lost; its receipt has one that nobody knows. It
 * is known by whose phone it speaks of. Made anew for each batch, before that looks for ids.
 */
final class ProveDoubt {

  private static final int MOST_ID = 64;

  private final JdbcTemplate jdbc;
  private final MoveState moveState;
  private final JoinParts joinParts;
  private final List<String> homes;
  private final Set<Long> awaitingAnswer;

  private ProveDoubt(JdbcTemplate jdbc, List<String> homes, Set<Long> awaitingAnswer) {
    this.jdbc = jdbc;
    this.moveState = new MoveState(jdbc);
    this.joinParts = new JoinParts(jdbc);
    this.homes = homes;
    this.awaitingAnswer = awaitingAnswer;
  }

  static ProveDoubt before(JdbcTemplate jdbc, InFlight inFlight) {
    List<String> homes =
        jdbc.queryForList(
            "select distinct carrier from outbox_tally where state in (?, ?) and messages > 0",
            String.class,
            MessageState.UNKNOWN.code(),
            MessageState.UNPROVEN.code());
    return new ProveDoubt(jdbc, homes, homes.isEmpty() ? Set.of() : inFlight.recipients());
  }

  /**
   * @param orphans receipts whose ids nobody knows
   * @return those that prove nothing
   */
  List<ReceiptOutcome> by(String carrier, List<ReceiptOutcome> orphans, TallyMoves tally) {
    if (homes.isEmpty() || orphans.isEmpty()) {
      return orphans;
    }
    Map<Long, List<ReceiptOutcome>> byRecipient = new LinkedHashMap<>();
    List<ReceiptOutcome> unproven = new ArrayList<>();
    for (ReceiptOutcome orphan : orphans) {
      SubscriberId recipient = orphan.recipient().get();
      // A submit to the same phone is under way: the receipt may belong to that one, and its id
      // will be known when the answer comes.
      if (recipient == null
          || orphan.smscIds().get(0).length() > MOST_ID
          || awaitingAnswer.contains(recipient.value())) {
        unproven.add(orphan);
      } else {
        byRecipient.computeIfAbsent(recipient.value(), r -> new ArrayList<>()).add(orphan);
      }
    }
    Map<Long, MessageRow> doubtful = doubtful(carrier, byRecipient);
    Map<Long, String> withParts = new HashMap<>();
    List<Move> moves = new ArrayList<>();
    byRecipient.forEach(
        (recipient, receipts) -> {
          MessageRow row = doubtful.get(recipient);
          if (row == null) {
            unproven.addAll(receipts);
          } else if (row.parts() <= 1) {
            moves.add(proven(row, receipts.get(0)));
            unproven.addAll(receipts.subList(1, receipts.size()));
          } else if (row.sendings() > 1) {
            // Two receipts may be of the same part, sent twice: they prove nothing of the other.
            unproven.addAll(receipts);
          } else {
            Map<String, ReceiptOutcome> distinct = new LinkedHashMap<>();
            receipts.forEach(receipt -> distinct.putIfAbsent(receipt.smscIds().get(0), receipt));
            distinct.values().forEach(receipt -> addPart(row, receipt));
            withParts.put(row.id(), receipts.get(0).reason());
          }
        });
    moveState.apply(moves, tally);
    joinParts.of(withParts, tally);
    return unproven;
  }

  /** The oldest for each recipient: receipts come in about the order of submits. */
  private Map<Long, MessageRow> doubtful(
      String carrier, Map<Long, List<ReceiptOutcome>> byRecipient) {
    Map<Long, MessageRow> oldest = new HashMap<>();
    if (byRecipient.isEmpty()) {
      return oldest;
    }
    for (String home : homes) {
      for (MessageState state : List.of(MessageState.UNKNOWN, MessageState.UNPROVEN)) {
        jdbc
            .query(
                "select "
                    + MessageRow.COLUMNS
                    + " from outbox where carrier = ? and state = ? and recipient = any(?)",
                MessageRow::of,
                home,
                state.code(),
                SqlArrays.of(jdbc, "bigint", byRecipient.keySet()))
            .stream()
            .filter(row -> row.sentBy().equals(carrier))
            .forEach(row -> oldest.merge(row.recipient(), row, (a, b) -> a.id() < b.id() ? a : b));
      }
    }
    return oldest;
  }

  private static Move proven(MessageRow row, ReceiptOutcome receipt) {
    // Later receipts of the same message find it by the id as this one spelt it.
    return Move.to(row, receipt.outcome(), receipt.reason())
        .known(Math.max(1, row.parts()), receipt.smscIds().get(0));
  }

  /** Parts without an answer have no place of their own: the next free one will do. */
  private void addPart(MessageRow row, ReceiptOutcome receipt) {
    // Locked: another thread may be adding one to the same message.
    jdbc.queryForList("select id from outbox where id = ? for update", Long.class, row.id());
    Integer last =
        jdbc.queryForObject(
            "select coalesce(max(part), 0) from outbox_part where message_id = ?",
            Integer.class,
            row.id());
    jdbc.update(
        "insert into outbox_part (message_id, part, carrier, smsc_id, state) values (?, ?, ?, ?, ?)",
        row.id(),
        Math.max(last, row.parts()) + 1,
        row.sentBy(),
        receipt.smscIds().get(0),
        receipt.outcome().code());
  }
}
