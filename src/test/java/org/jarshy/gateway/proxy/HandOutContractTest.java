package org.jarshy.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jarshy.gateway.audit.AuditLogs;
import org.jarshy.gateway.kernel.Msisdn;
import org.jarshy.gateway.kernel.SubscriberId;
import org.jarshy.gateway.proxy.PooledProxy.State;
import org.jarshy.gateway.proxy.ProxyDesk.HandOut;
import org.jarshy.gateway.subscriber.Erased;
import org.jarshy.gateway.subscriber.OptedOut;
import org.jarshy.gateway.testing.MutableClock;
import org.jarshy.gateway.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.Kind.class)
class HandOutContractTest {

  private final TestDatabase database;
  private final MutableClock clock = MutableClock.startingInJanuary2022();
  private TestProxies house;

  HandOutContractTest(TestDatabase.Kind kind) {
    database = kind.open();
    house = open();
  }

  private TestProxies open() {
    return TestProxies.on(
        database.jdbc(), database.transactions(), AuditLogs.log(database, clock), clock);
  }

  @AfterEach
  void close() {
    database.close();
  }

  /** The i-th person, each in an area of their own. */
  private static Msisdn far(int i) {
    return new Msisdn("+7701%07d".formatted(i * 1_000));
  }

  /** The i-th person of one area. */
  private static Msisdn near(int i) {
    return new Msisdn("+7705555%04d".formatted(5_000 + i));
  }

  private static SubscriberId id(int i) {
    return new SubscriberId(i + 1);
  }

  private HandOut ask(int person, Msisdn number, App app) {
    return database.transactions().execute(tx -> house.desk.ask(id(person), number, app));
  }

  private List<ProxyId> given(int person, Msisdn number) {
    return ((HandOut.Given) ask(person, number, App.TELEGRAM)).proxies();
  }

  private boolean bad(int person) {
    return database.transactions().execute(tx -> house.desk.bad(id(person), null));
  }

  private PooledProxy proxy(ProxyId id) {
    return house.proxies.find(id).orElseThrow();
  }

  private void burn(ProxyId id) {
    house.proxies.burn(id, "не отвечает", TestProxies.ENTERS);
  }

  private long count(State state) {
    return house.rows.count(App.TELEGRAM, state);
  }

  @Test
  void sixty_of_a_hundred_are_active_and_the_others_are_held_back() {
    house.admit(100);
    assertThat(count(State.ACTIVE)).isEqualTo(60);
    assertThat(count(State.RESERVE)).isEqualTo(40);
    Pool pool = house.proxies.pools().get(0);
    assertThat(pool.perReply()).isEqualTo(2);
    assertThat(pool.buckets()).isBetween(30L, 31L);
  }

  @Test
  void below_twenty_active_an_answer_is_one_proxy_from_then_on_two() {
    house.admit(31);
    assertThat(count(State.ACTIVE)).isEqualTo(19);
    assertThat(given(0, far(0))).hasSize(1);
    house.admit(LinkKind.MTPROTO, TestProxies.telegram(40));
    house.admit(LinkKind.MTPROTO, TestProxies.telegram(41));
    assertThat(count(State.ACTIVE)).isEqualTo(20);
    house.admit(LinkKind.MTPROTO, TestProxies.telegram(42));
    assertThat(IntStream.range(1, 40).mapToObj(i -> given(i, far(i)).size()).distinct().toList())
        .as("buckets that have two already give two")
        .contains(2);
  }

  @Test
  void a_thousand_numbers_in_a_row_get_one_answer_and_it_outlives_a_restart() {
    house.admit(100);
    Set<List<ProxyId>> answers = new HashSet<>();
    for (int i = 0; i < 200; i++) {
      answers.add(given(i, near(i)));
    }
    house = open();
    clock.advance(Duration.ofDays(1));
    for (int i = 200; i < 210; i++) {
      answers.add(given(i, near(i * 4)));
    }
    assertThat(answers).hasSize(1);
  }

  @Test
  void fifty_sim_cards_of_distinct_areas_learn_what_the_simulation_says() {
    house.admit(166);
    assertThat(count(State.ACTIVE)).isEqualTo(100);
    double learned = 0;
    int cells = 8;
    for (int trial = 0; trial < cells; trial++) {
      Set<ProxyId> seen = new HashSet<>();
      for (int i = 0; i < 50; i++) {
        int person = trial * 50 + i;
        seen.addAll(given(person, far(person)));
      }
      learned += seen.size() / 100.0 / cells;
    }
    assertThat(learned).isCloseTo(0.64, within(0.05));
  }

