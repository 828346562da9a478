package org.jarshy.gateway.subscriber.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jarshy.gateway.audit.AuditLog;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.City;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.Msisdn;
import org.jarshy.gateway.kernel.NumberVault;
import org.jarshy.gateway.kernel.NumberingPlan;
import org.jarshy.gateway.kernel.Place;
import org.jarshy.gateway.kernel.Region;
import org.jarshy.gateway.kernel.Script;
import org.jarshy.gateway.kernel.SubscriberId;
import org.jarshy.gateway.kernel.Topic;
import org.jarshy.gateway.subscriber.AudienceCount;
import org.jarshy.gateway.subscriber.AudiencePage;
import org.jarshy.gateway.subscriber.AudienceQuery;
import org.jarshy.gateway.subscriber.OptedOut;
import org.jarshy.gateway.subscriber.Reachable;
import org.jarshy.gateway.subscriber.Subscriber;
import org.jarshy.gateway.subscriber.Subscriber.Status;
import org.jarshy.gateway.subscriber.Subscribers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementSetter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionOperations;

/** Subscribers as rows. State moves are guarded in SQL, so that two at once make one change. */
@Repository
class JdbcSubscribers implements Subscribers {

  private static final Logger LOG = LoggerFactory.getLogger(JdbcSubscribers.class);

  /** A subscriber and whether the carrier was seen at work rather than guessed by prefix. */
  private record Known(Subscriber subscriber, boolean carrierLearned) {}

