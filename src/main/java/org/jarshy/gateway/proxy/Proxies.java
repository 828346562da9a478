package org.jarshy.gateway.proxy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jarshy.gateway.kernel.Actor;

/**
 * The pools, for those who keep them. What one person enters a second lets in; whatever a signed
 * bundle brings was signed by two. Every step throws {@link ProxyRefused} and changes nothing where
 * it is not allowed.
 */
public interface Proxies {

  /**
   * Enters a proxy, or says of one that is known already that it works.
   *
   * @param seen when it was seen working
   * @param note for operators, at most 200 characters; never sent
   */
  ProxyId propose(LinkKind kind, String link, Instant seen, String note, Actor actor);

  /** Lets in what somebody else entered, or confirms what somebody else saw. */
  void approve(ProxyId id, Actor actor);

  void reject(ProxyId id, String reason, Actor actor);

  /**
   * The censor knows it. It is never sent again, and its bucket is split. One person may: waiting
   * for a second would send people to it meanwhile.
   */
  void burn(ProxyId id, String reason, Actor actor);

  Optional<PooledProxy> find(ProxyId id);

  /** The link itself, for whoever decides about it; empty where there is no such proxy. */
  Optional<String> link(ProxyId id);

  /** Newest first. @param app null for all */
  List<PooledProxy> list(App app, int limit, int offset);

  /** One for each app, in its order. */
  List<Pool> pools();
}
