package org.jarshy.gateway.subscriber.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.Area;
import org.jarshy.gateway.kernel.City;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.Msisdn;
import org.jarshy.gateway.kernel.Region;
import org.jarshy.gateway.kernel.SubscriberId;
import org.jarshy.gateway.kernel.Topic;
import org.jarshy.gateway.subscriber.AudienceCount;
import org.jarshy.gateway.subscriber.AudiencePage;
import org.jarshy.gateway.subscriber.AudienceQuery;
import org.jarshy.gateway.subscriber.Subscriber;
import org.jarshy.gateway.subscriber.Subscribers;
import org.jarshy.gateway.testing.MutableClock;
import org.jarshy.gateway.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.Kind.class)
class AudienceContractTest {

  private static final AudienceQuery EVERYBODY =
      new AudienceQuery(Area.wholeCountry(), Topic.CURFEW);
  private static final SubscriberId START = new SubscriberId(0);

  private final TestDatabase database;
  private final Subscribers subscribers;
  private int numbers = 1_000_000;

  AudienceContractTest(TestDatabase.Kind kind) {
    database = kind.open();
    subscribers = TestSubscribers.on(database, MutableClock.startingInJanuary2022());
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void pages_cover_the_audience_once_in_id_order() {
    List<SubscriberId> joined = new ArrayList<>();
    for (int i = 0; i < 23; i++) {
      joined.add(join("kcell", Lang.KK, null, null));
    }
    List<SubscriberId> paged = new ArrayList<>();
    SubscriberId after = START;
    for (List<Subscriber> page = subscribers.page(EVERYBODY, after, 5);
        !page.isEmpty();
        page = subscribers.page(EVERYBODY, after, 5)) {
      assertThat(page).hasSizeLessThanOrEqualTo(5);
      page.forEach(s -> paged.add(s.id()));
      after = paged.get(paged.size() - 1);
    }
    assertThat(paged).containsExactlyElementsOf(joined);
  }

  @Test
  void a_rare_area_is_paged_once_in_id_order_too_however_its_people_are_scattered() {
    List<SubscriberId> there = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      boolean here = i % 57 == 0 || i > 200 && i < 220;
      City city = i % 2 == 0 ? City.AKTAU : City.SEMEY;
      if (here) {
        boolean known = i % 3 != 0;
        there.add(join("kcell", Lang.KK, city.region(), known ? city : null));
      } else {
        join("kcell", Lang.KK, Region.ALMATY, City.ALMATY);
      }
    }
    AudienceQuery rare = curfew(Area.of(Region.MANGYSTAU, Region.EAST_KAZAKHSTAN));
    for (int limit : new int[] {1, 4, 7, 100}) {
      assertThat(paged(rare, limit)).as("pages of %d", limit).isEqualTo(there);
    }
  }

  @Test
  void a_page_passes_only_so_many_ids_and_says_how_far_it_came() {
    SubscriberId first = join("kcell", Lang.KK, null, null);
    SubscriberId last = new SubscriberId(first.value() + 3 * AudiencePages.MOST_PASSED);
    database
        .jdbc()
        .sql("update subscriber set id = ? where id = ?")
        .param(last.value())
        .param(join("kcell", Lang.KK, null, null).value())
        .update();

    AudiencePage none = subscribers.page(EVERYBODY, first, last, 5);
    assertThat(none.subscribers()).isEmpty();
    assertThat(none.to().value()).isEqualTo(first.value() + AudiencePages.MOST_PASSED);
    assertThat(paged(EVERYBODY, 5)).containsExactly(first, last);
  }

  @Test
  void who_is_above_the_last_is_not_in_the_audience() {
    SubscriberId last = join("kcell", Lang.KK, Region.ALMATY, City.ALMATY);
    join("kcell", Lang.KK, Region.ALMATY, City.ALMATY);
    for (AudienceQuery query : List.of(EVERYBODY, curfew(Area.of(City.ALMATY)))) {
      AudiencePage page = subscribers.page(query, START, last, 5);
      assertThat(page.subscribers()).extracting(Subscriber::id).containsExactly(last);
      assertThat(page.to()).isEqualTo(last);
    }
  }