  private final JdbcTemplate template;
  private final JdbcClient jdbc;
  private final ChangeSubscriber changes;
  private final AudienceCounts counts;
  private final AudiencePages pages;
  private final TransactionOperations transactions;
  private final NumberVault vault;
  private final NumberingPlan plan;
  private final AuditLog audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  JdbcSubscribers(
      JdbcTemplate template,
      TransactionOperations transactions,
      NumberVault vault,
      NumberingPlan plan,
      AuditLog audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.template = template;
    this.jdbc = JdbcClient.create(template);
    this.changes = new ChangeSubscriber(template, clock);
    this.counts = new AudienceCounts(template, transactions, clock);
    this.pages = new AudiencePages(template, counts, clock);
    this.transactions = transactions;
    this.vault = vault;
    this.plan = plan;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public Subscriber contact(Msisdn number, String carrier) {
    return transactions.execute(
        transaction -> {
          byte[] index = vault.index(number);
          Known known = known(index).orElseGet(() -> meet(number, index));
          return carrier == null ? known.subscriber() : learn(known, carrier);
        });
  }

  private Known meet(Msisdn number, byte[] index) {
    OffsetDateTime now = now();
    // Two texts of one new number at once: the second insert waits for the first and does nothing.
    jdbc.sql(
            """
            insert into subscriber (number_index, number_sealed, status, topics, carrier,
                carrier_learned, created_at, changed_at)
            values (:index, :sealed, 'GUEST', 0, :carrier, false, :now, :now)
            on conflict do nothing
            """)
        .param("index", index)
        .param("sealed", SealedNumber.of(number, vault).sealed())
        .param("carrier", plan.carrierOf(number))
        .param("now", now)
        .update();
    return known(index).orElseThrow(() -> new IllegalStateException("a new subscriber is gone"));
  }

  private Subscriber learn(Known known, String carrier) {
    Subscriber s = known.subscriber();
    if (known.carrierLearned() && carrier.equals(s.carrier())) {
      return s;
    }
    changes.change(s.id(), then -> with(then, carrier), true);
    return with(s, carrier);
  }

  private static Subscriber with(Subscriber s, String carrier) {
    return new Subscriber(
        s.id(), s.status(), s.lang(), s.region(), s.city(), s.topics(), carrier, s.script());
  }

  private Optional<Known> known(byte[] index) {
    return jdbc.sql(
            "select " + SubscriberRow.COLUMNS + " from subscriber where number_index = :index")
        .param("index", index)
        .query((row, n) -> new Known(SubscriberRow.read(row, n), SubscriberRow.carrierLearned(row)))
        .optional();
  }

  @Override
  public Optional<Subscriber> find(Msisdn number) {
    return known(vault.index(number)).map(Known::subscriber);
  }

  @Override
  public Optional<Subscriber> find(SubscriberId id) {
    return Optional.ofNullable(find(List.of(id)).get(id));
  }

  @Override
  public Map<SubscriberId, Subscriber> find(Collection<SubscriberId> ids) {
    Map<SubscriberId, Subscriber> found = new HashMap<>();
    template.query(
        "select " + SubscriberRow.COLUMNS + " from subscriber where id = any(?)",
        anyOf(ids),
        row -> {
          Subscriber subscriber = SubscriberRow.read(row, 0);
          found.put(subscriber.id(), subscriber);
        });
    return found;
  }

  @Override
  public Map<SubscriberId, Reachable> reachable(Collection<SubscriberId> ids) {
    Map<SubscriberId, Reachable> found = new HashMap<>();
    template.query(
        "select "
            + SubscriberRow.COLUMNS
            + ", number_index, number_sealed from subscriber where id = any(?)",
        anyOf(ids),
        row -> {
          Subscriber subscriber = SubscriberRow.read(row, 0);
          found.put(
              subscriber.id(),
              new Reachable(
                  subscriber,
                  number(
                      subscriber.id(),
                      row.getBytes(SubscriberRow.WIDTH + 1),
                      row.getBytes(SubscriberRow.WIDTH + 2))));
        });
    return found;
  }

  private Msisdn number(SubscriberId id, byte[] index, byte[] sealed) {
    try {
      return new SealedNumber(index, sealed).open(vault);
    } catch (NumberVault.SealBroken e) {
      LOG.warn("The number of subscriber {} cannot be read and is left out", id);
      return null;
    }
  }

  private static PreparedStatementSetter anyOf(Collection<SubscriberId> ids) {
    Long[] values = ids.stream().map(SubscriberId::value).toArray(Long[]::new);
    return statement ->
        statement.setArray(1, statement.getConnection().createArrayOf("bigint", values));
  }

  @Override
  public boolean optIn(SubscriberId id, Actor actor) {
    return moved(id, actor, Status.ACTIVE, "subscriber.opted-in") != null;
  }

  @Override
  public boolean optOut(SubscriberId id, Actor actor) {
    return transactions.execute(
        transaction -> {
          Instant at = moved(id, actor, Status.STOPPED, "subscriber.opted-out");
          if (at != null) {
            events.publishEvent(new OptedOut(id, at));
          }
          return at != null;
        });
  }

  private Instant moved(SubscriberId id, Actor actor, Status status, String action) {
    return transactions.execute(
        transaction -> {
          Instant at = changes.change(id, s -> s.status() == status ? s : with(s, status));
          if (at != null) {
            audit.record(actor, action, "subscriber:" + id, "");
          }
          return at;
        });
  }

  private static Subscriber with(Subscriber s, Status status) {
    Set<Topic> topics =
        status == Status.ACTIVE && s.topics().isEmpty() ? Set.of(Topic.values()) : s.topics();
    return new Subscriber(
        s.id(), status, s.lang(), s.region(), s.city(), topics, s.carrier(), s.script());
  }

  @Override
  public void chooseLanguage(SubscriberId id, Lang lang) {
    change(
        id,
        s ->
            new Subscriber(
                id, s.status(), lang, s.region(), s.city(), s.topics(), s.carrier(), s.script()));
  }

  @Override
  public void chooseScript(SubscriberId id, Script script) {
    change(
        id,
        s ->
            new Subscriber(
                id, s.status(), s.lang(), s.region(), s.city(), s.topics(), s.carrier(), script));
  }

  @Override
  public void choosePlace(SubscriberId id, Region region, City city) {
    Place place = region == null && city == null ? null : place(region, city);
    change(
        id,
        s ->
            new Subscriber(
                id,
                s.status(),
                s.lang(),
                place == null ? null : place.region(),
                place == null ? null : place.city(),
                s.topics(),
                s.carrier(),
                s.script()));
  }

  private static Place place(Region region, City city) {
    return city == null ? Place.of(region) : new Place(region, city);
  }

  @Override
  public void chooseTopics(SubscriberId id, Set<Topic> topics) {
    change(
        id,
        s ->
            new Subscriber(
                id,
                s.status(),
                s.lang(),
                s.region(),
                s.city(),
                Set.copyOf(topics),
                s.carrier(),
                s.script()));
  }

  private void change(SubscriberId id, UnaryOperator<Subscriber> change) {
    transactions.executeWithoutResult(transaction -> changes.change(id, change));
  }

  @Override
  public Optional<Instant> stoppedSince(SubscriberId id) {
    return jdbc.sql("select stopped_at from subscriber where id = :id and status = 'STOPPED'")
        .param("id", id.value())
        .query((row, n) -> row.getObject("stopped_at", OffsetDateTime.class).toInstant())
        .optional();
  }

  @Override
  public SubscriberId newest() {
    return pages.newest();
  }

  @Override
  public List<AudienceCount> count(AudienceQuery query) {
    return counts.count(query);
  }

  @Override
  public List<AudienceCount> totals() {
    return counts.totals();
  }

  @Override
  public long recount() {
    return counts.recount();
  }

  @Override
  public AudiencePage page(AudienceQuery query, SubscriberId after, SubscriberId last, int limit) {
    return pages.page(query, after, last, limit);
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
