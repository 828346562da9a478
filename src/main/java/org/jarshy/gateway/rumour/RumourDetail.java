package org.jarshy.gateway.rumour;

import java.time.Instant;
import java.util.List;

/**
 * A rumour with everything an editor decides by.
 *
 * @param texts its wordings, those most used first, at most {@link Rumours#MOST_TEXTS}
 * @param similar rumours that may be the same, most alike first
 * @param told who was told the standing verdict
 * @param waiting who will be, and was not yet
 */
public record RumourDetail(
    RumourSummary summary,
    List<Wording> texts,
    List<Similar> similar,
    List<Verdict> verdicts,
    List<Step> steps,
    long told,
    long waiting) {

  /**
   * @param words masked
   * @param confirmed true where the verdict is told to who asked so
   */
  public record Wording(long id, String words, long askers, Instant firstAt, boolean confirmed) {}

  /**
   * @param percent how alike in words
   */
  public record Similar(RumourId id, String words, long askers, int percent) {}

  /**
   * @param what {@code merged}, {@code split}, {@code proposed}, {@code approved} …
   */
  public record Step(String what, String actor, Instant at, String reason) {}

  /** Highest wording that was shown; see {@link Rumours#approve}. */
  public long lastText() {
    return texts.stream().mapToLong(Wording::id).max().orElse(0);
  }
}
