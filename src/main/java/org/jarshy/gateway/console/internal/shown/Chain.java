package org.jarshy.gateway.console.internal.shown;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jarshy.gateway.broadcast.Broadcasts;
import org.jarshy.gateway.broadcast.Stage;
import org.jarshy.gateway.bulletin.Bulletin;
import org.jarshy.gateway.kernel.BulletinId;
import org.jarshy.gateway.kernel.Lang;

/** New, update, cancel: what was said one after the other, oldest first. */
public final class Chain {

  public enum What {
    NEW,
    UPDATE,
    CANCEL
  }

  /**
   * One of them.
   *
   * @param by who wrote it first, or who cancelled it
   * @param at when it was approved, else written; when it was cancelled
   * @param approvedBy empty where nobody did
   * @param reason of a cancel; else empty
   * @param said every text as it leaves; of a cancel, what was taken back
   * @param corrections of an update: what those get who got the old words
   * @param diffs against the words it is an update of; empty for all else
   * @param reached how many got these words or may have; of a cancel, before and after it
   */
  public record Entry(
      What what,
      Bulletin bulletin,
      Stage stage,
      String by,
      Instant at,
      String approvedBy,
      String reason,
      Map<Lang, String> said,
      Map<Lang, String> corrections,
      Map<Lang, List<TextDiff.Part>> diffs,
      long reached) {}

  private Chain() {}

  public static List<Entry> of(List<Bulletin> chain, Broadcasts broadcasts) {
    Map<BulletinId, Bulletin> known = new HashMap<>();
    chain.forEach(b -> known.put(b.id(), b));
    List<Entry> entries = new ArrayList<>();
    for (Bulletin each : chain) {
      Bulletin old = each.supersedes() == null ? null : known.get(each.supersedes());
      Entry written = written(each, old, broadcasts);
      entries.add(written);
      step(each, Bulletin.State.CANCELLED).ifPresent(s -> entries.add(cancel(written, s)));
    }
    // A draft of an update stands behind everything that happened before it was written.
    entries.sort(Comparator.comparing(Entry::at));
    return List.copyOf(entries);
  }

  private static Entry written(Bulletin b, Bulletin old, Broadcasts broadcasts) {
    Bulletin.Step first = b.history().get(0);
    Optional<Bulletin.Step> approved = step(b, Bulletin.State.APPROVED);
    Map<Lang, String> said = new EnumMap<>(Lang.class);
    Map<Lang, String> corrections = new EnumMap<>(Lang.class);
    for (Lang lang : b.content().texts().keySet()) {
      said.put(lang, b.textFor(lang));
      if (old != null) {
        corrections.put(lang, b.correctionFor(lang));
      }
    }
    return new Entry(
        old == null ? What.NEW : What.UPDATE,
        b,
        broadcasts.stage(b),
        first.actor(),
        approved.map(Bulletin.Step::at).orElse(first.at()),
        approved.map(Bulletin.Step::actor).orElse(""),
        "",
        said,
        corrections,
        old == null ? Map.of() : ShownVersion.diffs(old.content().texts(), b.content().texts()),
        approved.isEmpty() ? 0 : broadcasts.reached(b.id()));
  }

  private static Entry cancel(Entry of, Bulletin.Step step) {
    return new Entry(
        What.CANCEL,
        of.bulletin(),
        of.stage(),
        step.actor(),
        step.at(),
        "",
        step.reason(),
        of.said(),
        Map.of(),
        Map.of(),
        of.reached());
  }

  private static Optional<Bulletin.Step> step(Bulletin b, Bulletin.State to) {
    return b.history().stream().filter(s -> s.to() == to).findFirst();
  }
}
