package org.jarshy.gateway.audit;

import java.time.Instant;
import java.util.List;

/**
 * How the log stands by the service's own check, which whoever holds the machine can bend: only
 * what is kept outside proves anything.
 *
 * @param records that were checked
 * @param at when it was checked last; null before the first check
 * @param words one sentence for a person; empty where nothing is wrong
 * @param notices what was found since the start and mended, or is no fault of the records, and
 *     somebody must know: a sentence each
 */
public record AuditState(
    Status status, long records, Instant at, String words, List<String> notices) {

  public AuditState {
    notices = List.copyOf(notices);
  }

  public enum Status {
    /** Not checked yet since the start. */
    CHECKING,
    SOUND,
    /** A record or a checkpoint is not what it was. */
    BROKEN
  }
}
