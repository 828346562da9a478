package org.jarshy.gateway.subscriber.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jarshy.gateway.audit.AuditEntry;
import org.jarshy.gateway.audit.AuditLogs;
import org.jarshy.gateway.audit.AuditTrail;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.City;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.Msisdn;
import org.jarshy.gateway.kernel.Region;
import org.jarshy.gateway.kernel.Script;
import org.jarshy.gateway.kernel.SubscriberId;
import org.jarshy.gateway.kernel.Topic;
import org.jarshy.gateway.subscriber.OptedOut;
import org.jarshy.gateway.subscriber.Subscriber;
import org.jarshy.gateway.subscriber.Subscriber.Status;
import org.jarshy.gateway.subscriber.Subscribers;
import org.jarshy.gateway.testing.MutableClock;
import org.jarshy.gateway.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.Kind.class)
class SubscribersContractTest {

  private static final Msisdn NUMBER = new Msisdn("+77011234567");
  private static final SubscriberId NOBODY = new SubscriberId(4_000_000_000L);

  private final MutableClock clock = MutableClock.startingInJanuary2022();
  private final List<Object> events = new ArrayList<>();
  private final TestDatabase database;
  private final Subscribers subscribers;
  private final AuditTrail trail;

  SubscribersContractTest(TestDatabase.Kind kind) {
    database = kind.open();
    subscribers = TestSubscribers.on(database, events::add, clock);
    trail = AuditLogs.trail(database, clock);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void a_new_number_becomes_a_guest_of_the_carrier_it_came_in_from() {
    Subscriber guest = subscribers.contact(NUMBER, "tele2");
    assertThat(guest)
        .isEqualTo(new Subscriber(guest.id(), Status.GUEST, null, null, null, Set.of(), "tele2"));
    assertThat(subscribers.find(NUMBER)).contains(guest);
    assertThat(subscribers.find(guest.id())).contains(guest);
  }

  @Test
  void the_carrier_is_guessed_by_prefix_until_a_text_shows_it() {
    assertThat(subscribers.contact(NUMBER, null).carrier()).isEqualTo("kcell");
    assertThat(subscribers.contact(NUMBER, "beeline").carrier()).isEqualTo("beeline");
    assertThat(subscribers.contact(NUMBER, null).carrier()).isEqualTo("beeline");
    assertThat(subscribers.find(NUMBER)).map(Subscriber::carrier).contains("beeline");
  }

  @Test
  void a_number_of_no_known_prefix_has_no_carrier() {
    assertThat(subscribers.contact(new Msisdn("+4915112345678"), null).carrier()).isNull();
  }

  @Test
  void the_same_number_is_the_same_subscriber() {
    SubscriberId id = subscribers.contact(NUMBER, "kcell").id();
    assertThat(subscribers.contact(NUMBER, "kcell").id()).isEqualTo(id);
    assertThat(subscribers.contact(new Msisdn("+77011234568"), "kcell").id()).isNotEqualTo(id);
  }

  @Test
  void opting_in_means_every_topic_where_none_was_chosen() {
    SubscriberId id = subscribers.contact(NUMBER, "kcell").id();
    assertThat(subscribers.optIn(id, Actor.SYSTEM)).isTrue();
    assertThat(subscribers.optIn(id, Actor.SYSTEM)).isFalse();
    assertThat(subscribers.find(id))
        .get()
        .satisfies(
            s -> {
              assertThat(s.status()).isEqualTo(Status.ACTIVE);
              assertThat(s.topics()).containsExactlyInAnyOrder(Topic.values());
            });
  }

  @Test
  void opting_in_keeps_the_topics_that_were_chosen() {
    SubscriberId id = subscribers.contact(NUMBER, "kcell").id();
    subscribers.chooseTopics(id, Set.of(Topic.CURFEW, Topic.PROXY));
    subscribers.optIn(id, Actor.SYSTEM);
    assertThat(subscribers.find(id).orElseThrow().topics())
        .containsExactlyInAnyOrder(Topic.CURFEW, Topic.PROXY);
  }

  @Test
  void opting_out_is_told_once_and_remembers_when() {
    SubscriberId id = subscribers.contact(NUMBER, "kcell").id();
    subscribers.optIn(id, Actor.SYSTEM);
    assertThat(subscribers.stoppedSince(id)).isEmpty();
    clock.advance(Duration.ofHours(1));
    assertThat(subscribers.optOut(id, Actor.SYSTEM)).isTrue();
    assertThat(subscribers.optOut(id, Actor.SYSTEM)).isFalse();
    assertThat(events).containsExactly(new OptedOut(id, clock.instant()));
    assertThat(subscribers.stoppedSince(id)).contains(clock.instant());
    assertThat(subscribers.find(id)).map(Subscriber::status).contains(Status.STOPPED);
  }

  @Test
  void a_guest_can_opt_out_too() {
    SubscriberId id = subscribers.contact(NUMBER, "kcell").id();
    assertThat(subscribers.optOut(id, Actor.SYSTEM)).isTrue();
    assertThat(subscribers.contact(NUMBER, "kcell").status()).isEqualTo(Status.STOPPED);
  }

  @Test
  void joining_again_forgets_the_opt_out_and_keeps_the_choices() {
    SubscriberId id = subscribers.contact(NUMBER, "kcell").id();
    subscribers.optIn(id, Actor.SYSTEM);
    subscribers.chooseLanguage(id, Lang.KK);
    subscribers.chooseTopics(id, Set.of(Topic.NEWS));
    subscribers.optOut(id, Actor.SYSTEM);
    assertThat(subscribers.optIn(id, Actor.SYSTEM)).isTrue();
    assertThat(subscribers.stoppedSince(id)).isEmpty();
    assertThat(subscribers.find(id))
        .contains(
            new Subscriber(id, Status.ACTIVE, Lang.KK, null, null, Set.of(Topic.NEWS), "kcell"));
  }

  @Test
  void the_letters_somebody_chose_stay_until_others_are_chosen() {
    SubscriberId id = subscribers.contact(NUMBER, "kcell").id();
    assertThat(subscribers.find(id).orElseThrow().script()).isEqualTo(Script.OWN);

    subscribers.chooseScript(id, Script.LATIN);
    subscribers.optIn(id, Actor.SYSTEM);
    subscribers.chooseLanguage(id, Lang.KK);
    subscribers.choosePlace(id, Region.ALMATY, null);
    subscribers.chooseTopics(id, Set.of(Topic.NEWS));
    subscribers.contact(NUMBER, "tele2");
    assertThat(subscribers.find(id).orElseThrow().script()).isEqualTo(Script.LATIN);
    assertThat(subscribers.reachable(List.of(id)).get(id).subscriber().script())
        .isEqualTo(Script.LATIN);
    assertThat(subscribers.reachable(List.of(id)).get(id).number()).isEqualTo(NUMBER);

    subscribers.chooseScript(id, Script.OWN);
    assertThat(subscribers.find(id).orElseThrow().script()).isEqualTo(Script.OWN);
  }

  @Test
  void consent_is_audited_by_id() {
    SubscriberId id = subscribers.contact(NUMBER, "kcell").id();
    subscribers.optIn(id, Actor.SYSTEM);
    subscribers.optOut(id, new Actor("dana"));
    assertThat(trail.page("subscriber:" + id, AuditTrail.NEWEST, 10))
        .extracting(AuditEntry::action, AuditEntry::actor)
        .containsExactly(
            tuple("subscriber.opted-out", new Actor("dana")),
            tuple("subscriber.opted-in", Actor.SYSTEM));
  }

  @Test
  void consent_and_its_audit_entry_roll_back_with_the_caller() {
    SubscriberId id = subscribers.contact(NUMBER, "kcell").id();
    database
        .transactions()
        .executeWithoutResult(
            transaction -> {
              subscribers.optIn(id, Actor.SYSTEM);
              transaction.setRollbackOnly();
            });
    assertThat(subscribers.find(id)).map(Subscriber::status).contains(Status.GUEST);
    assertThat(trail.page(null, AuditTrail.NEWEST, 10)).isEmpty();
  }

  @Test
  void a_city_brings_its_region_and_a_region_that_is_a_city_brings_the_city() {
    SubscriberId id = subscribers.contact(NUMBER, "kcell").id();
    subscribers.choosePlace(id, Region.MANGYSTAU, City.AKTAU);
    assertThat(subscribers.find(id).orElseThrow())
        .returns(Region.MANGYSTAU, Subscriber::region)
        .returns(City.AKTAU, Subscriber::city);
    subscribers.choosePlace(id, Region.ZHAMBYL, null);
    assertThat(subscribers.find(id).orElseThrow())
        .returns(Region.ZHAMBYL, Subscriber::region)
        .returns(null, Subscriber::city);
    subscribers.choosePlace(id, Region.ALMATY, null);
    assertThat(subscribers.find(id)).map(Subscriber::city).contains(City.ALMATY);
    subscribers.choosePlace(id, null, null);
    assertThat(subscribers.find(id)).map(Subscriber::region).isEmpty();
  }

  @Test
  void a_city_outside_its_region_is_refused() {
    SubscriberId id = subscribers.contact(NUMBER, "kcell").id();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> subscribers.choosePlace(id, Region.ALMATY, City.AKTAU))
        .withMessageContaining("aktau is in mangystau");
    assertThat(subscribers.find(id)).map(Subscriber::region).isEmpty();
  }

