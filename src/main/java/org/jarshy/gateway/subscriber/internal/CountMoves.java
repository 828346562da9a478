package org.jarshy.gateway.subscriber.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jarshy.gateway.subscriber.Subscriber;
import org.jarshy.gateway.subscriber.Subscriber.Status;
import org.springframework.core.Ordered;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The count changes of one transaction, summed up and written right before its commit, in key order
 * and in one slot: the locks on counts are the last ones a transaction takes, are held for the
 * commit alone, and no two transactions wait for each other in a circle.
 */
final class CountMoves implements TransactionSynchronization {

  /** More than threads that are likely to commit at the same moment would only cost reading. */
  static final int SLOTS = 8;

  private static final String UPDATE =
      """
      update subscriber_count set subscribers = subscribers + ?
      where region = ? and city = ? and topics = ? and lang = ? and carrier = ? and slot = ?
      """;
  // On a conflict somebody else has just made the row: then the update finds it.
  private static final String INSERT =
      """
      insert into subscriber_count (region, city, topics, lang, carrier, slot, subscribers)
      values (?, ?, ?, ?, ?, ?, 0) on conflict do nothing
      """;

  private final JdbcTemplate jdbc;
  private final int slot = ThreadLocalRandom.current().nextInt(SLOTS);
  private final Map<CountedAs, long[]> moves = new HashMap<>();
  private boolean written;

  private CountMoves(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Those of the transaction that is running on this thread.
   *
   * @throws IllegalStateException outside a transaction, where row and count would part
   */
  static CountMoves ofTransaction(JdbcTemplate jdbc) {
    CountMoves moves = (CountMoves) TransactionSynchronizationManager.getResource(CountMoves.class);
    if (moves == null) {
      moves = new CountMoves(jdbc);
      TransactionSynchronizationManager.registerSynchronization(moves);
      TransactionSynchronizationManager.bindResource(CountMoves.class, moves);
    }
    return moves;
  }

  /** A subscriber that was locked as the one is written as the other. */
  void changed(Subscriber before, Subscriber after) {
    if (before.status() == Status.ACTIVE) {
      add(CountedAs.of(before), -1);
    }
    if (after.status() == Status.ACTIVE) {
      add(CountedAs.of(after), 1);
    }
  }

  void add(CountedAs key, long subscribers) {
    if (written) {
      write(key, subscribers); // somebody changes subscribers at the commit, later than we write
    } else {
      moves.computeIfAbsent(key, k -> new long[1])[0] += subscribers;
    }
  }

  /** After what others still do before the commit, since that may change subscribers too. */
  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE;
  }

  @Override
  public void beforeCommit(boolean readOnly) {
    written = true;
    new TreeMap<>(moves).forEach((key, sum) -> write(key, sum[0]));
  }

  private void write(CountedAs key, long subscribers) {
    if (subscribers != 0 && update(key, subscribers) == 0) {
      jdbc.update(INSERT, key.region(), key.city(), key.topics(), key.lang(), key.carrier(), slot);
      update(key, subscribers);
    }
  }

  private int update(CountedAs key, long sum) {
    return jdbc.update(
        UPDATE, sum, key.region(), key.city(), key.topics(), key.lang(), key.carrier(), slot);
  }

  @Override
  public void suspend() {
    TransactionSynchronizationManager.unbindResource(CountMoves.class);
  }

  @Override
  public void resume() {
    TransactionSynchronizationManager.bindResource(CountMoves.class, this);
  }

  @Override
  public void afterCompletion(int status) {
    TransactionSynchronizationManager.unbindResource(CountMoves.class);
  }
}
