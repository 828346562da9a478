package org.jarshy.gateway.proxy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jarshy.gateway.audit.AuditLog;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.trust.BundleReceiver;
import org.jarshy.gateway.trust.Role;
import org.jarshy.gateway.trust.VerifiedBundle;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Takes proxies that at least two of their keepers signed: these need no second person here. */
class ReceiveProxies implements BundleReceiver {

  private static final Set<String> FIELDS =
      Set.of("type", "kind", "link", "status", "seen", "note");

  /** A publisher's clock may be so much ahead of ours. */
  private static final Duration CLOCKS_DIFFER = Duration.ofHours(24);

  private static final JsonMapper JSON = JsonMapper.shared();

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
  public List<Outcome> receive(VerifiedBundle bundle) {
    List<Outcome> outcomes = new ArrayList<>();
    for (VerifiedBundle.Item item : bundle.items()) {
      outcomes.add(take(item, bundle));
    }
    return outcomes;
  }

  private Outcome take(VerifiedBundle.Item item, VerifiedBundle bundle) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    JsonNode fields = fields(item);
    require(item, "proxy".equals(text(item, fields, "type", true)), "type must be proxy");
    LinkKind kind =
        LinkKind.of(text(item, fields, "kind", true))
            .orElseThrow(() -> unusable(item, "kind must be one of " + LinkKind.codes()));
    String status = text(item, fields, "status", true);
    boolean burned = "burned".equals(status);
    require(item, burned || "ok".equals(status), "status must be ok or burned");
    Instant seen = seen(item, text(item, fields, "seen", true));
    require(
        item,
        !seen.isAfter(bundle.issuedAt().plus(CLOCKS_DIFFER)),
        "seen is later than the bundle was issued");
    String note = text(item, fields, "note", false);
    require(item, note.length() <= StoredProxies.LONGEST_WORDS, "note has at most 200 characters");
    ProxyLink link;
    try {
      link = ProxyLink.read(kind, text(item, fields, "link", true), hosts);
    } catch (LinkRefused e) {
      throw unusable(item, "the link is not taken: " + e.getMessage());
    }
    rows.lock(kind.app());
    // A clock ahead of ours makes nothing last longer.
    Instant known = seen.isAfter(now) ? now : seen;
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

  private static JsonNode fields(VerifiedBundle.Item item) {
    JsonNode fields;
    try {
      fields = JSON.readTree(item.bytes());
    } catch (JacksonException e) {
      throw unusable(item, "it is no JSON");
    }
    require(item, fields != null && fields.isObject(), "it must be a JSON object");
    for (String field : fields.propertyNames()) {
      require(item, FIELDS.contains(field), "the field " + printable(field) + " is not known");
    }
    return fields;
  }

  /** Empty where it may be left out and is. */
  private static String text(
      VerifiedBundle.Item item, JsonNode fields, String name, boolean required) {
    JsonNode value = fields.get(name);
    if (value == null && !required) {
      return "";
    }
    require(item, value != null && value.isString(), name + " is required, a string");
    return value.stringValue();
  }

  private static Instant seen(VerifiedBundle.Item item, String text) {
    try {
      return Instant.parse(text).truncatedTo(ChronoUnit.MICROS);
    } catch (DateTimeParseException e) {
      throw unusable(item, "seen must be an instant such as 2022-01-05T17:00:00Z");
    }
  }

  private static void require(VerifiedBundle.Item item, boolean holds, String message) {
    if (!holds) {
      throw unusable(item, message);
    }
  }

  private static String printable(String field) {
    return field.matches("[A-Za-z0-9_-]{1,40}") ? field : "with an odd name";
  }

  private static NotUsable unusable(VerifiedBundle.Item item, String message) {
    return new NotUsable(item.name(), message);
  }
}
