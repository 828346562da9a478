package org.jarshy.sim.capture;

import org.jarshy.sim.io.Ending;

/**
 * Something that happened on a connection.
 *
 * @param nanos since 1970, in the loop's time
 * @param octets empty when it opened or closed
 * @param ending null unless it closed
 */
record Moment(long nanos, Kind kind, Line line, byte[] octets, Ending ending) {

  Moment(long nanos, Kind kind, Line line, byte[] octets) {
    this(nanos, kind, line, octets, kind == Kind.CLOSED ? Ending.OURS : null);
  }

  /** Seen from the SMSC. */
  enum Kind {
    OPENED,
    RECEIVED,
    SENT,
    CLOSED
  }
}