  @Test
  void a_proxy_more_moves_nobody() {
    house.admit(100);
    Map<Integer, List<ProxyId>> before = new HashMap<>();
    for (int i = 0; i < 200; i++) {
      before.put(i, given(i, far(i)));
    }
    clock.advance(Duration.ofDays(2));
    house.freshen();
    int buckets = 31;
    for (int i = 0; i < 4; i++) {
      house.admit(LinkKind.MTPROTO, TestProxies.telegram(200 + i));
    }
    long moved =
        before.entrySet().stream()
            .filter(e -> !given(e.getKey(), far(e.getKey())).equals(e.getValue()))
            .count();
    assertThat(moved).isLessThanOrEqualTo(4 * 2 * 200 / buckets);
  }

  @Test
  void time_alone_changes_no_answer() {
    house.admit(50);
    List<ProxyId> first = given(0, far(0));
    for (int day = 0; day < 60; day++) {
      clock.advance(Duration.ofDays(1));
      house.freshen();
      assertThat(given(0, far(0))).isEqualTo(first);
    }
  }

  @Test
  void three_answers_a_day_then_one_word_then_silence_then_a_new_day() {
    house.admit(10);
    List<ProxyId> first = given(0, far(0));
    for (int i = 0; i < 2; i++) {
      clock.advance(Duration.ofHours(1));
      assertThat(given(0, far(0))).as("a repeat gets the same").isEqualTo(first);
    }
    assertThat(ask(0, far(0), App.TELEGRAM)).isInstanceOf(HandOut.TooSoon.class);
    assertThat(ask(0, far(0), App.TELEGRAM)).isInstanceOf(HandOut.Silence.class);
    assertThat(ask(0, far(0), App.TOR)).isInstanceOf(HandOut.Silence.class);
    assertThat(given(1, far(1))).as("others are answered").isNotEmpty();
    clock.advance(Duration.ofHours(22));
    assertThat(given(0, far(0))).isEqualTo(first);
  }

  @Test
  void a_burned_proxy_is_replaced_once_in_seven_days_for_the_whole_area() {
    house.admit(20);
    ProxyId first = given(0, near(0)).get(0);
    burn(first);
    ProxyId second = given(0, near(0)).get(0);
    assertThat(second).isNotEqualTo(first);
    assertThat(given(1, near(1))).as("the whole area").containsExactly(second);
    burn(second);
    assertThat(ask(0, near(0), App.TELEGRAM)).isInstanceOf(HandOut.Later.class);
    assertThat(ask(9, near(9), App.TELEGRAM))
        .as("a new SIM card of the same run")
        .isInstanceOf(HandOut.Later.class);
    clock.advance(Duration.ofDays(7).minusSeconds(1));
    house.freshen();
    assertThat(ask(0, near(0), App.TELEGRAM)).isInstanceOf(HandOut.Later.class);
    clock.advance(Duration.ofSeconds(1));
    assertThat(given(0, near(0))).doesNotContain(first, second).hasSize(1);
  }

  @Test
  void a_burned_proxy_splits_its_bucket_and_each_half_gets_a_fresh_one() {
    house.admit(5);
    int people = 60;
    Map<ProxyId, List<Integer>> had = new HashMap<>();
    for (int i = 0; i < people; i++) {
      had.computeIfAbsent(given(i, far(i)).get(0), p -> new ArrayList<>()).add(i);
    }
    ProxyId burned = had.keySet().iterator().next();
    Set<ProxyId> reserve = new HashSet<>();
    house.rows.ofApp(App.TELEGRAM, State.RESERVE).forEach(p -> reserve.add(p.id()));
    burn(burned);
    Map<ProxyId, Integer> halves = new HashMap<>();
    for (int i : had.get(burned)) {
      halves.merge(given(i, far(i)).get(0), 1, Integer::sum);
    }
    assertThat(halves.keySet()).hasSize(2).isSubsetOf(reserve);
    int size = had.get(burned).size();
    assertThat(halves.values()).allMatch(n -> n >= size / 5);
    for (int i = 0; i < people; i++) {
      if (!had.get(burned).contains(i)) {
        int person = i;
        assertThat(had.get(given(i, far(i)).get(0))).contains(person);
      }
    }
    assertThat(count(State.RESERVE)).isZero();
    assertThat(house.desk.sendable(List.of(burned))).as("never sent again").isEmpty();
  }

