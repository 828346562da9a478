package org.jarshy.gateway.outbox;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jarshy.gateway.kernel.SubscriberId;
import org.jarshy.gateway.outbox.MoveState.Move;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Finds everyone who got, or may have got, a text by an origin's messages. Those that would be sent
 * again after doubt are closed, for the correction takes their place.
 */
final class SupersedeText {

  /** Of messages that carry a text: in these states their recipient may have it. */
  static final Set<MessageState> MAY_HAVE_IT =
      EnumSet.of(
          MessageState.ACCEPTED,
          MessageState.DELIVERED,
          MessageState.UNPROVEN,
          MessageState.UNKNOWN,
          MessageState.QUEUED,
          MessageState.HELD);

  private final JdbcTemplate jdbc;
  private final InFlight inFlight;
  private final MoveState moveState;

  SupersedeText(JdbcTemplate jdbc, InFlight inFlight) {
    this.jdbc = jdbc;
    this.inFlight = inFlight;
    this.moveState = new MoveState(jdbc);
  }

  Superseded next(Origin origin, long after, int max, long textRef) {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      throw new IllegalStateException("supersede needs the caller's transaction");
    }
    // Whatever is in flight now may carry the old text and not say so yet.
    Set<Long> before = inFlight.look().ids();
    List<MessageRow> rows = page(origin, after, max);
    Set<Long> fenced = fence(rows, textRef);
    List<MessageRow> seen = new ArrayList<>();
    for (MessageRow row : rows) {
      if (before.contains(row.id()) || (mayGoAgain(row, textRef) && !fenced.contains(row.id()))) {
        break;
      }
      seen.add(row);
    }
    List<Move> closing =
        seen.stream()
            .filter(row -> mayGoAgain(row, textRef))
            .map(row -> Move.to(row, MessageState.UNPROVEN, "a correction took its place"))
            .toList();
    TallyMoves tally = new TallyMoves();
    Set<Long> closed =
        moveState.apply(closing, tally).stream()
            .map(move -> move.row().id())
            .collect(Collectors.toSet());
    tally.write(jdbc);
    return result(seen, closed, textRef, after, rows.size() < max && seen.size() == rows.size());
  }

  private static Superseded result(
      List<MessageRow> seen, Set<Long> closed, long textRef, long after, boolean all) {
    List<Superseded.Recipient> recipients = new ArrayList<>();
    long last = after;
    for (MessageRow row : seen) {
      if (mayGoAgain(row, textRef) && !closed.contains(row.id())) {
        // A receipt or a sweep was faster: look at it again next time.
        return new Superseded(recipients, last, false);
      }
      if (mayHave(row, textRef)) {
        recipients.add(new Superseded.Recipient(new SubscriberId(row.recipient()), row.carrier()));
      }
      last = row.id();
    }
    return new Superseded(recipients, last, all);
  }

  private static boolean mayHave(MessageRow row, long textRef) {
    return row.textRef() == textRef && MAY_HAVE_IT.contains(row.state());
  }

  private static boolean mayGoAgain(MessageRow row, long textRef) {
    return row.textRef() == textRef
        && switch (row.state()) {
          case UNKNOWN, QUEUED, HELD -> true;
          default -> false;
        };
  }

  /** Until the caller's transaction ends, whichever way. */
  private Set<Long> fence(List<MessageRow> rows, long textRef) {
    Set<Long> fenced = new HashSet<>();
    // Registered first: what is fenced is lifted whatever happens.
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCompletion(int status) {
            inFlight.lift(fenced);
          }
        });
    fenced.addAll(
        inFlight.fence(
            rows.stream().filter(row -> mayGoAgain(row, textRef)).map(MessageRow::id).toList()));
    return fenced;
  }

  private List<MessageRow> page(Origin origin, long after, int max) {
    return jdbc.query(
        "select "
            + MessageRow.COLUMNS
            + " from outbox where origin_ref = ? and origin_kind = ? and id > ?"
            + " order by origin_ref, id limit ?",
        MessageRow::of,
        origin.ref(),
        origin.kind(),
        after,
        max);
  }
}
