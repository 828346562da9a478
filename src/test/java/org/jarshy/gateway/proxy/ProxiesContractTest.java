package org.jarshy.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.jarshy.gateway.proxy.TestProxies.APPROVES;
import static org.jarshy.gateway.proxy.TestProxies.ENTERS;

import com.zaxxer.hikari.HikariDataSource;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jarshy.gateway.audit.AuditLogs;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.StepRefused.Rule;
import org.jarshy.gateway.proxy.PooledProxy.State;
import org.jarshy.gateway.testing.MutableClock;
import org.jarshy.gateway.testing.TestDatabase;
import org.jarshy.gateway.trust.BundleReceiver;
import org.jarshy.gateway.trust.Role;
import org.jarshy.gateway.trust.VerifiedBundle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.ConcurrencyFailureException;

@ParameterizedClass
@EnumSource(TestDatabase.Kind.class)
class ProxiesContractTest {

  private final TestDatabase database;
  private final MutableClock clock = MutableClock.startingInJanuary2022();
  private final TestProxies house;

  ProxiesContractTest(TestDatabase.Kind kind) {
    database = kind.open();
    house =
        TestProxies.on(
            database.jdbc(), database.transactions(), AuditLogs.log(database, clock), clock);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private ProxyId propose(int number) {
    return house.proxies.propose(
        LinkKind.MTPROTO, TestProxies.telegram(number), clock.instant(), "", ENTERS);
  }

  private State state(ProxyId id) {
    return house.proxies.find(id).orElseThrow().state();
  }

  private static void refused(Rule rule, String why, ThrowingCallable step) {
    assertThatThrownBy(step)
        .isInstanceOfSatisfying(
            ProxyRefused.class,
            refused -> {
              assertThat(refused.rule()).isEqualTo(rule);
              assertThat(String.join(" ", refused.problems().values())).contains(why);
            });
  }

  private List<String> audited() {
    return database
        .jdbc()
        .sql("select action from audit_entry order by id")
        .query(String.class)
        .list();
  }

  @Test
  void what_one_person_enters_a_second_lets_in() {
    ProxyId id = propose(1);
    assertThat(state(id)).isEqualTo(State.PROPOSED);
    assertThat(house.desk.sendable(List.of(id))).isEmpty();
    refused(Rule.SECOND_PERSON, "cannot approve", () -> house.proxies.approve(id, ENTERS));
    refused(
        Rule.SECOND_PERSON, "cannot approve", () -> house.proxies.approve(id, new Actor("AUTHOR")));
    house.proxies.approve(id, APPROVES);
    assertThat(state(id)).isEqualTo(State.ACTIVE);
    assertThat(house.desk.sendable(List.of(id))).containsEntry(id, TestProxies.telegram(1));
    assertThat(audited())
        .containsExactly(
            "proxy.proposed", "proxy.approval-refused", "proxy.approval-refused", "proxy.admitted");
  }

  @Test
  void the_word_of_one_person_that_it_works_needs_a_second_too() {
    ProxyId id = house.admit(LinkKind.MTPROTO, TestProxies.telegram(1));
    clock.advance(Duration.ofHours(71));
    assertThat(propose(1)).as("known").isEqualTo(id);
    clock.advance(Duration.ofHours(1));
    assertThat(house.desk.sendable(List.of(id))).isEmpty();
    refused(Rule.SECOND_PERSON, "cannot approve", () -> house.proxies.approve(id, ENTERS));
    house.proxies.approve(id, APPROVES);
    assertThat(house.desk.sendable(List.of(id))).hasSize(1);
    refused(Rule.WRONG_STATE, "Nothing waits", () -> house.proxies.approve(id, APPROVES));
  }

  @Test
  void what_is_wrong_is_named_and_nothing_is_kept() {
    Instant now = clock.instant();
    refused(
        Rule.INVALID,
        "The link is not taken: the server is private",
        () ->
            house.proxies.propose(
                LinkKind.MTPROTO,
                TestProxies.telegram(1).replace("185.10.0.2", "10.0.0.2"),
                now,
                "",
                ENTERS));
    refused(
        Rule.INVALID,
        "at most 200",
        () ->
            house.proxies.propose(
                LinkKind.MTPROTO, TestProxies.telegram(1), now, "x".repeat(201), ENTERS));
    for (Duration off : List.of(Duration.ofHours(-73), Duration.ofSeconds(1))) {
      refused(
          Rule.INVALID,
          "within the last 72 hours",
          () ->
              house.proxies.propose(
                  LinkKind.MTPROTO, TestProxies.telegram(1), now.plus(off), "", ENTERS));
    }
    ProxyId id = propose(1);
    refused(Rule.INVALID, "waits for approval already", () -> propose(1));
    refused(Rule.INVALID, "required", () -> house.proxies.reject(id, " ", APPROVES));
    refused(Rule.WRONG_STATE, "active or in reserve", () -> house.proxies.burn(id, "x", ENTERS));
    house.proxies.reject(id, "чужой", APPROVES);
    refused(Rule.INVALID, "refused already", () -> propose(1));
    refused(Rule.WRONG_STATE, "Nothing waits", () -> house.proxies.approve(id, APPROVES));
    refused(
        Rule.NOT_FOUND, "no proxy 999", () -> house.proxies.burn(new ProxyId(999), "x", ENTERS));
    ProxyId burned = house.admit(LinkKind.MTPROTO, TestProxies.telegram(2));
    house.proxies.burn(burned, "не отвечает", ENTERS);
    refused(Rule.INVALID, "It is burned", () -> propose(2));
    assertThat(house.proxies.list(null, 10, 0)).hasSize(2);
  }

  @Test
  void a_signed_bundle_brings_proxies_without_a_second_person_here() {
    ProxyId waiting = propose(2);
    List<BundleReceiver.Outcome> outcomes =
        receive(item(1, "ok"), item(2, "ok"), item(3, "burned"));
    assertThat(outcomes).extracting(o -> o.words()).containsExactly("taken", "taken", "burned");
    assertThat(state(waiting)).isNotEqualTo(State.PROPOSED);
    assertThat(house.proxies.list(App.TELEGRAM, 10, 0))
        .extracting(PooledProxy::state)
        .containsExactlyInAnyOrder(State.ACTIVE, State.RESERVE, State.BURNED);
    ProxyId first = number(outcomes.get(0));
    clock.advance(Duration.ofHours(72));
    assertThat(house.desk.sendable(List.of(first))).isEmpty();
    assertThat(receive(item(1, "ok")).get(0).words()).isEqualTo("known already");
    assertThat(house.proxies.find(first).orElseThrow().expired()).isFalse();
    assertThat(receive(item(1, "burned")).get(0).words()).isEqualTo("burned");
    assertThat(state(first)).isEqualTo(State.BURNED);
    assertThat(receive(item(1, "ok")).get(0).words()).isEqualTo("known already");
    assertThat(state(first)).as("for ever").isEqualTo(State.BURNED);
  }

  @Test
  void a_signed_burned_ends_what_waits_for_approval_or_was_refused() {
    ProxyId waiting = propose(1);
    ProxyId refused = propose(2);
    house.proxies.reject(refused, "чужой", APPROVES);
    assertThat(receive(item(1, "burned"), item(2, "burned")))
        .extracting(o -> o.words())
        .containsExactly("burned", "burned");
    assertThat(List.of(state(waiting), state(refused))).containsOnly(State.BURNED);
    assertThat(audited()).endsWith("proxy.rejected", "proxy.burned", "proxy.burned");
    refused(Rule.WRONG_STATE, "Nothing waits", () -> house.proxies.approve(waiting, APPROVES));
    refused(Rule.INVALID, "It is burned", () -> propose(1));
    assertThat(receive(item(1, "burned"), item(1, "ok")))
        .extracting(o -> o.words())
        .containsOnly("known already");
    assertThat(state(waiting)).isEqualTo(State.BURNED);
  }

  @Test
  void a_bundle_with_one_bad_item_is_refused_with_the_rule() {
    String good = item(1, "ok");
    unusable(good.replace("\"proxy\"", "\"news\""), "type must be one of proxy");
    unusable(good.replace("mtproto", "http"), "kind must be one of mtproto, obfs4");
    unusable(good.replace("\"ok\"", "\"fine\""), "status must be one of burned, ok");
    unusable(good.replace("185.10", "192.168"), "the link is not taken");
    unusable(good.replace("\"note\"", "\"mote\""), "has a field 'mote' that is not known");
    unusable(good.replace("\"seen\":\"", "\"seen\":\"x"), "seen must be an instant");
    unusable(good.replace("2022-", "2023-"), "seen is later");
    unusable(good.replace("\"n\"", "\" \""), "note must be a text of 1 to 200 characters");
    unusable(good.replace("\"n\"", "null"), "note is null; leave it out instead");
    unusable(good.replace("{", "{\"type\":\"proxy\","), "is not JSON");
    unusable(good.replace("https://", "https://" + "x".repeat(500)), "link must be a text of 1");
    unusable("[1]", "is no JSON object");
    unusable("{", "is not JSON");
    assertThat(house.proxies.list(null, 10, 0)).isEmpty();
  }

  @Test
  void a_clock_that_was_set_back_makes_no_old_sighting_fresh() {
    Instant time = clock.instant().plus(Duration.ofDays(4));
    String seen =
        item(1, "ok")
            .replace(clock.instant().toString(), time.minus(Duration.ofHours(73)).toString());
    String newer =
        item(2, "ok")
            .replace(clock.instant().toString(), time.minus(Duration.ofHours(71)).toString());
    List<BundleReceiver.Outcome> outcomes = receive(time, seen, newer);
    assertThat(house.proxies.find(number(outcomes.get(0))).orElseThrow().expired()).isTrue();
    PooledProxy fresh = house.proxies.find(number(outcomes.get(1))).orElseThrow();
    assertThat(fresh.expired()).isFalse();
    assertThat(fresh.freshAt()).isEqualTo(clock.instant().minus(Duration.ofHours(71)));
    clock.advance(Duration.ofHours(1));
    assertThat(house.proxies.find(fresh.id()).orElseThrow().expired()).isTrue();
  }

  private void unusable(String item, String why) {
    assertThatThrownBy(() -> receive(item(9, "ok"), item))
        .isInstanceOf(BundleReceiver.NotUsable.class)
        .hasMessageContaining(why);
  }

  private String item(int number, String status) {
    return """
    {"type":"proxy","kind":"mtproto","link":"%s","status":"%s","seen":"%s","note":"n"}"""
        .formatted(TestProxies.telegram(number), status, clock.instant());
  }

  private List<BundleReceiver.Outcome> receive(String... items) {
    return receive(clock.instant(), items);
  }

  private List<BundleReceiver.Outcome> receive(Instant time, String... items) {
    List<VerifiedBundle.Item> files = new ArrayList<>();
    for (String item : items) {
      files.add(
          new VerifiedBundle.Item("items/a.json", "a", item.getBytes(StandardCharsets.UTF_8)));
    }
    VerifiedBundle bundle =
        new VerifiedBundle(
            "azattyq-proxy",
            Role.PROXY,
            20220105,
            time,
            time.plus(Duration.ofDays(3)),
            List.of("A", "B"),
            "0".repeat(64),
            files);
    return database.transactions().execute(tx -> house.receiver.receive(bundle, Set.of(), time));
  }

  private static ProxyId number(BundleReceiver.Outcome outcome) {
    return new ProxyId(Long.parseLong(outcome.subject().substring("proxy:".length())));
  }

  @Test
  void a_probe_burns_what_fails_three_times_while_others_answer() {
    ProxyId good = house.admit(LinkKind.MTPROTO, TestProxies.telegram(1));
    ProxyId dead = house.admit(LinkKind.MTPROTO, TestProxies.telegram(2));
    Set<String> shut = new HashSet<>(Set.of("185.10.0.3"));
    probing(
        shut,
        round -> {
          clock.advance(Duration.ofHours(1));
          assertThat(round.run()).isEqualTo(1);
          assertThat(round.run()).isEqualTo(1);
          assertThat(house.proxies.find(good).orElseThrow().freshBy()).isEqualTo("probe");
          assertThat(state(dead)).isNotEqualTo(State.BURNED);
          shut.add("185.10.0.2");
          for (int i = 0; i < 9; i++) {
            assertThat(round.run()).as("nothing answers: the line is cut").isZero();
          }
          assertThat(state(good)).isEqualTo(State.ACTIVE);
          assertThat(state(dead)).isNotEqualTo(State.BURNED);
        });
    shut.remove("185.10.0.2");
    probing(shut, round -> assertThat(round.run()).isEqualTo(1));
    assertThat(state(dead)).isEqualTo(State.BURNED);
  }

  @Test
  void a_line_cut_in_mid_round_burns_nothing_however_often() {
    List<ProxyId> all = new ArrayList<>();
    for (int i = 1; i <= 4; i++) {
      all.add(house.admit(LinkKind.MTPROTO, TestProxies.telegram(i)));
    }
    AtomicInteger connects = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(1);
    try {
      ProbeRound round =
          house.probes(
              (endpoint, timeout) -> {
                // The first stays shut, the second answers, then the line is cut.
                if (connects.incrementAndGet() != 2) {
                  throw new ConnectException();
                }
              },
              threads);
      for (int i = 0; i < ProbeRound.ROUNDS_TO_BURN; i++) {
        connects.set(0);
        assertThat(round.run()).isEqualTo(1);
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(state(all.get(0))).as("another answered after it").isEqualTo(State.BURNED);
    assertThat(all.subList(1, 4)).extracting(this::state).doesNotContain(State.BURNED);
    assertThat(house.rows.living()).allMatch(p -> p.failedProbes() == 0);
  }

  @Test
  void a_burn_that_crosses_a_hand_out_is_begun_again() {
    ProxyId id = house.admit(LinkKind.MTPROTO, TestProxies.telegram(1));
    crossing(id, () -> house.proxies.burn(id, "не отвечает", ENTERS));
    assertThat(state(id)).isEqualTo(State.BURNED);
    assertThat(audited()).containsOnlyOnce("proxy.burned");
  }

  @Test
  void what_a_probe_concludes_is_begun_again_too() {
    house.admit(LinkKind.MTPROTO, TestProxies.telegram(1));
    ProxyId dead = house.admit(LinkKind.MTPROTO, TestProxies.telegram(2));
    house.rows.failedProbes(dead, ProbeRound.ROUNDS_TO_BURN - 1);
    probing(
        Set.of("185.10.0.3"), round -> crossing(dead, () -> assertThat(round.run()).isEqualTo(1)));
    assertThat(state(dead)).isEqualTo(State.BURNED);
  }

  /** Somebody holds the proxy, and asks for its pools when the work holds them and waits for it. */
  private void crossing(ProxyId id, Runnable work) {
    CountDownLatch held = new CountDownLatch(1);
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      Future<?> hand =
          other.submit(
              () ->
                  database
                      .transactions()
                      .executeWithoutResult(
                          tx -> {
                            if (isPostgres()) {
                              // So that the work is the one that is ended.
                              database.jdbc().sql("set local deadlock_timeout = '20s'").update();
                            }
                            database
                                .jdbc()
                                .sql("update proxy set areas = areas + 1 where id = ?")
                                .param(id.value())
                                .update();
                            held.countDown();
                            await().atMost(Duration.ofSeconds(20)).until(this::poolsAreHeld);
                            house.rows.lock(App.TELEGRAM);
                          }));
      assertThat(held.await(20, TimeUnit.SECONDS)).isTrue();
      work.run();
      try {
        hand.get(20, TimeUnit.SECONDS);
      } catch (ExecutionException e) {
        assertThat(e).hasCauseInstanceOf(ConcurrencyFailureException.class);
        assertThat(isPostgres()).as("there the work was ended").isFalse();
      }
    } catch (InterruptedException | TimeoutException e) {
      throw new AssertionError(e);
    } finally {
      other.shutdownNow();
    }
  }

  private boolean isPostgres() {
    return database.dataSource() instanceof HikariDataSource;
  }

  private boolean poolsAreHeld() {
    return database
        .jdbc()
        .sql("select app from proxy_app where app = 'TELEGRAM' for update skip locked")
        .query(String.class)
        .list()
        .isEmpty();
  }

  @Test
  void a_probe_that_hangs_is_given_up_after_its_time() {
    house.admit(LinkKind.MTPROTO, TestProxies.telegram(1));
    ExecutorService threads = Executors.newFixedThreadPool(1);
    try {
      ProbeRound round =
          house.probes((endpoint, timeout) -> new CountDownLatch(1).await(), threads);
      assertThat(round.run()).isZero();
    } finally {
      threads.shutdownNow();
    }
  }

  private void probing(Set<String> shut, Consumer<ProbeRound> work) {
    ExecutorService threads = Executors.newFixedThreadPool(1);
    try {
      work.accept(
          house.probes(
              (endpoint, timeout) -> {
                if (shut.contains(endpoint.host())) {
                  throw new ConnectException();
                }
              },
              threads));
    } finally {
      threads.shutdownNow();
    }
  }
}