  @Test
  void guests_and_those_who_stopped_are_in_no_audience() {
    SubscriberId active = join("kcell", Lang.KK, null, null);
    subscribers.contact(next("kcell"), "kcell");
    subscribers.optOut(join("kcell", Lang.KK, null, null), Actor.SYSTEM);
    assertThat(ids(EVERYBODY)).containsExactly(active);
    assertThat(subscribers.totals()).containsExactly(new AudienceCount("kcell", Lang.KK, 1));
  }

  @Test
  void a_stop_between_two_pages_takes_effect() {
    SubscriberId first = join("kcell", Lang.KK, null, null);
    SubscriberId second = join("kcell", Lang.KK, null, null);
    assertThat(subscribers.page(EVERYBODY, START, 1)).extracting(Subscriber::id).contains(first);
    subscribers.optOut(second, Actor.SYSTEM);
    assertThat(subscribers.page(EVERYBODY, first, 1)).isEmpty();
  }

  @Test
  void an_area_holds_those_in_its_regions_and_cities_alone() {
    SubscriberId almaty = join("kcell", Lang.RU, Region.ALMATY, City.ALMATY);
    SubscriberId almatyRegion = join("kcell", Lang.RU, Region.ALMATY_REGION, null);
    SubscriberId aktau = join("kcell", Lang.RU, Region.MANGYSTAU, City.AKTAU);
    SubscriberId mangystau = join("kcell", Lang.RU, Region.MANGYSTAU, null);
    SubscriberId unknown = join("kcell", Lang.RU, null, null);

    assertThat(ids(curfew(Area.wholeCountry())))
        .containsExactly(almaty, almatyRegion, aktau, mangystau, unknown);
    assertThat(ids(curfew(Area.of(Region.MANGYSTAU)))).containsExactly(aktau, mangystau);
    assertThat(ids(curfew(Area.of(City.AKTAU)))).containsExactly(aktau);
    assertThat(ids(curfew(Area.of(City.AKTAU, City.ALMATY)))).containsExactly(almaty, aktau);
    assertThat(
            ids(
                curfew(
                    new Area(
                        false, Set.of(Region.ALMATY_REGION, Region.ZHAMBYL), Set.of(City.AKTAU)))))
        .containsExactly(almatyRegion, aktau);
    assertThat(ids(curfew(Area.of(Region.ALMATY)))).containsExactly(almaty);
  }

  @Test
  void an_area_agrees_with_the_rule_it_states_for_every_place() {
    List<Area> areas = new ArrayList<>();
    Arrays.stream(Region.values()).forEach(region -> areas.add(Area.of(region)));
    Arrays.stream(City.values()).forEach(city -> areas.add(Area.of(city)));
    for (City city : City.values()) {
      join("kcell", Lang.RU, city.region(), city);
    }
    for (Region region : Region.values()) {
      join("kcell", Lang.RU, region, null);
    }
    List<Subscriber> all = subscribers.page(EVERYBODY, START, 1_000);
    for (Area area : areas) {
      assertThat(subscribers.page(curfew(area), START, 1_000))
          .as(area.encode())
          .containsExactlyElementsOf(
              all.stream().filter(s -> area.covers(s.region(), s.city())).toList());
    }
  }

  @Test
  void the_empty_area_holds_nobody() {
    join("kcell", Lang.KK, Region.ALMATY, City.ALMATY);
    AudienceQuery nobody = curfew(new Area(false, Set.of(), Set.of()));
    assertThat(ids(nobody)).isEmpty();
    assertThat(subscribers.count(nobody)).isEmpty();
  }