  @Test
  void an_area_that_a_split_did_not_see_follows_it_when_it_asks_next() {
    house.admit(20);
    int people = 60;
    for (int i = 0; i < people; i++) {
      given(i, far(i));
    }
    Map<String, Long> before = bucketsOfAreas();
    burn(given(0, far(0)).get(0));
    burn(given(0, far(0)).get(0));
    Map<String, Long> after = bucketsOfAreas();
    assertThat(after).isNotEqualTo(before);
    before.forEach(
        (area, bucket) ->
            database
                .jdbc()
                .sql("update proxy_area set bucket_id = ? where area_key = ?")
                .params(bucket, area)
                .update());
    clock.advance(PoolRules.DAY);
    for (int i = 0; i < people; i++) {
      HandOut got = ask(i, far(i), App.TELEGRAM);
      assertThat(got).isNotInstanceOf(HandOut.None.class);
    }
    assertThat(bucketsOfAreas()).isEqualTo(after);
  }

  private Map<String, Long> bucketsOfAreas() {
    Map<String, Long> buckets = new HashMap<>();
    database
        .jdbc()
        .sql("select area_key, bucket_id from proxy_area")
        .query(
            row -> {
              buckets.put(row.getString(1), row.getLong(2));
            });
    return buckets;
  }

  @Test
  void an_empty_reserve_leaves_halves_waiting_and_the_next_proxies_go_to_them() {
    house.admit(3);
    for (int i = 0; i < 20; i++) {
      given(i, far(i));
    }
    List<ProxyRow> active = house.rows.ofApp(App.TELEGRAM, State.ACTIVE);
    burn(active.get(0).id());
    burn(active.get(1).id());
    assertThat(house.proxies.pools().get(0).owed()).isEqualTo(3);
    ProxyId next = house.admit(LinkKind.MTPROTO, TestProxies.telegram(77));
    assertThat(proxy(next).state()).isEqualTo(State.ACTIVE);
    assertThat(house.proxies.pools().get(0).owed()).isEqualTo(2);
  }

  @Test
  void ten_thousand_false_complaints_of_one_area_replace_nothing_and_suspect_nothing() {
    house.admit(20);
    ProxyId mine = given(0, near(0)).get(0);
    long reserve = count(State.RESERVE);
    int people = 1_000;
    database
        .transactions()
        .executeWithoutResult(
            tx -> {
              for (int i = 1; i < people; i++) {
                house.desk.ask(id(i), near(i % 1_000), App.TELEGRAM);
              }
              for (int i = 0; i < 10_000; i++) {
                assertThat(house.desk.bad(id(i % people), null)).isTrue();
              }
            });
    assertThat(proxy(mine).complaints()).as("each person once").isEqualTo(people);
    assertThat(proxy(mine).suspect()).isFalse();
    assertThat(proxy(mine).state()).isEqualTo(State.ACTIVE);
    assertThat(count(State.RESERVE)).isEqualTo(reserve);
    clock.advance(Duration.ofHours(30));
    assertThat(given(0, near(0))).containsExactly(mine);
  }

  @Test
  void three_areas_and_a_fifth_of_those_who_got_it_make_it_suspect_and_no_more() {
    house.admit(1);
    ProxyId only = given(0, far(0)).get(0);
    for (int i = 1; i < 16; i++) {
      given(i, far(i));
    }
    assertThat(bad(0)).isTrue();
    assertThat(bad(0)).as("again").isTrue();
    bad(1);
    bad(2);
    assertThat(proxy(only).complaints()).isEqualTo(3);
    assertThat(proxy(only).suspect()).as("three areas, but no fifth of sixteen").isFalse();
    bad(3);
    assertThat(proxy(only).suspect()).isTrue();
    assertThat(proxy(only).state()).isEqualTo(State.ACTIVE);
    assertThat(ask(50, far(50), App.TELEGRAM))
        .as("nobody new gets it")
        .isEqualTo(new HandOut.None(App.TELEGRAM, EnumSet.noneOf(App.class)));
    clock.advance(Duration.ofHours(7));
    assertThat(given(5, far(5))).as("who has it keeps it").containsExactly(only);
    house.freshen();
    assertThat(proxy(only).suspect()).as("seen working since").isFalse();
    assertThat(proxy(only).complaints()).isZero();
    assertThat(given(50, far(50))).containsExactly(only);
  }

