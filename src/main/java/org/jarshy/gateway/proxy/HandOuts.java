package org.jarshy.gateway.proxy;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jarshy.gateway.kernel.Msisdn;
import org.jarshy.gateway.kernel.SubscriberId;
import org.jarshy.gateway.proxy.Areas.Area;
import org.jarshy.gateway.proxy.Holders.Asker;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Who gets what. What an area was once dealt stays its answer, for everybody in it: a new SIM card
 * of the same run learns nothing. It changes by a proxy that was burned, and by nothing else.
 */
class HandOuts implements ProxyDesk {

  private final ProxyRows rows;
  private final Buckets buckets;
  private final Areas areas;
  private final Holders holders;
  private final Evidence evidence;
  private final DistributionKey key;
  private final JdbcClient jdbc;
  private final Clock clock;

  HandOuts(
      ProxyRows rows,
      Buckets buckets,
      Areas areas,
      Holders holders,
      Evidence evidence,
      DistributionKey key,
      JdbcClient jdbc,
      Clock clock) {
    this.rows = rows;
    this.buckets = buckets;
    this.areas = areas;
    this.holders = holders;
    this.evidence = evidence;
    this.key = key;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public HandOut ask(SubscriberId who, Msisdn number, App wanted) {
    Instant now = now();
    Set<App> pooled = apps("state in ('ACTIVE', 'RESERVE', 'BURNED')", now);
    if (pooled.isEmpty()) {
      return new HandOut.NoPools();
    }
    Asker asker = holders.asker(who, now);
    if (asker.replies() >= PoolRules.REPLIES_A_DAY) {
      if (asker.told()) {
        return new HandOut.Silence();
      }
      holders.save(who, asker.toldTooSoon(), now);
      return new HandOut.TooSoon();
    }
    App app = wanted != null ? wanted : usual(asker, pooled, now);
    List<ProxyRow> given = sameAsLately(who, app, now);
    Area area = null;
    if (given.isEmpty() && pooled.contains(app)) {
      area = areas.open(key.areaKey(app, number), app, now).orElse(null);
      given = area == null ? List.of() : deal(who, area, app, now);
    }
    if (given.isEmpty()) {
      return without(app, area, now);
    }
    String areaKey = key.areaKey(app, number).hex();
    for (ProxyRow proxy : given) {
      holders.gave(who, proxy, areaKey, now);
    }
    holders.save(who, asker.answered(app, now), now);
    return new HandOut.Given(given.stream().map(ProxyRow::id).toList());
  }

  /** What they got before, else the first that there is. */
  private App usual(Asker asker, Set<App> pooled, Instant now) {
    if (asker.lastApp() != null && pooled.contains(asker.lastApp())) {
      return asker.lastApp();
    }
    return available(now).stream().findFirst().orElse(pooled.iterator().next());
  }

  /** A repeat within six hours gets the same, as far as that may still be sent. */
  private List<ProxyRow> sameAsLately(SubscriberId who, App app, Instant now) {
    Optional<Instant> last = holders.lastGot(who, app);
    if (last.isEmpty() || !now.isBefore(last.get().plus(PoolRules.SAME_ANSWER))) {
      return List.of();
    }
    return holders.got(who, app, last.get()).stream().filter(p -> p.isUsable(now)).toList();
  }

  /** From what the area has, and what it may have beside. */
  private List<ProxyRow> deal(SubscriberId who, Area area, App app, Instant now) {
    List<ProxyRow> hand = new ArrayList<>(areas.hand(area));
    int wanted = PoolRules.perReply(freshActive(app, now));
    long living = hand.stream().filter(ProxyRow::isLiving).count();
    if (living < wanted) {
      List<ProxyRow> more = open(area, hand, now);
      if (hand.size() < wanted) {
        more.stream().limit(wanted - hand.size()).forEach(proxy -> add(area, proxy, hand, now));
      } else if (!more.isEmpty() && area.mayReplace(now)) {
        add(area, more.get(0), hand, now);
        areas.replaced(area, now);
      }
    }
    return hand.stream()
        .filter(proxy -> proxy.isUsable(now))
        // Of whom citizens complain nobody hears who has not got it already.
        .filter(proxy -> proxy.suspectAt() == null || holders.has(who, proxy.id()))
        .limit(wanted)
        .toList();
  }

  private void add(Area area, ProxyRow proxy, List<ProxyRow> hand, Instant now) {
    areas.deal(area, proxy, now);
    hand.add(proxy);
  }

  /** Of the area's bucket, what it was not dealt yet and may be. */
  private List<ProxyRow> open(Area area, List<ProxyRow> hand, Instant now) {
    Set<ProxyId> dealt = new HashSet<>();
    hand.forEach(proxy -> dealt.add(proxy.id()));
    return buckets.members(area.bucket()).stream()
        .filter(proxy -> proxy.isOpen(now) && !dealt.contains(proxy.id()))
        .toList();
  }

  private HandOut without(App app, Area area, Instant now) {
    boolean replaceable =
        area != null
            && areas.hand(area).stream().anyMatch(p -> p.state() == PooledProxy.State.BURNED)
            && !area.mayReplace(now);
    if (replaceable) {
      return new HandOut.Later();
    }
    Set<App> others = available(now);
    others.remove(app);
    return new HandOut.None(app, others);
  }

  private long freshActive(App app, Instant now) {
    return rows.ofApp(app, PooledProxy.State.ACTIVE).stream().filter(p -> p.isFresh(now)).count();
  }

  /** Apps with something that may be handed to somebody new. */
  private Set<App> available(Instant now) {
    return apps("state = 'ACTIVE' and suspect_at is null and fresh_at > ?", now);
  }

  private Set<App> apps(String condition, Instant now) {
    JdbcClient.StatementSpec query = jdbc.sql("select distinct app from proxy where " + condition);
    if (condition.indexOf('?') >= 0) {
      query = query.param(ProxyRow.utc(now.minus(PoolRules.EVIDENCE_LASTS)));
    }
    Set<App> apps = EnumSet.noneOf(App.class);
    query.query(String.class).list().forEach(app -> apps.add(App.valueOf(app)));
    return apps;
  }

  @Override
  public boolean bad(SubscriberId who, App app) {
    Instant now = now();
    Optional<Instant> last = holders.lastGot(who, app);
    if (last.isEmpty()) {
      return false;
    }
    for (Holders.Held held : holders.heldSince(who, app, last.get())) {
      if (held.complained() || !holders.complained(who, held.proxy(), now)) {
        continue;
      }
      jdbc.sql("update proxy set complaints = complaints + 1 where id = ?")
          .param(held.proxy().value())
          .update();
      areas.complained(held.proxy(), held.areaKey());
      rows.find(held.proxy())
          .ifPresent(
              proxy ->
                  evidence.suspected(
                      proxy.id(),
                      areas.complaining(proxy.id()),
                      proxy.complaints(),
                      proxy.persons(),
                      now));
    }
    return true;
  }

  @Override
  public Map<ProxyId, String> sendable(Collection<ProxyId> ids) {
    return rows.activeLinks(ids, now().minus(PoolRules.EVIDENCE_LASTS));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
