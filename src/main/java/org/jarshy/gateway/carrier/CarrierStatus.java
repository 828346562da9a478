package org.jarshy.gateway.carrier;

import java.time.Instant;
import java.util.List;

/**
 * How a carrier stands.
 *
 * @param submittedPerSecond segments, over the last five seconds
 * @param mostPerSecond segments allowed at present: the configured limit, or less after the SMSC
 *     said that we are too fast; 0 for no limit
 * @param breaker whether its SMSC takes messages at all
 * @param downSince when it last stopped taking messages; null while it takes them
 * @param standsInFor carriers whose messages it takes at present
 */
public record CarrierStatus(
    String id,
    List<Link> links,
    double submittedPerSecond,
    double mostPerSecond,
    Breaker breaker,
    Instant downSince,
    List<String> standsInFor) {

  /** A carrier without limit, at work for itself. */
  public CarrierStatus(String id, List<Link> links, double submittedPerSecond) {
    this(id, links, submittedPerSecond, 0, Breaker.CLOSED, null, List.of());
  }

  /** Of the electric kind: closed is good. */
  public enum Breaker {
    CLOSED,
    /** The SMSC failed too often: nothing is sent for a while. */
    OPEN,
    /** A few messages are sent to see whether it is over. */
    HALF_OPEN
  }

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
   * @param direction what it is bound for
   * @param outstanding submits without an answer
   * @param problem the SMSC's words or the network's; empty when all is well
   * @param nextTry null unless it waits to reconnect
   */
  public record Link(
      String name,
      Direction direction,
      LinkState state,
      int outstanding,
      int window,
      String problem,
      Instant since,
      Instant nextTry) {

    /** A link for both directions. */
    public Link(
        String name,
        LinkState state,
        int outstanding,
        int window,
        String problem,
        Instant since,
        Instant nextTry) {
      this(name, Direction.BOTH, state, outstanding, window, problem, since, nextTry);
    }

    public boolean up() {
      return state == LinkState.BOUND || state == LinkState.THROTTLED;
    }
  }

  public enum Direction {
    BOTH,
    OUT,
    IN
  }

  public boolean up() {
    return links.stream().anyMatch(Link::up);
  }

  /** Whether a link is up that messages can leave by. */
  public boolean sends() {
    return links.stream().anyMatch(l -> l.up() && l.direction() != Direction.IN);
  }

  /** Whether a link is up that texts and receipts can come by. */
  public boolean receives() {
    return links.stream().anyMatch(l -> l.up() && l.direction() != Direction.OUT);
  }
}
