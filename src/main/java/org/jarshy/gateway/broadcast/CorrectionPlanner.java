package org.jarshy.gateway.broadcast;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jarshy.gateway.kernel.SubscriberId;
import org.jarshy.gateway.outbox.NewMessage;
import org.jarshy.gateway.outbox.Outbox;
import org.jarshy.gateway.outbox.Superseded;
import org.jarshy.gateway.outbox.Superseded.Recipient;
import org.jarshy.gateway.subscriber.ExercisePhones;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Walks what earlier broadcasts sent, and queues the correction for everyone who got or may have
 * got the old words: once each, a page at a time, going on where it was after a restart.
 */
final class CorrectionPlanner {

  private static final Logger log = LoggerFactory.getLogger(CorrectionPlanner.class);

  /** Messages looked at in one transaction, not recipients found. */
  private static final int PAGE = 1_000;

  private final CorrectionStore store;
  private final TransactionTemplate transactions;
  private final Outbox outbox;
  private final TestAudience testAudience;

  CorrectionPlanner(
      CorrectionStore store,
      TransactionTemplate transactions,
      Outbox outbox,
      TestAudience testAudience) {
    this.store = store;
    this.transactions = transactions;
    this.outbox = outbox;
    this.testAudience = testAudience;
  }

  /**
   * @return false when nothing moved: the next messages are in flight at this moment, or the
   *     correction was stopped
   */
  boolean plan(BroadcastRow row) {
    try {
      return planNext(row);
    } catch (ConcurrencyFailureException e) {
      // A receipt or a sweep moved one of the same messages at the same time, in another order. All
      // of this page was rolled back: it is walked again in a moment.
      log.debug("a page of correction {} is walked again", row.id(), e);
      return false;
    }
  }

  private boolean planNext(BroadcastRow row) {
    List<CorrectionStore.Source> open = store.open(row.id());
    boolean last = open.size() == 1;
    return open.stream().anyMatch(source -> walked(row, source, last));
  }

  private boolean walked(BroadcastRow row, CorrectionStore.Source source, boolean last) {
    return transactions.execute(
        status -> {
          boolean moved = walk(row, source, last);
          if (!moved) {
            status.setRollbackOnly();
          }
          return moved;
        });
  }

  /**
   * @param last true when no other source is open
   */
  private boolean walk(BroadcastRow row, CorrectionStore.Source source, boolean last) {
    Superseded next =
        outbox.supersede(
            BroadcastRow.origin(source.broadcast()),
            source.walkedTo(),
            PAGE,
            source.text().value());
    if (next.last() == source.walkedTo() && !next.all()) {
      return false;
    }
    List<Recipient> fresh = once(row, stillTakingPart(row, next.recipients()));
    boolean all = next.all() && last;
    store.walked(row.id(), source, next.last(), next.all());
    if (!store.planned(row, fresh.size(), all)) {
      return false;
    }
    if (all) {
      store.forget(row.id());
    }
    List<NewMessage> messages = new ArrayList<>(fresh.size());
    for (Recipient recipient : fresh) {
      messages.add(
          new NewMessage(
              row.origin(),
              recipient.id(),
              recipient.carrier(),
              row.broadcast().priority(),
              row.expires(),
              row.turn(messages.size())));
    }
    outbox.add(messages);
    return true;
  }

  /**
   * Of an exercise, who takes part now: phones come and go between its broadcasts, and those that
   * went would get nothing of it, but be counted.
   */
  private List<Recipient> stillTakingPart(BroadcastRow row, List<Recipient> recipients) {
    if (!row.broadcast().exercise()) {
      return recipients;
    }
    Set<SubscriberId> present = testAudience.among(recipients.stream().map(Recipient::id).toList());
    long room = ExercisePhones.MOST - row.broadcast().planned();
    return recipients.stream()
        .filter(recipient -> present.contains(recipient.id()))
        .limit(Math.max(0, room))
        .toList();
  }

  /** Whoever was sent the old words twice is corrected once. */
  private List<Recipient> once(BroadcastRow row, List<Recipient> recipients) {
    if (store.all(row.id()) == 1) {
      return recipients; // one broadcast has one message for each
    }
    Set<Long> fresh =
        store.remember(row.id(), recipients.stream().map(r -> r.id().value()).toList());
    return recipients.stream().filter(r -> fresh.contains(r.id().value())).toList();
  }
}