  @Test
  void a_complaint_of_somebody_who_got_nothing_counts_nothing() {
    house.admit(1);
    assertThat(bad(7)).isFalse();
  }

  @Test
  void without_fresh_evidence_for_72_hours_nothing_is_handed_out_nor_sent() {
    house.admit(2);
    ProxyId one = given(0, far(0)).get(0);
    clock.advance(Duration.ofHours(72).minusSeconds(1));
    assertThat(house.desk.sendable(List.of(one))).hasSize(1);
    clock.advance(Duration.ofSeconds(1));
    assertThat(house.desk.sendable(List.of(one))).isEmpty();
    assertThat(ask(0, far(0), null)).isInstanceOf(HandOut.None.class);
    assertThat(proxy(one).expired()).isTrue();
    house.freshen();
    assertThat(given(0, far(0))).containsExactly(one);
  }

  @Test
  void each_app_has_pools_of_its_own_and_who_names_none_gets_what_they_had() {
    assertThat(ask(0, far(0), null)).isInstanceOf(HandOut.NoPools.class);
    ProxyId signal = house.admit(LinkKind.SIGNAL, "https://signal.tube/#signal.kazaktv.kz");
    ProxyId telegram = house.admit(LinkKind.MTPROTO, TestProxies.telegram(1));
    assertThat(ask(0, far(0), App.TOR))
        .isEqualTo(new HandOut.None(App.TOR, EnumSet.of(App.TELEGRAM, App.SIGNAL)));
    assertThat(ask(0, far(0), App.SIGNAL)).isEqualTo(new HandOut.Given(List.of(signal)));
    assertThat(ask(0, far(0), null)).isEqualTo(new HandOut.Given(List.of(signal)));
    assertThat(ask(1, far(1), null)).isEqualTo(new HandOut.Given(List.of(telegram)));
  }

  @Test
  void nothing_about_who_got_what_outlives_its_use() {
    house.admit(2);
    given(0, far(0));
    given(1, far(1));
    house.forget.optedOut(new OptedOut(id(0), clock.instant()));
    assertThat(holders()).isEqualTo(1);
    assertThat(proxy(house.rows.ofApp(App.TELEGRAM, State.ACTIVE).get(0).id()).persons())
        .isEqualTo(2);
    clock.advance(ForgetHolders.HOLDERS.plusSeconds(1));
    house.forget.forget();
    assertThat(holders()).isZero();
    assertThat(database.jdbc().sql("select count(*) from proxy_asker").query(Long.class).single())
        .isZero();
  }

  @Test
  void who_is_erased_leaves_nothing_and_what_they_complained_of_stays_counted() {
    house.admit(2);
    given(0, far(0));
    assertThat(bad(0)).isTrue();
    ProxyId theirs = given(1, far(1)).get(0);
    house.forget.erased(new Erased(id(0), clock.instant()));
    assertThat(holders()).isEqualTo(1);
    assertThat(
            database.jdbc().sql("select subscriber_id from proxy_asker").query(Long.class).list())
        .containsExactly(id(1).value());
    assertThat(proxy(theirs).complaints()).isEqualTo(1);
    assertThat(bad(0)).as("they got none that is known").isFalse();
  }

  @Test
  void no_number_and_no_link_stands_in_clear_in_the_tables() {
    house.admit(1);
    given(0, new Msisdn("+77015550123"));
    List<String> cells = new ArrayList<>();
    for (String table :
        List.of("proxy", "proxy_area", "proxy_dealt", "proxy_holder", "proxy_asker")) {
      database
          .jdbc()
          .sql("select * from " + table)
          .query()
          .listOfRows()
          .forEach(
              row ->
                  row.values()
                      .forEach(
                          v ->
                              cells.add(
                                  v instanceof byte[] bytes
                                      ? new String(bytes, StandardCharsets.ISO_8859_1)
                                      : String.valueOf(v))));
    }
    assertThat(cells)
        .noneMatch(c -> c.contains("7015550") || c.contains("185.10") || c.contains("t.me"));
  }

  private long holders() {
    return database.jdbc().sql("select count(*) from proxy_holder").query(Long.class).single();
  }
}
