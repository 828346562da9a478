package org.jarshy.gateway.broadcast;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jarshy.gateway.bulletin.Bulletin;
import org.jarshy.gateway.bulletin.Bulletins;
import org.jarshy.gateway.bulletin.CheckCodes;
import org.jarshy.gateway.gsm.Segmenter;
import org.jarshy.gateway.gsm.Typography;
import org.jarshy.gateway.kernel.BroadcastId;
import org.jarshy.gateway.kernel.BulletinId;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.outbox.Outbox;
import org.jarshy.gateway.outbox.PriorityClass;
import org.jarshy.gateway.outbox.TextReach;

/**
 * Which words of which broadcasts an update has to correct. A text that an earlier correction takes
 * care of is that one's; from then on it says the newest words.
 */
final class Corrections {

  private final BroadcastStore broadcasts;
  private final CorrectionStore store;
  private final Bulletins bulletins;
  private final Outbox outbox;
  private final TextReach reach;
  private final CheckCodes codes;

  Corrections(
      BroadcastStore broadcasts,
      CorrectionStore store,
      Bulletins bulletins,
      Outbox outbox,
      TextReach reach,
      CheckCodes codes) {
    this.broadcasts = broadcasts;
    this.store = store;
    this.bulletins = bulletins;
    this.outbox = outbox;
    this.reach = reach;
    this.codes = codes;
  }

  /** Everything that was ever sent of what a bulletin replaced, oldest first. */
  List<BroadcastRow> ofChain(BulletinId update) {
    List<BroadcastRow> rows = new ArrayList<>();
    bulletins.earlier(update).forEach(old -> rows.addAll(broadcasts.of(old)));
    rows.sort(Comparator.comparing(row -> row.id().value()));
    return rows;
  }

  /** What is to be walked: every broadcast of the chain, for every text nobody takes care of. */
  List<CorrectionStore.Source> sources(BulletinId update, List<BroadcastRow> chain) {
    Set<BulletinId> taken = store.takenCareOf();
    List<CorrectionStore.Source> sources = new ArrayList<>();
    for (BulletinId text : bulletins.earlier(update)) {
      if (!taken.contains(text)) {
        for (BroadcastRow row : chain) {
          // Nothing that was sent for a later bulletin carries the words of an earlier one.
          if (row.broadcast().bulletin().value() <= text.value()) {
            sources.add(new CorrectionStore.Source(row.id(), text, 0));
          }
        }
      }
    }
    return sources;
  }

  /**
   * How many got or may have got the words of one bulletin, by whichever broadcast. What was begun
   * for words that were never replaced said nothing else: there the counts that are kept say it,
   * and only where broadcasts changed their words midway are messages read.
   */
  long reached(Bulletin text) {
    long reached = 0;
    for (BroadcastRow row : broadcasts.of(text.id())) {
      reached += onlyThese(text, row) ? counted(row) : reach.of(row.origin(), text.id().value());
    }
    Optional<Instant> since = approvedAt(text);
    for (BroadcastRow row : ofChain(text.id())) {
      Instant over = row.broadcast().finishedAt();
      if (over == null || since.isEmpty() || !over.isBefore(since.get())) {
        reached += reach.of(row.origin(), text.id().value());
      }
    }
    return reached;
  }

  /** Over, so that what is kept in the queue after doubt does not count as waiting. */
  private static boolean onlyThese(Bulletin text, BroadcastRow row) {
    return text.supersededBy() == null && row.broadcast().finishedAt() != null;
  }

  private long counted(BroadcastRow row) {
    Progress progress = Count.of(row, outbox.tally(row.origin()));
    return progress.accepted() + progress.delivered() + progress.inDoubt();
  }

  private static Optional<Instant> approvedAt(Bulletin text) {
    return text.history().stream()
        .filter(step -> step.to() == Bulletin.State.APPROVED)
        .map(Bulletin.Step::at)
        .findFirst();
  }

  Correctable look(Bulletin update) {
    List<BroadcastRow> chain = ofChain(update.id());
    long waiting = 0;
    long untouched = 0;
    long underWay = 0;
    for (BroadcastRow row : chain) {
      Progress progress = Count.of(row, outbox.tally(row.origin()));
      boolean open = row.broadcast().state().isOpen();
      if (row.broadcast().kind() == Broadcast.Kind.CORRECTION) {
        underWay += open ? progress.waiting() : 0;
      } else {
        waiting += open ? progress.waiting() : 0;
        untouched += progress.failed() + progress.withdrawn();
      }
    }
    long reached = 0;
    for (CorrectionStore.Source source : sources(update.id(), chain)) {
      reached += reach.of(BroadcastRow.origin(source.broadcast()), source.text().value());
    }
    return new Correctable(
        !chain.isEmpty(),
        waiting,
        reached,
        untouched,
        underWay,
        usual(chain),
        already(update.id()),
        segments(update));
  }

  /** As urgent as the most urgent of what it corrects. */
  private static PriorityClass usual(List<BroadcastRow> chain) {
    return chain.stream()
        .map(row -> atLeastNotice(row.broadcast().priority()))
        .min(Comparator.naturalOrder())
        .orElse(PriorityClass.NOTICE);
  }

  /**
   * A digest in doubt is not sent again, and that may not happen to a correction: the old words
   * would stand.
   */
  static PriorityClass atLeastNotice(PriorityClass priority) {
    return priority == PriorityClass.DIGEST ? PriorityClass.NOTICE : priority;
  }

  private BroadcastId already(BulletinId update) {
    return broadcasts.of(update).stream()
        .map(BroadcastRow::broadcast)
        .filter(b -> b.kind() == Broadcast.Kind.CORRECTION)
        .filter(b -> b.state() != Broadcast.State.CANCELLED)
        .map(Broadcast::id)
        .findFirst()
        .orElse(null);
  }

  private Map<Lang, Integer> segments(Bulletin update) {
    Map<Lang, Integer> segments = new EnumMap<>(Lang.class);
    for (Lang lang : update.content().texts().keySet()) {
      String sent = codes.counted(Typography.fitted(update.correctionFor(lang)));
      segments.put(lang, Segmenter.segment(sent).count());
    }
    return segments;
  }
}
