package org.jarshy.gateway.feed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one look brings, stored batch by batch: fifty alerts may be fifty times two MiB, and are
 * never held together. Within a batch the oldest is taken first; across batches an update may come
 * before its alert, which {@link TakeItems} knows.
 */
final class TakeBatches {

  static final int MAX_BATCH_BYTES = 4 * 1024 * 1024;

  private final FeedSource source;
  private final TakeItems take;
  private final FeedRows rows;
  private final Instant now;

  private final Map<String, List<Item>> marks = new LinkedHashMap<>();
  private final List<Item> held = new ArrayList<>();
  private final List<String> lost = new ArrayList<>();
  private boolean somethingLost;
  private long heldBytes;
  private Instant newest;

  TakeBatches(FeedSource source, TakeItems take, FeedRows rows, Instant now) {
    this.source = source;
    this.take = take;
    this.rows = rows;
    this.now = now;
  }

  /**
   * @param mark what is not read again once all of these are stored; null for none
   */
  void add(String mark, List<ReadAnswer.Part> parts) {
    List<Item> items = new ArrayList<>();
    for (ReadAnswer.Part part : parts) {
      List<Item> item = part.item() == null ? List.of() : List.of(part.item());
      items.addAll(item);
      if (part.mark() != null) {
        marks.put(part.mark(), item);
      }
    }
    if (mark != null) {
      marks.put(mark, List.copyOf(items));
    }
    for (Item item : items) {
      held.add(item);
      heldBytes += item.original().length;
      if (newest == null || item.published().isAfter(newest)) {
        newest = item.published();
      }
    }
    if (heldBytes >= MAX_BATCH_BYTES) {
      store();
    }
  }

  /** Stores what is held. */
  void store() {
    List<Item> failed = held.isEmpty() ? List.of() : take.take(source, held);
    somethingLost |= !failed.isEmpty();
    marks.forEach(
        (mark, items) -> {
          if (items.stream().anyMatch(failed::contains)) {
            lost.add(mark);
          } else {
            rows.followed(source.id(), mark, now);
          }
        });
    marks.clear();
    held.clear();
    heldBytes = 0;
  }

  /** Marks whose items could not be stored. */
  List<String> lost() {
    return lost;
  }

  boolean isSomethingLost() {
    return somethingLost;
  }

  /** When the newest of all was published; null where nothing came. */
  Instant newest() {
    return newest;
  }
}
