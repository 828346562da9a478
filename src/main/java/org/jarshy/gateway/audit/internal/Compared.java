package org.jarshy.gateway.audit.internal;

import java.util.Locale;
import org.jarshy.gateway.audit.Checkpoint;
import org.jarshy.gateway.audit.LogKey;

/**
 * A checkpoint held against a log.
 *
 * @param source where it came from, for the person who gave it; empty for the log's own
 * @param signer which of the keys that count signed it; null where none did
 */
public record Compared(Checkpoint checkpoint, String source, LogKey signer, Result result) {

  public enum Result {
    /** The first records of the log are those of the checkpoint. */
    MATCHES,
    DIFFERS,
    /** The log has fewer records. */
    LONGER_THAN_LOG,
    /** A record before it is missing or unreadable, so there was no root to compare. */
    NOT_COMPARED;

    public String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public boolean signed() {
    return signer != null;
  }

  public boolean isWitness() {
    return !source.isEmpty();
  }
}
