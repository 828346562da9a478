package org.jarshy.gateway.feed;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jarshy.gateway.bulletin.BulletinRefused;
import org.jarshy.gateway.bulletin.Bulletins;
import org.jarshy.gateway.bulletin.Provenances;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Makes drafts of items: each in one transaction with its provenance, its original and what it says
 * about earlier ones. Submits, approves and cancels nothing; those who do are persons.
 */
@Component
class TakeItems {

  /** Said at the same time: an alert before its update, and both before their end. */
  static final Comparator<Item> ORDER =
      Comparator.comparing(Item::published).thenComparing(Item::message);

  private static final Logger log = LoggerFactory.getLogger(TakeItems.class);

  private final FeedRows rows;
  private final DecideItem decide;
  private final TransactionOperations transactions;

  TakeItems(
      FeedRows rows,
      Bulletins bulletins,
      Provenances provenances,
      TransactionOperations transactions,
      Clock clock) {
    this.rows = rows;
    this.decide = new DecideItem(rows, bulletins, provenances, clock);
    this.transactions = transactions;
  }

  /**
   * The oldest first, so that an update finds what it updates; of news, the newest are drafted.
   *
   * @return those that could not be stored; they keep no other from it
   */
  List<Item> take(FeedSource source, List<Item> items) {
    List<Item> sorted = items.stream().sorted(ORDER).toList();
    Set<Item> fresh = new LinkedHashSet<>();
    for (int i = sorted.size() - 1; i >= 0; i--) {
      Item item = sorted.get(i);
      boolean news = item.message() == Message.NEWS && item.content() != null;
      if (news && fresh.size() < source.settings().drafts() && !rows.isKnown(source.id(), item)) {
        fresh.add(item);
      }
    }
    List<Item> failed = new ArrayList<>();
    Set<String> why = new LinkedHashSet<>();
    for (Item item : sorted) {
      boolean tooMany =
          item.message() == Message.NEWS && item.content() != null && !fresh.contains(item);
      try {
        take(source, item, tooMany);
      } catch (RuntimeException e) {
        // Only its class: a message may hold what was read.
        failed.add(item);
        why.add(e.getClass().getName());
      }
    }
    if (!failed.isEmpty()) {
      log.warn("feed {}: {} items could not be stored: {}", source.id(), failed.size(), why);
    }
    return failed;
  }

  private void take(FeedSource source, Item item, boolean tooMany) {
    try {
      transactions.executeWithoutResult(
          tx -> decide.take(source, item, tooMany, decide.ofFeed(source)));
    } catch (BulletinRefused refused) {
      transactions.executeWithoutResult(
          tx ->
              decide.store(
                  source,
                  item,
                  Outcome.REFUSED,
                  List.copyOf(refused.problems().values()),
                  null,
                  List.of()));
    }
  }
}
