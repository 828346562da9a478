package org.jarshy.gateway.audit;

import java.time.Instant;

/**
 * How the log stands by the service's own check, which whoever holds the machine can bend: only
 * what is kept outside proves anything.
 *
 * @param records that were checked
 * @param at when it was checked last; null before the first check
 * @param words one sentence for a person; empty where nothing is wrong
 */
public record AuditState(Status status, long records, Instant at, String words) {

  public enum Status {
    /** Not checked yet since the start. */
    CHECKING,
    SOUND,
    /** A record or a checkpoint is not what it was. */
    BROKEN
  }
}
