package org.jarshy.gateway.audit;

import java.util.List;
import java.util.Optional;

/** What the log signed of itself, for witnesses outside. */
public interface AuditCheckpoints {

  /** The line to give to those who will verify. */
  LogKey publicKey();

  Optional<Checkpoint> last();

  Optional<Checkpoint> of(long size);

  /** The largest first. @param below size of the last one of the page before */
  List<Checkpoint> page(long below, int limit);

  /**
   * Of everything that is committed now; the last one, where nothing was added since.
   *
   * @return empty while the log has no record
   */
  Optional<Checkpoint> make();

  /**
   * What the log is to checkpoints that somebody outside kept, in their order. Every record up to
   * the largest is recomputed: some 5 seconds for a million.
   */
  List<Comparison> compare(List<Checkpoint> kept);

  default Comparison compare(Checkpoint kept) {
    return compare(List.of(kept)).get(0);
  }

  /**
   * @param fits the kept one is of this log, as it is now
   * @param sentence for the person who asks
   */
  record Comparison(boolean fits, String sentence) {}
}
