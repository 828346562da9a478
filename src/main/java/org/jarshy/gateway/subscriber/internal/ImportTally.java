package org.jarshy.gateway.subscriber.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jarshy.gateway.subscriber.SubscriberImport.NotTaken;
import org.jarshy.gateway.subscriber.SubscriberImport.Refusal;
import org.jarshy.gateway.subscriber.SubscriberImport.Report;

/** What became of the lines so far. Keeps the first refusals and counts the rest. */
final class ImportTally {

  static final int REFUSALS_KEPT = 1_000;

  private final List<Refusal> kept = new ArrayList<>();
  private long lines;
  private long added;
  private long updated;
  private long refused;

  void line() {
    lines++;
  }

  void added() {
    added++;
  }

  void updated() {
    updated++;
  }

  void refused(long line, String reason) {
    refused++;
    if (kept.size() < REFUSALS_KEPT) {
      kept.add(new Refusal(line, reason));
    }
  }

  Report report() {
    return new Report(lines, added, updated, refused, sorted());
  }

  /**
   * @throws NotTaken when there is nothing to keep, with the first reasons
   */
  void requireSomething() {
    if (lines == 0) {
      throw new NotTaken("the file has no line below its header; nothing was imported");
    }
    if (added + updated == 0) {
      throw new NotTaken(
          "no line of %d can be taken; nothing was imported. %s"
              .formatted(
                  lines,
                  sorted().stream()
                      .limit(3)
                      .map(refusal -> "Line " + refusal.line() + ": " + refusal.reason())
                      .collect(Collectors.joining(". "))));
    }
  }

  /** A batch is judged after the lines that follow its first. */
  private List<Refusal> sorted() {
    return kept.stream().sorted(Comparator.comparingLong(Refusal::line)).toList();
  }
}
