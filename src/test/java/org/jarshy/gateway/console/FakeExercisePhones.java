package org.jarshy.gateway.console;

import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.Msisdn;
import org.jarshy.gateway.kernel.SubscriberId;
import org.jarshy.gateway.subscriber.ExercisePhones;
import org.jarshy.gateway.subscriber.Subscriber;

/** Exercise phones in memory; one number has not subscribed. */
final class FakeExercisePhones implements ExercisePhones {

  static final String NOT_SUBSCRIBED = "+77019999999";

  private final Map<SubscriberId, Phone> all = new LinkedHashMap<>();
  private final Clock clock;

  FakeExercisePhones(Clock clock) {
    this.clock = clock;
  }

  synchronized void clear() {
    all.clear();
  }

  @Override
  public synchronized SubscriberId add(Msisdn number, String name, Actor keeper) {
    if (number.e164().equals(NOT_SUBSCRIBED)) {
      throw new Refused(Map.of("number", "This phone has not subscribed."));
    }
    SubscriberId id = new SubscriberId(all.size() + 1);
    Subscriber person =
        new Subscriber(id, Subscriber.Status.ACTIVE, Lang.RU, null, null, Set.of(), "kcell");
    all.put(id, new Phone(person, name, keeper.name(), clock.instant()));
    return id;
  }

  @Override
  public synchronized boolean remove(SubscriberId id, Actor keeper) {
    return all.remove(id) != null;
  }

  @Override
  public synchronized List<Phone> all() {
    return List.copyOf(all.values());
  }

  @Override
  public synchronized Set<SubscriberId> among(Collection<SubscriberId> ids) {
    return ids.stream().filter(all::containsKey).collect(Collectors.toSet());
  }
}
