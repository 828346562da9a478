package org.jarshy.gateway.proxy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jarshy.gateway.audit.AuditLog;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.trust.BundleReceiver;
import org.jarshy.gateway.trust.ItemFields;
import org.jarshy.gateway.trust.Role;
import org.jarshy.gateway.trust.VerifiedBundle;

/**
 * Takes proxies that at least two of their keepers signed: these need no second person here. The
 * schema of an item; {@code note} may be left out:
 *
 * <pre>{@code
 * {"type":"proxy","kind":"mtproto","link":"https://t.me/proxy?…","status":"ok",
 *  "seen":"2022-01-05T17:00:00Z","note":"…"}
 * }</pre>
 */
class ReceiveProxies implements BundleReceiver {

  private static final Map<String, LinkKind> KINDS =
      Arrays.stream(LinkKind.values())
          .collect(Collectors.toUnmodifiableMap(LinkKind::code, Function.identity()));

  /** A publisher's clock may be so much ahead of ours. */
  private static final Duration CLOCKS_DIFFER = Duration.ofHours(24);

  private final ProxyRows rows;
  private final Buckets buckets;
  private final Evidence evidence;
  private final DistributionKey key;
  private final Hosts hosts;
  private final AuditLog audit;
  private final Clock clock;

  ReceiveProxies(
      ProxyRows rows,
      Buckets buckets,
      Evidence evidence,
      DistributionKey key,
      Hosts hosts,
      AuditLog audit,
      Clock clock) {
    this.rows = rows;
    this.buckets = buckets;
    this.evidence = evidence;
    this.key = key;
    this.hosts = hosts;
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  public Set<Role> roles() {
    return Set.of(Role.PROXY);
  }

  @Override
  public List<Outcome> receive(VerifiedBundle bundle, Set<Lang> languages, Instant time) {
    List<Outcome> outcomes = new ArrayList<>();
    for (VerifiedBundle.Item item : bundle.items()) {
      outcomes.add(take(item, bundle, time));
    }
    return outcomes;
  }

  private Outcome take(VerifiedBundle.Item item, VerifiedBundle bundle, Instant time) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    ItemFields fields = ItemFields.of(item);
    fields.oneOf("type", Map.of("proxy", true));
    LinkKind kind = fields.oneOf("kind", KINDS);
    String text = fields.text("link", ProxyLink.LONGEST);
    boolean burned = fields.oneOf("status", Map.of("ok", false, "burned", true));
    Instant seen = fields.instant("seen").truncatedTo(ChronoUnit.MICROS);
    if (seen.isAfter(bundle.issuedAt().plus(CLOCKS_DIFFER))) {
      throw fields.wrong("seen", "is later than the bundle was issued");
    }
    String note = fields.optionalText("note", StoredProxies.LONGEST_WORDS).orElse("");
    fields.end();
    ProxyLink link;
    try {
      link = ProxyLink.read(kind, text, hosts);
    } catch (LinkRefused e) {
      throw new NotUsable(item.name(), "the link is not taken: " + e.getMessage());
    }
    rows.lock(kind.app());
    Instant known = onOurClock(seen, time, now);
    Optional<ProxyRow> old = rows.byLink(key.linkKey(link.identity()));
    String words =
        old.isPresent()
            ? known(old.get(), burned, known, now)
            : taken(link, burned, known, note, bundle, now);
    ProxyRow row = rows.byLink(key.linkKey(link.identity())).orElseThrow();
    return new Outcome(item.name(), Evidence.subject(row.id()), words);
  }

  private String known(ProxyRow proxy, boolean burned, Instant seen, Instant now) {
    if (burned) {
      boolean first =
          evidence.burned(proxy, "signed status", Actor.SYSTEM, now)
              || evidence.burnedBefore(proxy, "signed status", Actor.SYSTEM, now);
      return first ? "burned" : "known already";
    }
    if (proxy.state() == PooledProxy.State.PROPOSED) {
      // Its keepers signed what somebody here entered: that is more than a second person.
      rows.fresh(proxy.id(), seen, Evidence.By.BUNDLE.code());
      admit(rows.find(proxy.id()).orElseThrow(), now);
      return "taken";
    }
    evidence.working(proxy, seen, Evidence.By.BUNDLE, now);
    return "known already";
  }

  private String taken(
      ProxyLink link,
      boolean burned,
      Instant seen,
      String note,
      VerifiedBundle bundle,
      Instant now) {
    String source = "bundle " + bundle.stream() + " " + bundle.seq();
    ProxyId id =
        rows.insert(
            link,
            key.linkKey(link.identity()),
            new ProxyRows.Origin(
                source.substring(0, Math.min(160, source.length())), note, Actor.SYSTEM.name()),
            seen,
            Evidence.By.BUNDLE.code(),
            now);
    if (burned) {
      // Remembered, so that nobody enters it later.
      rows.move(id, PooledProxy.State.PROPOSED, PooledProxy.State.BURNED);
      rows.burned(id, Actor.SYSTEM.name(), "signed status", now);
      return "burned";
    }
    admit(rows.find(id).orElseThrow(), now);
    return "taken";
  }

  private void admit(ProxyRow proxy, Instant now) {
    buckets.admit(proxy, now);
    rows.decided(proxy.id(), Actor.SYSTEM.name(), null, now);
    audit.record(
        Actor.SYSTEM, "proxy.admitted", Evidence.subject(proxy.id()), "by a signed bundle");
  }

  /**
   * When it was seen, by the clock that later tells its age. A clock ahead of ours makes nothing
   * last longer, and neither does ours where it was set back: the age is that by trusted time.
   */
  private static Instant onOurClock(Instant seen, Instant time, Instant now) {
    Instant latest = time.isAfter(now) ? time : now;
    return seen.isAfter(latest)
        ? now
        : now.minus(Duration.between(seen, latest)).truncatedTo(ChronoUnit.MICROS);
  }
}
