package org.jarshy.gateway.proxy;

import java.time.Instant;
import java.util.Locale;
import org.jarshy.gateway.audit.AuditLog;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.proxy.PooledProxy.State;

/** What is learned of proxies, and what follows; each method within the caller's transaction. */
class Evidence {

  /** Who saw it working. */
  enum By {
    BUNDLE,
    PROBE,
    PEOPLE;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final ProxyRows rows;
  private final Buckets buckets;
  private final AuditLog audit;

  Evidence(ProxyRows rows, Buckets buckets, AuditLog audit) {
    this.rows = rows;
    this.buckets = buckets;
    this.audit = audit;
  }

  /**
   * It was seen working. A reserve that came back to life is given to whoever waits for one.
   *
   * @param seen not after now; older than what is known changes nothing
   */
  void working(ProxyRow proxy, Instant seen, By by, Instant now) {
    if (!proxy.isLiving() || seen.isBefore(proxy.freshAt())) {
      return;
    }
    rows.fresh(proxy.id(), seen, by.code());
    if (proxy.state() == State.RESERVE) {
      rows.lock(proxy.app());
      buckets.fill(proxy.app(), now);
    }
  }

  /**
   * The censor knows it: never sent again.
   *
   * @return false where it does not live
   */
  boolean burned(ProxyRow proxy, String reason, Actor actor, Instant now) {
    rows.lock(proxy.app());
    boolean active = rows.move(proxy.id(), State.ACTIVE, State.BURNED);
    if (!active && !rows.move(proxy.id(), State.RESERVE, State.BURNED)) {
      return false;
    }
    rows.burned(proxy.id(), actor.name(), reason, now);
    audit.record(actor, "proxy.burned", subject(proxy.id()), active ? "was active" : "reserve");
    if (active) {
      buckets.split(proxy, now);
    }
    return true;
  }

  /**
   * The censor knows one that was never let in: nobody may let it in any more.
   *
   * @return false where it was let in, or is burned
   */
  boolean burnedBefore(ProxyRow proxy, String reason, Actor actor, Instant now) {
    rows.lock(proxy.app());
    boolean proposed = rows.move(proxy.id(), State.PROPOSED, State.BURNED);
    if (!proposed && !rows.move(proxy.id(), State.REJECTED, State.BURNED)) {
      return false;
    }
    rows.burned(proxy.id(), actor.name(), reason, now);
    audit.record(
        actor, "proxy.burned", subject(proxy.id()), proposed ? "was proposed" : "was rejected");
    return true;
  }

  /** Enough people of enough areas complain: nobody new gets it. Nothing is replaced for that. */
  void suspected(ProxyId id, long areas, long complaints, long persons, Instant now) {
    if (PoolRules.isSuspicious(areas, complaints, persons) && rows.suspect(id, now)) {
      audit.record(
          Actor.SYSTEM,
          "proxy.suspected",
          subject(id),
          "complaints from %d areas, at least a fifth of those who got it".formatted(areas));
    }
  }

  static String subject(ProxyId id) {
    return "proxy:" + id;
  }
}
