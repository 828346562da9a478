package org.jarshy.gateway.subscriber.internal;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.City;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.Msisdn;
import org.jarshy.gateway.kernel.Region;
import org.jarshy.gateway.kernel.SubscriberId;
import org.jarshy.gateway.kernel.Topic;
import org.jarshy.gateway.subscriber.SubscriberImport;
import org.jarshy.gateway.subscriber.Subscribers;
import org.springframework.transaction.support.TransactionTemplate;

/** Everything that can happen to a few subscribers, in any order and grouping. */
final class RandomChanges {

  private static final List<String> CARRIERS = List.of("kcell", "beeline", "tele2");

  private final Subscribers subscribers;
  private final SubscriberImport imports;
  private final Random random;
  private final int people;
  private boolean files = true;

  RandomChanges(Subscribers subscribers, SubscriberImport imports, Random random, int people) {
    this.subscribers = subscribers;
    this.imports = imports;
    this.random = random;
    this.people = people;
  }

  RandomChanges withoutFiles() {
    files = false;
    return this;
  }

  /** One to three changes of one person, or a file; one transaction in eight is rolled back. */
  void oneTransaction(TransactionTemplate transactions) {
    boolean file = files && random.nextInt(10) == 0;
    int changes = 1 + random.nextInt(3);
    boolean rollBack = random.nextInt(8) == 0;
    transactions.executeWithoutResult(
        transaction -> {
          if (file) {
            imports.importCsv(
                new ByteArrayInputStream(csv().getBytes(StandardCharsets.UTF_8)), Actor.SYSTEM);
          } else {
            person(changes);
          }
          if (rollBack) {
            transaction.setRollbackOnly();
          }
        });
  }

  private void person(int changes) {
    Msisdn number = new Msisdn(number(random.nextInt(people)));
    SubscriberId id = subscribers.contact(number, one(CARRIERS)).id();
    for (int i = 0; i < changes; i++) {
      switch (random.nextInt(6)) {
        case 0, 1 -> subscribers.optIn(id, Actor.SYSTEM);
        case 2 -> subscribers.optOut(id, Actor.SYSTEM);
        case 3 -> subscribers.chooseLanguage(id, random.nextBoolean() ? null : lang());
        case 4 -> place(id);
        default -> subscribers.chooseTopics(id, topics());
      }
    }
  }

  private void place(SubscriberId id) {
    switch (random.nextInt(3)) {
      case 0 -> subscribers.choosePlace(id, null, null);
      case 1 -> subscribers.choosePlace(id, one(List.of(Region.values())), null);
      default -> {
        City city = one(List.of(City.values()));
        subscribers.choosePlace(id, city.region(), city);
      }
    }
  }

  private String csv() {
    StringBuilder csv = new StringBuilder("number,language,place,topics\n");
    csv.append("+4915112345678,,,\n"); // so that there always is a good line
    for (int i = 0; i < 12; i++) {
      csv.append(number(random.nextInt(people))).append(',');
      csv.append(random.nextBoolean() ? "" : lang().code()).append(',');
      csv.append(random.nextBoolean() ? "" : one(List.of(City.values())).slug()).append(',');
      csv.append(random.nextBoolean() ? "" : one(List.of(Topic.values())).code()).append('\n');
    }
    return csv.toString();
  }

  private Set<Topic> topics() {
    Set<Topic> topics = EnumSet.noneOf(Topic.class);
    for (Topic topic : Topic.values()) {
      if (random.nextBoolean()) {
        topics.add(topic);
      }
    }
    return topics;
  }

  private Lang lang() {
    return one(List.of(Lang.values()));
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private static String number(int person) {
    return "+770112" + (10_000 + person);
  }
}