  @Test
  void every_language_place_and_topic_is_read_as_it_was_written() {
    SubscriberId id = subscribers.contact(NUMBER, "kcell").id();
    for (Lang lang : Lang.values()) {
      subscribers.chooseLanguage(id, lang);
      assertThat(subscribers.find(id)).map(Subscriber::lang).contains(lang);
    }
    for (City city : City.values()) {
      subscribers.choosePlace(id, city.region(), city);
      assertThat(subscribers.find(id)).map(Subscriber::city).contains(city);
    }
    for (Region region : Region.values()) {
      subscribers.choosePlace(id, region, null);
      assertThat(subscribers.find(id)).map(Subscriber::region).contains(region);
    }
    for (Topic topic : Topic.values()) {
      subscribers.chooseTopics(id, Set.of(topic));
      assertThat(subscribers.find(id)).map(Subscriber::topics).contains(Set.of(topic));
    }
  }

  @Test
  void an_erased_id_is_left_out_and_cannot_opt_in_or_out() {
    SubscriberId id = subscribers.contact(NUMBER, "kcell").id();
    assertThat(subscribers.find(List.of(NOBODY, id))).containsOnlyKeys(id);
    assertThat(subscribers.numbers(List.of(NOBODY, id))).containsOnlyKeys(id);
    assertThat(subscribers.find(List.<SubscriberId>of())).isEmpty();
    assertThat(subscribers.optIn(NOBODY, Actor.SYSTEM)).isFalse();
    assertThat(subscribers.optOut(NOBODY, Actor.SYSTEM)).isFalse();
    assertThat(subscribers.stoppedSince(NOBODY)).isEmpty();
    assertThat(events).isEmpty();
  }

  @Test
  void numbers_open_for_submitting() {
    SubscriberId id = subscribers.contact(NUMBER, "kcell").id();
    assertThat(subscribers.numbers(List.of(id))).containsEntry(id, NUMBER);
  }

  @Test
  void a_number_moved_to_another_row_does_not_open_and_is_left_out() {
    SubscriberId mine = subscribers.contact(NUMBER, "kcell").id();
    SubscriberId other = subscribers.contact(new Msisdn("+77011234568"), "kcell").id();
    database
        .jdbc()
        .sql(
            """
            update subscriber set number_sealed =
                (select number_sealed from subscriber where id = :mine) where id = :other
            """)
        .param("mine", mine.value())
        .param("other", other.value())
        .update();
    assertThat(subscribers.numbers(List.of(mine, other))).containsOnlyKeys(mine);
  }

  @Test
  void the_newest_id_bounds_those_who_were_there() {
    assertThat(subscribers.newest()).isEqualTo(new SubscriberId(0));
    SubscriberId id = subscribers.contact(NUMBER, "kcell").id();
    assertThat(subscribers.newest()).isEqualTo(id);
  }
}
