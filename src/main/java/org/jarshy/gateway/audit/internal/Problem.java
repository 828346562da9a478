package org.jarshy.gateway.audit.internal;

import java.util.Locale;

/**
 * What is wrong with a log, as well as can be told.
 *
 * @param seq place of the first record that is wrong, or may be; -1 where it is none of a record
 * @param words one sentence for a person, without anything that stands in the record
 */
public record Problem(Kind kind, long seq, String words) {

  public enum Kind {
    /** A line is no record. */
    UNREADABLE,
    /** A record is not what was written. */
    CHANGED,
    /** What was done to whom is not there, and nothing says that it was withheld. */
    PAYLOAD,
    /** A record of another place stands here under this number. */
    MOVED,
    /** A record is not there. */
    MISSING,
    /** A record is there twice. */
    DUPLICATE,
    /** Lines stand in another order. */
    REORDERED,
    /** The end is not there. */
    TRUNCATED,
    /** The log is shorter than a checkpoint: an older database, or its end was cut off. */
    OLDER,
    /** Everything fits itself, and not a checkpoint: rebuilt by somebody who had the database. */
    REWRITTEN,
    /** A checkpoint is not signed by the log's key. */
    SIGNATURE,
    /** A stored hash does not follow from the records, which fit. */
    NODE,
    /** A proof does not lead to the root. */
    PROOF;

    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
