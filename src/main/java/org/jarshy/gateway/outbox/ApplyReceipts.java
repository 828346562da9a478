package org.jarshy.gateway.outbox;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jarshy.gateway.kernel.SubscriberId;
import org.jarshy.gateway.outbox.MoveState.Move;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Turns receipts into outcomes, in batches. A part's receipt counts for that part; a longer text is
 * delivered when all its parts are, and undeliverable as soon as one is. Final states never go
 * back.
 */
final class ApplyReceipts {

  private final JdbcTemplate jdbc;
  private final TransactionTemplate transactions;
  private final InFlight inFlight;
  private final OneWriter oneWriter;
  private final MoveState moveState;
  private final JoinParts joinParts;
  private final FindSent findSent;
  private final SettleAnswered settleAnswered;

  ApplyReceipts(
      JdbcTemplate jdbc, TransactionTemplate transactions, InFlight inFlight, OneWriter oneWriter) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.inFlight = inFlight;
    this.oneWriter = oneWriter;
    this.moveState = new MoveState(jdbc);
    this.joinParts = new JoinParts(jdbc);
    this.findSent = new FindSent(jdbc);
    this.settleAnswered = new SettleAnswered(jdbc, inFlight);
  }

  List<ReceiptOutcome> apply(List<ReceiptOutcome> receipts) {
    return receipts.isEmpty()
        ? receipts
        : oneWriter.alone(() -> transactions.execute(status -> applyAll(receipts)));
  }

  private List<ReceiptOutcome> applyAll(List<ReceiptOutcome> receipts) {
    Map<String, List<ReceiptOutcome>> byCarrier = new TreeMap<>();
    receipts.forEach(r -> byCarrier.computeIfAbsent(r.carrier(), c -> new ArrayList<>()).add(r));
    List<ReceiptOutcome> unmatched = new ArrayList<>();
    TallyMoves tally = new TallyMoves();
    ProveDoubt proveDoubt = ProveDoubt.before(jdbc, inFlight);
    byCarrier.forEach(
        (carrier, list) -> {
          List<ReceiptOutcome> rest = settleAnswered.with(carrier, list, tally);
          rest = byIds(carrier, rest, true, tally);
          // Most SMSCs spell an id in one way; other readings are tried where that one fails.
          rest = byIds(carrier, rest, false, tally);
          unmatched.addAll(proveDoubt.by(carrier, rest, tally));
        });
    tally.write(jdbc);
    return unmatched;
  }

  private List<ReceiptOutcome> byIds(
      String carrier, List<ReceiptOutcome> receipts, boolean asSpelt, TallyMoves tally) {
    if (receipts.isEmpty()) {
      return receipts;
    }
    Set<String> ids = new LinkedHashSet<>();
    receipts.forEach(r -> ids.addAll(asSpelt ? r.smscIds().subList(0, 1) : r.smscIds()));
    Map<String, FindSent.Whole> whole = findSent.whole(carrier, ids);
    Map<String, FindSent.Part> parts = findSent.parts(carrier, ids);
    List<ReceiptOutcome> unmatched = new ArrayList<>();
    Map<Long, Move> moves = new TreeMap<>();
    Map<Long, String> messagesOfParts = new HashMap<>();
    for (ReceiptOutcome receipt : receipts) {
      String id = firstKnown(receipt, whole, parts);
      if (id == null) {
        unmatched.add(receipt);
      } else if (receipt.outcome().isFinal()) {
        FindSent.Whole found = whole.get(id);
        FindSent.Part part = parts.get(id);
        if (found != null && !found.row().state().isFinal()) {
          moves.putIfAbsent(
              found.row().id(), Move.to(found.row(), receipt.outcome(), receipt.reason()));
        } else if (part != null && settlePart(part, receipt.outcome())) {
          messagesOfParts.put(part.message(), receipt.reason());
        }
      }
    }
    moveState.apply(List.copyOf(moves.values()), tally);
    joinParts.of(messagesOfParts, tally);
    return unmatched;
  }

  /**
   * The first reading that anything is known by, open or settled: a repeated receipt of a settled
   * message must not be taken for another message that a later reading happens to hit. Decimal 12
   * is hexadecimal c: whatever is not as the SMSC spelt it must be of the same phone.
   */
  private static String firstKnown(
      ReceiptOutcome receipt, Map<String, FindSent.Whole> whole, Map<String, FindSent.Part> parts) {
    SubscriberId phone = null;
    boolean asked = false;
    for (int i = 0; i < receipt.smscIds().size(); i++) {
      String reading = receipt.smscIds().get(i);
      FindSent.Whole found = whole.get(reading);
      FindSent.Part part = parts.get(reading);
      if (found == null && part == null) {
        continue;
      }
      if (i == 0) {
        return reading;
      }
      phone = asked ? phone : receipt.recipient().get();
      asked = true;
      long recipient = found != null ? found.row().recipient() : part.recipient();
      if (phone == null || phone.value() == recipient) {
        return reading;
      }
    }
    return null;
  }

  private boolean settlePart(FindSent.Part part, MessageState outcome) {
    return jdbc.update(
            "update outbox_part set state = ? where message_id = ? and part = ? and state = ?",
            outcome.code(),
            part.message(),
            part.part(),
            MessageState.ACCEPTED.code())
        > 0;
  }
}
