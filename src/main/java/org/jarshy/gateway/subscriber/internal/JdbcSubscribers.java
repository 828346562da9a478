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
import java.util.function.Consumer;
import org.jarshy.gateway.audit.AuditLog;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.City;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.Msisdn;
import org.jarshy.gateway.kernel.NumberVault;
import org.jarshy.gateway.kernel.NumberingPlan;
import org.jarshy.gateway.kernel.Place;
import org.jarshy.gateway.kernel.Region;
import org.jarshy.gateway.kernel.SubscriberId;
import org.jarshy.gateway.kernel.Topic;
import org.jarshy.gateway.subscriber.AudienceCount;
import org.jarshy.gateway.subscriber.AudienceQuery;
import org.jarshy.gateway.subscriber.OptedOut;
import org.jarshy.gateway.subscriber.Subscriber;
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
  private final ReadAudiences audiences;
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
    this.audiences = new ReadAudiences(jdbc);
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
    jdbc.sql(
            """
            update subscriber set carrier = :carrier, carrier_learned = true, changed_at = :now
            where id = :id
            """)
        .param("carrier", carrier)
        .param("now", now())
        .param("id", s.id().value())
        .update();
    return new Subscriber(s.id(), s.status(), s.lang(), s.region(), s.city(), s.topics(), carrier);
  }

  private Optional<Known> known(byte[] index) {
    return jdbc.sql(
            "select " + SubscriberRow.COLUMNS + " from subscriber where number_index = :index")
        .param("index", index)
        .query((row, n) -> new Known(SubscriberRow.read(row, n), row.getBoolean("carrier_learned")))
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
  public Map<SubscriberId, Msisdn> numbers(Collection<SubscriberId> ids) {
    Map<SubscriberId, Msisdn> numbers = new HashMap<>();
    template.query(
        "select id, number_index, number_sealed from subscriber where id = any(?)",
        anyOf(ids),
        row -> {
          SubscriberId id = new SubscriberId(row.getLong("id"));
          try {
            numbers.put(id, new SealedNumber(row.getBytes(2), row.getBytes(3)).open(vault));
          } catch (NumberVault.SealBroken e) {
            LOG.warn("The number of subscriber {} cannot be read and is left out", id);
          }
        });
    return numbers;
  }

  private static PreparedStatementSetter anyOf(Collection<SubscriberId> ids) {
    Long[] values = ids.stream().map(SubscriberId::value).toArray(Long[]::new);
    return statement ->
        statement.setArray(1, statement.getConnection().createArrayOf("bigint", values));
  }

  @Override
  public boolean optIn(SubscriberId id, Actor actor) {
    return moved(
        id,
        actor,
        "subscriber.opted-in",
        """
        update subscriber set status = 'ACTIVE', opted_in_at = :now, stopped_at = null,
            topics = case when topics = 0 then %d else topics end, changed_at = :now
        where id = :id and status <> 'ACTIVE'
        """
            .formatted(SubscriberRow.ALL_TOPICS),
        now -> {});
  }

  @Override
  public boolean optOut(SubscriberId id, Actor actor) {
    return moved(
        id,
        actor,
        "subscriber.opted-out",
        """
        update subscriber set status = 'STOPPED', stopped_at = :now, changed_at = :now
        where id = :id and status <> 'STOPPED'
        """,
        now -> events.publishEvent(new OptedOut(id, now)));
  }

  private boolean moved(
      SubscriberId id, Actor actor, String action, String update, Consumer<Instant> then) {
    return Boolean.TRUE.equals(
        transactions.execute(
            transaction -> {
              OffsetDateTime now = now();
              boolean moved =
                  jdbc.sql(update).param("now", now).param("id", id.value()).update() == 1;
              if (moved) {
                audit.record(actor, action, "subscriber:" + id, "");
                then.accept(now.toInstant());
              }
              return moved;
            }));
  }

  @Override
  public void chooseLanguage(SubscriberId id, Lang lang) {
    jdbc.sql("update subscriber set lang = :lang, changed_at = :now where id = :id")
        .param("lang", lang == null ? null : lang.code())
        .param("now", now())
        .param("id", id.value())
        .update();
  }

  @Override
  public void choosePlace(SubscriberId id, Region region, City city) {
    Place place = region == null && city == null ? null : place(region, city);
    jdbc.sql(
            """
            update subscriber set region = :region, city = :city, changed_at = :now where id = :id
            """)
        .param("region", place == null ? null : place.region().slug())
        .param("city", place == null || place.city() == null ? null : place.city().slug())
        .param("now", now())
        .param("id", id.value())
        .update();
  }

  private static Place place(Region region, City city) {
    return city == null ? Place.of(region) : new Place(region, city);
  }

  @Override
  public void chooseTopics(SubscriberId id, Set<Topic> topics) {
    jdbc.sql("update subscriber set topics = :topics, changed_at = :now where id = :id")
        .param("topics", SubscriberRow.bits(topics))
        .param("now", now())
        .param("id", id.value())
        .update();
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
    return audiences.newest();
  }

  @Override
  public List<AudienceCount> count(AudienceQuery query) {
    return audiences.count(query);
  }

  @Override
  public List<AudienceCount> totals() {
    return audiences.totals();
  }

  @Override
  public List<Subscriber> page(AudienceQuery query, SubscriberId after, int limit) {
    return audiences.page(query, after, limit);
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
