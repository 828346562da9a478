package org.jarshy.gateway.broadcast;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.SubscriberId;
import org.jarshy.gateway.subscriber.AudienceCount;
import org.jarshy.gateway.subscriber.AudiencePage;
import org.jarshy.gateway.subscriber.ExercisePhones;
import org.jarshy.gateway.subscriber.Subscriber;

/**
 * Whom an exercise reaches: the test phones, wherever they are and whatever they listen to, and
 * nobody else. Knows no way to the subscribers at large.
 */
final class TestAudience {

  private final ExercisePhones phones;

  TestAudience(ExercisePhones phones) {
    this.phones = phones;
  }

  List<AudienceCount> count() {
    return people().stream()
        .collect(
            Collectors.groupingBy(
                p -> new AudienceCount(p.carrier(), read(p), 0), Collectors.counting()))
        .entrySet()
        .stream()
        .map(e -> new AudienceCount(e.getKey().carrier(), e.getKey().lang(), e.getValue()))
        .sorted(
            Comparator.comparing(
                    AudienceCount::carrier, Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(AudienceCount::lang))
        .toList();
  }

  private static Lang read(Subscriber person) {
    return person.lang() == null ? Lang.RU : person.lang();
  }

  /** All that are left: they are few. */
  AudiencePage page(SubscriberId after, SubscriberId last) {
    List<Subscriber> mine = new ArrayList<>();
    for (Subscriber person : people()) {
      if (person.id().value() > after.value() && person.id().value() <= last.value()) {
        mine.add(person);
      }
    }
    mine.sort(Comparator.comparing(p -> p.id().value()));
    return new AudiencePage(List.copyOf(mine), last);
  }

  /** Those of them who take part now: the last look before a word leaves. */
  Set<SubscriberId> among(Collection<SubscriberId> ids) {
    return phones.among(ids);
  }

  private List<Subscriber> people() {
    return phones.all().stream()
        .filter(ExercisePhones.Phone::reachable)
        .map(ExercisePhones.Phone::person)
        .toList();
  }
}
