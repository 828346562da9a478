package org.jarshy.gateway.console.internal.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jarshy.gateway.broadcast.Stage;
import org.jarshy.gateway.console.internal.shown.Chain;

/**
 * New, update, cancel: what was said one after the other, oldest first.
 *
 * @param exercise true where all of it reached test phones only
 */
public record ChainView(boolean exercise, List<EntryView> entries) {

  /**
   * @param what NEW, UPDATE or CANCEL
   * @param by who wrote it first, or who cancelled it
   * @param at when it was approved, else written; when it was cancelled
   * @param approvedBy empty where nobody did
   * @param texts as they leave; of a cancel, what was taken back
   * @param reached how many got these words or may have
   */
  public record EntryView(
      Chain.What what,
      long bulletin,
      Long supersedes,
      Stage stage,
      String by,
      Instant at,
      String approvedBy,
      String reason,
      Map<String, String> texts,
      Map<String, String> corrections,
      long reached) {}

  static ChainView of(boolean exercise, List<Chain.Entry> entries) {
    return new ChainView(exercise, entries.stream().map(ChainView::entry).toList());
  }

  private static EntryView entry(Chain.Entry e) {
    return new EntryView(
        e.what(),
        e.bulletin().id().value(),
        e.bulletin().supersedes() == null ? null : e.bulletin().supersedes().value(),
        e.stage(),
        e.by(),
        e.at(),
        e.approvedBy(),
        e.reason(),
        VersionView.byCode(e.said()),
        VersionView.byCode(e.corrections()),
        e.reached());
  }
}
