package org.jarshy.gateway.proxy;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jarshy.gateway.audit.AuditLog;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.StepRefused.Rule;
import org.jarshy.gateway.kernel.TwoPersonRule;
import org.jarshy.gateway.proxy.PooledProxy.State;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** The pools in the database. */
class StoredProxies implements Proxies {

  static final int LONGEST_WORDS = 200;
  private static final String CONSOLE = "console";

  private final ProxyRows rows;
  private final Buckets buckets;
  private final Evidence evidence;
  private final DistributionKey key;
  private final Hosts hosts;
  private final JdbcClient jdbc;
  private final TransactionOperations transactions;
  private final AuditLog audit;
  private final Clock clock;

  StoredProxies(
      ProxyRows rows,
      Buckets buckets,
      Evidence evidence,
      DistributionKey key,
      Hosts hosts,
      JdbcClient jdbc,
      TransactionOperations transactions,
      AuditLog audit,
      Clock clock) {
    this.rows = rows;
    this.buckets = buckets;
    this.evidence = evidence;
    this.key = key;
    this.hosts = hosts;
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  public ProxyId propose(LinkKind kind, String text, Instant seenAt, String note, Actor actor) {
    Instant now = now();
    // As fine as the database keeps it, as our own time is: what was seen just now is not later.
    Instant seen = seenAt.truncatedTo(ChronoUnit.MICROS);
    ProxyLink link = read(kind, text);
    requireWords("note", note, false);
    if (seen.isAfter(now) || seen.isBefore(now.minus(PoolRules.EVIDENCE_LASTS))) {
      throw invalid(
          "seen",
          "It must have been seen working within the last 72 hours, and not in the future.");
    }
    String linkKey = key.linkKey(link.identity());
    return transactions.execute(
        tx -> {
          rows.lock(kind.app());
          Optional<ProxyRow> known = rows.byLink(linkKey);
          if (known.isPresent()) {
            return seenAgain(known.get(), seen, actor);
          }
          ProxyId id =
              rows.insert(
                  link,
                  linkKey,
                  new ProxyRows.Origin(CONSOLE, note.strip(), actor.name()),
                  seen,
                  Evidence.By.PEOPLE.code(),
                  now);
          audit.record(actor, "proxy.proposed", Evidence.subject(id), kind.code());
          return id;
        });
  }

  private ProxyId seenAgain(ProxyRow known, Instant seen, Actor actor) {
    if (!known.isLiving()) {
      throw invalid(
          "link",
          switch (known.state()) {
            case PROPOSED -> "It waits for approval already, as proxy %s.".formatted(known.id());
            case REJECTED -> "It was refused already, as proxy %s.".formatted(known.id());
            default ->
                "It is burned, as proxy %s; what the censor knows once he knows for ever."
                    .formatted(known.id());
          });
    }
    rows.sighted(known.id(), actor.name(), seen);
    audit.record(actor, "proxy.sighted", Evidence.subject(known.id()), "");
    return known.id();
  }

  @Override
  public void approve(ProxyId id, Actor actor) {
    Instant now = now();
    try {
      transactions.executeWithoutResult(tx -> approve(locked(id), actor, now));
    } catch (ProxyRefused refused) {
      if (refused.rule() == Rule.SECOND_PERSON) {
        // Somebody tried to let it in alone: that is worth an entry though nothing came of it.
        transactions.executeWithoutResult(
            tx ->
                audit.record(
                    actor, "proxy.approval-refused", Evidence.subject(id), "second person"));
      }
      throw refused;
    }
  }

  private void approve(ProxyRow proxy, Actor actor, Instant now) {
    if (proxy.state() == State.PROPOSED) {
      requireSecond(proxy.proposedBy(), actor);
      if (!proxy.isFresh(now)) {
        throw ProxyRefused.whole(
            Rule.WRONG_STATE,
            "It was last seen working more than 72 hours ago; enter it again when it was seen.");
      }
      buckets.admit(proxy, now);
      rows.decided(proxy.id(), actor.name(), null, now);
      audit.record(actor, "proxy.admitted", Evidence.subject(proxy.id()), "by two people");
    } else if (proxy.isLiving() && proxy.sightedBy() != null) {
      requireSecond(proxy.sightedBy(), actor);
      evidence.working(proxy, proxy.sightedAt(), Evidence.By.PEOPLE, now);
      audit.record(actor, "proxy.confirmed", Evidence.subject(proxy.id()), "by two people");
    } else {
      throw ProxyRefused.whole(
          Rule.WRONG_STATE,
          "Nothing waits for approval here: the proxy is %s."
              .formatted(proxy.state().name().toLowerCase(Locale.ROOT)));
    }
  }

  private static void requireSecond(String first, Actor actor) {
    TwoPersonRule.objection(Set.of(first), actor, "proxy")
        .ifPresent(
            why -> {
              throw ProxyRefused.whole(Rule.SECOND_PERSON, why);
            });
  }

  @Override
  public void reject(ProxyId id, String reason, Actor actor) {
    requireWords("reason", reason, true);
    Instant now = now();
    transactions.executeWithoutResult(
        tx -> {
          ProxyRow proxy = locked(id);
          if (!rows.move(id, State.PROPOSED, State.REJECTED)) {
            throw ProxyRefused.whole(
                Rule.WRONG_STATE, "Only a proxy that waits for approval can be refused; burn it.");
          }
          rows.decided(proxy.id(), actor.name(), reason.strip(), now);
          audit.record(actor, "proxy.rejected", Evidence.subject(id), "");
        });
  }

  @Override
  public void burn(ProxyId id, String reason, Actor actor) {
    requireWords("reason", reason, true);
    Instant now = now();
    Crossed.again(
        transactions,
        tx -> {
          if (!evidence.burned(locked(id), reason.strip(), actor, now)) {
            throw ProxyRefused.whole(
                Rule.WRONG_STATE, "Only a proxy that is active or in reserve can be burned.");
          }
        });
  }

  @Override
  public Optional<PooledProxy> find(ProxyId id) {
    Instant now = now();
    return rows.find(id).map(row -> row.view(now));
  }

  @Override
  public Optional<String> link(ProxyId id) {
    return rows.link(id);
  }

  @Override
  public List<PooledProxy> list(App app, int limit, int offset) {
    Instant now = now();
    return rows.list(app, limit, offset).stream().map(row -> row.view(now)).toList();
  }

  @Override
  public List<Pool> pools() {
    Instant now = now();
    List<Pool> pools = new ArrayList<>();
    for (App app : App.values()) {
      List<ProxyRow> active = rows.ofApp(app, State.ACTIVE);
      pools.add(
          new Pool(
              app,
              rows.count(app, State.PROPOSED),
              active.size(),
              active.stream().filter(proxy -> proxy.isOpen(now)).count(),
              rows.count(app, State.RESERVE),
              rows.count(app, State.BURNED),
              number("select count(*) from proxy_bucket where split_at is null and app = ?", app),
              number(
                  "select coalesce(sum(owed), 0) from proxy_bucket where split_at is null"
                      + " and app = ?",
                  app),
              PoolRules.perReply(active.stream().filter(p -> p.isFresh(now)).count())));
    }
    return pools;
  }

  private long number(String sql, App app) {
    return jdbc.sql(sql).param(app.name()).query(Long.class).single();
  }

  /** Read under the lock of its pools: nobody decides about it meanwhile. */
  private ProxyRow locked(ProxyId id) {
    ProxyRow seen = rows.find(id).orElseThrow(() -> missing(id));
    rows.lock(seen.app());
    return rows.find(id).orElseThrow(() -> missing(id));
  }

  private ProxyLink read(LinkKind kind, String text) {
    try {
      return ProxyLink.read(kind, text == null ? "" : text, hosts);
    } catch (LinkRefused e) {
      throw invalid("link", "The link is not taken: " + e.getMessage() + ".");
    }
  }

  private static void requireWords(String field, String words, boolean required) {
    if (words == null || (required && words.isBlank())) {
      throw invalid(field, "It is required.");
    }
    if (words.strip().length() > LONGEST_WORDS) {
      throw invalid(
          field,
          "It has %d characters; at most %d are allowed."
              .formatted(words.strip().length(), LONGEST_WORDS));
    }
    if (words.codePoints().anyMatch(Character::isISOControl)) {
      throw invalid(field, "Control characters and line ends are not allowed.");
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private static ProxyRefused invalid(String field, String problem) {
    return new ProxyRefused(Rule.INVALID, Map.of(field, problem));
  }

  private static ProxyRefused missing(ProxyId id) {
    return ProxyRefused.whole(Rule.NOT_FOUND, "There is no proxy %s.".formatted(id));
  }
}
