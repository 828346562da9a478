package org.jarshy.gateway.carrier;

import java.time.Instant;
import java.util.List;

/**
 * How a carrier stands.
 *
 * @param submittedPerSecond segments, over the last five seconds
 */
public record CarrierStatus(String id, List<Link> links, double submittedPerSecond) {

  public enum LinkState {
    CONNECTING,
    BOUND,
    /** Bound, and held back because the SMSC said that we are too fast. */
    THROTTLED,
    DOWN,
    /** Stopped because the SMSC refuses our configuration; needs a person. */
    REFUSED,
    STOPPED
  }

  /**
   * @param name {@code kcell-1}
   * @param outstanding submits without an answer
   * @param problem the SMSC's words or the network's; empty when all is well
   * @param nextTry null unless it waits to reconnect
   */
  public record Link(
      String name,
      LinkState state,
      int outstanding,
      int window,
      String problem,
      Instant since,
      Instant nextTry) {}

  public boolean up() {
    return links.stream()
        .anyMatch(l -> l.state() == LinkState.BOUND || l.state() == LinkState.THROTTLED);
  }
}
