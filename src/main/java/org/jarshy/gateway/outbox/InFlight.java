package org.jarshy.gateway.outbox;

import java.time.Instant;
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
 *
 * <p>Whoever moves waiting rows in another way (pause, cancel, correction) fences them first, so
 * that nobody claims them until that has been committed.
 */
final class InFlight {

  /** A claimed message, and what was bound to it. */
  static final class Taken {
    private final MessageRow row;
    private final String via;
    private final Instant at;
    private long textRef;
    private int parts;
    private List<String> smscIds = List.of();
    private Batch batch;

    private Taken(MessageRow row, String via, Instant at) {
      this.row = row;
      this.via = via;
      this.at = at;
    }

    MessageRow row() {
      return row;
    }

    /** The carrier that submits it. */
    String via() {
      return via;
    }

    /** When it was claimed: it is submitted within moments. */
    Instant at() {
      return at;
    }

    long textRef() {
      return textRef;
    }

    int parts() {
      return parts;
    }

    /** As the SMSC answered, one for each part; empty until it has answered for all. */
    List<String> smscIds() {
      return smscIds;
    }
  }

  private record Answer(String via, String smscId) {}

  private static final class Batch {
    private final long claim;
    private int open;

    Batch(long claim, int open) {
      this.claim = claim;
      this.open = open;
    }
  }

  /**
   * What was so before a query: a row that settles while the query runs may still be read as
   * QUEUED, and only an earlier look knows better.
   */
  record Look(Set<Long> ids, long fences) {}

  private final Map<Long, Taken> taken = new HashMap<>();
  private final Map<Answer, Taken> answered = new HashMap<>();
  private final Map<Long, Integer> fenced = new HashMap<>();
  private final List<Long> emptied = new ArrayList<>();
  private long fencesLifted;

  /** To be called before the queue is read. */
  synchronized Look look() {
    return new Look(Set.copyOf(taken.keySet()), fencesLifted);
  }

  /** Whose phones a message is under way to. */
  synchronized Set<Long> recipients() {
    Set<Long> recipients = new HashSet<>();
    taken.values().forEach(t -> recipients.add(t.row.recipient()));
    return recipients;
  }

  /**
   * Takes rows that were read after the look, before anything is bound to them.
   *
   * @return those taken; null when a fence was lifted since the look, so that what was read may be
   *     stale and must be read again
   */
  synchronized List<MessageRow> take(
      Collection<MessageRow> rows, String via, Look before, Instant now) {
    if (before.fences() != fencesLifted) {
      return null;
    }
    List<MessageRow> mine = new ArrayList<>(rows.size());
    for (MessageRow row : rows) {
      if (!taken.containsKey(row.id()) && !fenced.containsKey(row.id())) {
        taken.put(row.id(), new Taken(row, via, now));
        mine.add(row);
      }
    }
    return mine;
  }

  /** Notes what was bound, once the claim's row is durable. */
  synchronized void claimed(long claim, Collection<ClaimedTexts.One> texts) {
    Batch batch = new Batch(claim, texts.size());
    for (ClaimedTexts.One text : texts) {
      Taken one = taken.get(text.id());
      one.batch = batch;
      one.textRef = text.textRef();
      one.parts = text.parts();
    }
  }

  /** The SMSC has taken every part; that is not durable yet. */
  synchronized void answer(long id, List<String> smscIds) {
    Taken one = taken.get(id);
    if (one != null && one.batch != null) {
      one.smscIds = smscIds;
      smscIds.forEach(smscId -> answered.put(new Answer(one.via, smscId), one));
    }
  }

  /** The message of which a part was answered with that id; null where none is in flight. */
  synchronized Taken answered(String via, String smscId) {
    return answered.get(new Answer(via, smscId));
  }

  synchronized boolean has(long id) {
    return taken.containsKey(id);
  }

  synchronized Taken of(long id) {
    return taken.get(id);
  }

  /** Messages of one claim that are still open. */
  synchronized List<Taken> openOf(long claim) {
    return taken.values().stream().filter(t -> t.batch != null && t.batch.claim == claim).toList();
  }

  /**
   * By claim, of all claims that those messages are of, what else is open in it; nothing where they
   * were the last.
   */
  synchronized Map<Long, List<ClaimedTexts.One>> openWithout(Collection<Long> ids) {
    Map<Long, List<ClaimedTexts.One>> open = new HashMap<>();
    for (Long id : ids) {
      Taken one = taken.get(id);
      if (one != null && one.batch != null) {
        open.put(one.batch.claim, new ArrayList<>());
      }
    }
    Set<Long> without = Set.copyOf(ids);
    taken.forEach(
        (id, other) -> {
          List<ClaimedTexts.One> rest = other.batch == null ? null : open.get(other.batch.claim);
          if (rest != null && !without.contains(id)) {
            rest.add(new ClaimedTexts.One(id, other.textRef, other.parts));
          }
        });
    return open;
  }

  /** Settled durably, or not claimed after all. */
  synchronized void leave(Collection<Long> ids) {
    for (Long id : ids) {
      Taken one = taken.remove(id);
      if (one != null) {
        one.smscIds.forEach(smscId -> answered.remove(new Answer(one.via, smscId), one));
      }
      if (one != null && one.batch != null && --one.batch.open == 0) {
        emptied.add(one.batch.claim);
      }
    }
  }

  /**
   * @return those of the ids that nobody has claimed; nobody will until {@link #lift}
   */
  synchronized Set<Long> fence(Collection<Long> ids) {
    Set<Long> mine = new HashSet<>();
    for (Long id : ids) {
      if (!taken.containsKey(id) && mine.add(id)) {
        fenced.merge(id, 1, Integer::sum);
      }
    }
    return mine;
  }

  synchronized void lift(Collection<Long> ids) {
    fencesLifted++;
    ids.forEach(id -> fenced.computeIfPresent(id, (i, fences) -> fences == 1 ? null : fences - 1));
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
