package org.jarshy.gateway.proxy;

import java.time.Instant;

/**
 * What is known of a proxy, but not its link.
 *
 * @param expired true where it lives and was not seen working for 72 hours: not handed out
 * @param suspect true where citizens complain of it: nobody new gets it
 * @param inClear true where its password can be read by anybody on the way
 * @param source where it came from: {@code console}, or the stream of a bundle
 * @param decidedBy who let it in or refused it; null while it waits
 * @param freshAt when it was last seen working
 * @param freshBy {@code bundle}, {@code probe} or {@code people}
 * @param sightedBy whose word that it works waits for a second person; null where none does
 * @param reason why it was burned or refused; null otherwise
 * @param persons that got it
 * @param areas that got it, a thousand numbers each
 * @param complaints of different persons since it was last seen working
 */
public record PooledProxy(
    ProxyId id,
    App app,
    LinkKind kind,
    State state,
    boolean expired,
    boolean suspect,
    boolean inClear,
    String source,
    String note,
    String proposedBy,
    Instant proposedAt,
    String decidedBy,
    Instant freshAt,
    String freshBy,
    String sightedBy,
    Instant sightedAt,
    Instant burnedAt,
    String reason,
    long persons,
    long areas,
    long complaints) {

  /** Names are stored. */
  public enum State {
    /** Entered by hand; waits for a second person. */
    PROPOSED,
    REJECTED,
    /** Held back for the day when active ones are burned. */
    RESERVE,
    /** In a bucket, handed out. */
    ACTIVE,
    /** The censor knows it. For ever. */
    BURNED
  }
}
