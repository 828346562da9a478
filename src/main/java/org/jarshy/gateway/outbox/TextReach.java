package org.jarshy.gateway.outbox;

/** How far a text went. */
public interface TextReach {

  /**
   * How many recipients of an origin got or may have got a text, as far as it is settled; what is
   * in flight at this moment is not in it. Reads every message of the origin: for a page, not for a
   * loop.
   */
  long of(Origin origin, long textRef);
}