  @Test
  void a_topic_holds_those_who_chose_it() {
    SubscriberId all = join("kcell", Lang.KK, null, null);
    SubscriberId news = join("kcell", Lang.KK, null, null);
    subscribers.chooseTopics(news, Set.of(Topic.NEWS));
    SubscriberId most = join("kcell", Lang.KK, null, null);
    subscribers.chooseTopics(most, Set.of(Topic.CURFEW, Topic.PROXY, Topic.HELPLINES));
    SubscriberId none = join("kcell", Lang.KK, null, null);
    subscribers.chooseTopics(none, Set.of());

    assertThat(ids(topic(Topic.NEWS))).containsExactly(all, news);
    assertThat(ids(topic(Topic.CURFEW))).containsExactly(all, most);
    assertThat(ids(topic(Topic.PROXY))).containsExactly(all, most);
    assertThat(ids(topic(Topic.HELPLINES))).containsExactly(all, most);
  }

  @Test
  void counts_are_by_carrier_and_language_and_an_unknown_language_counts_as_russian() {
    join("kcell", Lang.KK, Region.ALMATY, City.ALMATY);
    join("kcell", Lang.KK, null, null);
    join("kcell", Lang.RU, null, null);
    join("kcell", null, Region.ALMATY, City.ALMATY);
    join("tele2", Lang.KK, Region.ALMATY, City.ALMATY);
    assertThat(subscribers.count(EVERYBODY))
        .containsExactlyInAnyOrder(
            new AudienceCount("kcell", Lang.KK, 2),
            new AudienceCount("kcell", Lang.RU, 2),
            new AudienceCount("tele2", Lang.KK, 1));
    assertThat(subscribers.count(curfew(Area.of(City.ALMATY))))
        .containsExactlyInAnyOrder(
            new AudienceCount("kcell", Lang.KK, 1),
            new AudienceCount("kcell", Lang.RU, 1),
            new AudienceCount("tele2", Lang.KK, 1));
    assertThat(subscribers.totals()).isEqualTo(subscribers.count(EVERYBODY));
  }

  @Test
  void somebody_of_no_known_carrier_is_counted_too() {
    SubscriberId id = subscribers.contact(new Msisdn("+4915112345678"), null).id();
    subscribers.optIn(id, Actor.SYSTEM);
    assertThat(subscribers.totals()).containsExactly(new AudienceCount(null, Lang.RU, 1));
  }

  private SubscriberId join(String carrier, Lang lang, Region region, City city) {
    SubscriberId id = subscribers.contact(next(carrier), carrier).id();
    subscribers.optIn(id, Actor.SYSTEM);
    if (lang != null) {
      subscribers.chooseLanguage(id, lang);
    }
    if (region != null) {
      subscribers.choosePlace(id, region, city);
    }
    return id;
  }

  private Msisdn next(String carrier) {
    return new Msisdn((carrier.equals("kcell") ? "+7701" : "+7707") + numbers++);
  }

  private static AudienceQuery curfew(Area area) {
    return new AudienceQuery(area, Topic.CURFEW);
  }

  private static AudienceQuery topic(Topic topic) {
    return new AudienceQuery(Area.wholeCountry(), topic);
  }

  private List<SubscriberId> paged(AudienceQuery query, int limit) {
    List<SubscriberId> paged = new ArrayList<>();
    SubscriberId last = subscribers.newest();
    SubscriberId at = START;
    while (at.value() < last.value()) {
      AudiencePage page = subscribers.page(query, at, last, limit);
      assertThat(page.subscribers()).hasSizeLessThanOrEqualTo(limit);
      assertThat(page.to().value()).as("it comes further").isGreaterThan(at.value());
      page.subscribers().forEach(s -> paged.add(s.id()));
      at = page.to();
    }
    return paged;
  }

  private List<SubscriberId> ids(AudienceQuery query) {
    return subscribers.page(query, START, 100).stream().map(Subscriber::id).toList();
  }
}
