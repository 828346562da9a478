package org.jarshy.gateway.keyword.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.City;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.Msisdn;
import org.jarshy.gateway.kernel.Region;
import org.jarshy.gateway.kernel.Script;
import org.jarshy.gateway.kernel.SubscriberId;
import org.jarshy.gateway.kernel.Topic;
import org.jarshy.gateway.subscriber.AudienceCount;
import org.jarshy.gateway.subscriber.AudiencePage;
import org.jarshy.gateway.subscriber.AudienceQuery;
import org.jarshy.gateway.subscriber.Reachable;
import org.jarshy.gateway.subscriber.Subscriber;
import org.jarshy.gateway.subscriber.Subscriber.Status;
import org.jarshy.gateway.subscriber.Subscribers;

/** Subscribers in memory, with the consent rules of the real ones. */
final class FakeSubscribers implements Subscribers {

  private static final AtomicLong SERIAL = new AtomicLong();

  private final Clock clock;
  private final Map<Msisdn, SubscriberId> byNumber = new LinkedHashMap<>();
  private final Map<SubscriberId, Subscriber> people = new HashMap<>();
  private final Map<SubscriberId, Instant> stopped = new HashMap<>();

  FakeSubscribers(Clock clock) {
    this.clock = clock;
  }

  void erase(Msisdn number) {
    people.remove(byNumber.remove(number));
  }

  Subscriber of(Msisdn number) {
    return people.get(byNumber.get(number));
  }

  @Override
  public Subscriber contact(Msisdn number, String carrier) {
    SubscriberId id =
        byNumber.computeIfAbsent(number, n -> new SubscriberId(SERIAL.incrementAndGet()));
    Subscriber s = people.get(id);
    put(
        s == null
            ? new Subscriber(id, Status.GUEST, null, null, null, Set.of(), carrier)
            : new Subscriber(
                id, s.status(), s.lang(), s.region(), s.city(), s.topics(), carrier, s.script()));
    return people.get(id);
  }

  @Override
  public Optional<Subscriber> find(Msisdn number) {
    return Optional.ofNullable(byNumber.get(number)).map(people::get);
  }

  @Override
  public Optional<Subscriber> find(SubscriberId id) {
    return Optional.ofNullable(people.get(id));
  }

  @Override
  public Map<SubscriberId, Subscriber> find(Collection<SubscriberId> ids) {
    Map<SubscriberId, Subscriber> found = new HashMap<>(people);
    found.keySet().retainAll(ids);
    return found;
  }

  @Override
  public Map<SubscriberId, Reachable> reachable(Collection<SubscriberId> ids) {
    Map<SubscriberId, Reachable> found = new HashMap<>();
    byNumber.forEach(
        (number, id) -> {
          if (ids.contains(id)) {
            found.put(id, new Reachable(people.get(id), number));
          }
        });
    return found;
  }

  @Override
  public boolean optIn(SubscriberId id, Actor actor) {
    Subscriber s = people.get(id);
    Set<Topic> topics = s.topics().isEmpty() ? EnumSet.allOf(Topic.class) : s.topics();
    put(
        new Subscriber(
            id, Status.ACTIVE, s.lang(), s.region(), s.city(), topics, s.carrier(), s.script()));
    stopped.remove(id);
    return s.status() != Status.ACTIVE;
  }

  @Override
  public boolean optOut(SubscriberId id, Actor actor) {
    Subscriber s = people.get(id);
    if (s.status() == Status.STOPPED) {
      return false;
    }
    put(
        new Subscriber(
            id,
            Status.STOPPED,
            s.lang(),
            s.region(),
            s.city(),
            s.topics(),
            s.carrier(),
            s.script()));
    stopped.put(id, clock.instant());
    return true;
  }

  @Override
  public void chooseLanguage(SubscriberId id, Lang lang) {
    Subscriber s = people.get(id);
    put(
        new Subscriber(
            id, s.status(), lang, s.region(), s.city(), s.topics(), s.carrier(), s.script()));
  }

  @Override
  public void chooseScript(SubscriberId id, Script script) {
    Subscriber s = people.get(id);
    put(
        new Subscriber(
            id, s.status(), s.lang(), s.region(), s.city(), s.topics(), s.carrier(), script));
  }

  @Override
  public void choosePlace(SubscriberId id, Region region, City city) {
    Subscriber s = people.get(id);
    put(
        new Subscriber(
            id, s.status(), s.lang(), region, city, s.topics(), s.carrier(), s.script()));
  }

  @Override
  public void chooseTopics(SubscriberId id, Set<Topic> topics) {
    Subscriber s = people.get(id);
    put(
        new Subscriber(
            id, s.status(), s.lang(), s.region(), s.city(), topics, s.carrier(), s.script()));
  }

  @Override
  public Optional<Instant> stoppedSince(SubscriberId id) {
    return Optional.ofNullable(stopped.get(id));
  }

  @Override
  public List<AudienceCount> count(AudienceQuery query) {
    throw new UnsupportedOperationException("no answer counts an audience");
  }

  @Override
  public AudiencePage page(AudienceQuery query, SubscriberId after, SubscriberId last, int limit) {
    throw new UnsupportedOperationException("no answer reads an audience");
  }

  @Override
  public List<AudienceCount> totals() {
    throw new UnsupportedOperationException("no answer counts subscribers");
  }

  @Override
  public long recount() {
    throw new UnsupportedOperationException("no answer counts subscribers");
  }

  private void put(Subscriber subscriber) {
    people.put(subscriber.id(), subscriber);
  }

  @Override
  public SubscriberId newest() {
    return new SubscriberId(Long.MAX_VALUE);
  }
}
