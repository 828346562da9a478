package org.jarshy.gateway.outbox;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What this process has claimed and not settled. Their rows still say QUEUED, which saves a write
 * for each message: the durable mark is one {@code outbox_claim} row for the batch.
 */
final class InFlight {

  private static final class Batch {
    final long claim;
    int open;

    Batch(long claim, int open) {
      this.claim = claim;
      this.open = open;
    }
  }

  private record Entry(MessageRow row, Batch batch) {}

  private final Map<Long, Entry> entries = new HashMap<>();
  private final Map<String, Set<Long>> byCarrier = new HashMap<>();
  private final List<Long> emptied = new ArrayList<>();

  synchronized void taken(long claim, Collection<MessageRow> rows) {
    Batch batch = new Batch(claim, rows.size());
    for (MessageRow row : rows) {
      entries.put(row.id(), new Entry(row, batch));
      byCarrier.computeIfAbsent(row.carrier(), c -> new HashSet<>()).add(row.id());
    }
  }

  synchronized boolean has(long id) {
    return entries.containsKey(id);
  }

  /**
   * A copy, to be made before the queue is read: a row that settles while the query runs may still
   * be read as QUEUED, and only an earlier copy knows better.
   */
  synchronized Set<Long> of(String carrier) {
    return Set.copyOf(byCarrier.getOrDefault(carrier, Set.of()));
  }

  synchronized MessageRow row(long id) {
    Entry entry = entries.get(id);
    return entry == null ? null : entry.row();
  }

  /** Rows of one claim that are still open. */
  synchronized List<MessageRow> openOf(long claim) {
    return entries.values().stream().filter(e -> e.batch().claim == claim).map(Entry::row).toList();
  }

  synchronized void settled(Collection<Long> ids) {
    for (Long id : ids) {
      Entry entry = entries.remove(id);
      if (entry != null) {
        byCarrier.get(entry.row().carrier()).remove(id);
        if (--entry.batch().open == 0) {
          emptied.add(entry.batch().claim);
        }
      }
    }
  }

  /**
   * Claims that have nothing open any more; their rows go with the next transaction. Should the
   * process die before, they name settled messages only, which recovery leaves alone.
   */
  synchronized List<Long> drainEmptied() {
    List<Long> drained = List.copyOf(emptied);
    emptied.clear();
    return drained;
  }
}
