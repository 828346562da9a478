package org.jarshy.gateway.feed;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.jarshy.gateway.feed.InternetReturnsTest.news;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jarshy.gateway.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The internet returns for every source, however rarely or slowly each of them is asked. */
class ReturnForAllSourcesTest {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private static TestDatabase database;

  private WireMockServer busyServer;
  private WireMockServer rareServer;
  private FeedSource busy;
  private FeedSource rare;
  private FeedHouse house;

  @BeforeAll
  static void openDatabase() {
    database = TestDatabase.Kind.H2.open();
  }

  @AfterAll
  static void closeDatabase() {
    database.close();
  }

  @BeforeEach
  void open() {
    for (String table : List.of("feed_about", "feed_item", "feed_source", "feed_link_hour")) {
      database.jdbc().sql("delete from " + table).update();
    }
    busyServer = serve(0);
    rareServer = serve(0);
    busy = Sample.every(MINUTE, source("busy", busyServer));
    rare = Sample.every(Duration.ofHours(24), source("rare", rareServer));
  }

  private static FeedSource source(String id, WireMockServer server) {
    return Sample.source(
        id, "http://localhost:" + server.port() + "/" + id, SourceSettings.Type.AUTO);
  }

  private static WireMockServer serve(int port) {
    WireMockServer server = new WireMockServer(options().port(port).bindAddress("127.0.0.1"));
    server.start();
    return server;
  }

  @AfterEach
  void close() throws Exception {
    house.close();
    busyServer.stop();
    rareServer.stop();
  }

  private static void says(WireMockServer server, ResponseDefinitionBuilder response) {
    server.stubFor(get(anyUrl()).willReturn(response));
  }

  private void unplug() {
    busyServer.stop();
    rareServer.stop();
  }

  private void plugIn() {
    busyServer = serve(port(busy));
    rareServer = serve(port(rare));
    says(busyServer, news("2", "Связь вернулась"));
    says(rareServer, news("3", "И здесь"));
  }

  private static int port(FeedSource source) {
    return source.settings().url().getPort();
  }

  private FeedStatus status(FeedSource source) {
    return house.feeds.statuses().stream()
        .filter(s -> s.id().equals(source.id()))
        .findFirst()
        .orElseThrow();
  }

  private boolean isReadSince(FeedSource source, Instant when) {
    Instant succeeded = status(source).succeeded();
    return succeeded != null && !succeeded.isBefore(when);
  }

  private void tickAndWait() {
    house.polls.tick();
    await().atMost(SOON).pollInterval(Duration.ofMillis(10)).until(house.polls::isIdle);
  }

  /** Seconds pass, with a tick every two, until it is so or a minute is over. */
  private void withinAMinute(java.util.concurrent.Callable<Boolean> so) throws Exception {
    Instant begun = house.clock.instant();
    while (!so.call()) {
      assertThat(Duration.between(begun, house.clock.instant())).isLessThanOrEqualTo(MINUTE);
      house.clock.advance(Duration.ofSeconds(2));
      tickAndWait();
    }
  }

  @Test
  void one_that_is_asked_once_a_day_is_asked_within_a_minute_of_the_return() throws Exception {
    house = new FeedHouse(database, busy, rare);
    says(busyServer, news("1", "Утро"));
    says(rareServer, news("1", "Утро"));
    tickAndWait();
    assertThat(house.feeds.internet().state()).isEqualTo(Internet.State.THERE);

    unplug();
    house.clock.advance(MINUTE);
    tickAndWait();
    assertThat(house.feeds.internet().state())
        .as("known by the one that was due, and a knock at the other")
        .isEqualTo(Internet.State.GONE);
    house.clock.advance(Duration.ofHours(3));
    tickAndWait();

    plugIn();
    Instant back = house.clock.instant();
    withinAMinute(() -> isReadSince(busy, back) && isReadSince(rare, back));
    assertThat(house.feeds.internet().state()).isEqualTo(Internet.State.THERE);
    assertThat(house.feeds.internet().since()).isAfterOrEqualTo(back);
  }

  @Test
  void one_that_could_not_be_reached_is_tried_again_within_a_minute_while_others_answer()
      throws Exception {
    house = new FeedHouse(database, busy, rare);
    says(busyServer, news("1", "Утро"));
    rareServer.stop();
    tickAndWait();
    assertThat(status(rare).failures()).isOne();
    assertThat(house.feeds.internet().state()).isEqualTo(Internet.State.THERE);

    rareServer = serve(port(rare));
    says(rareServer, news("3", "И здесь"));
    withinAMinute(() -> isReadSince(rare, Sample.NOW));
  }

  @Test
  void one_that_hangs_since_before_holds_up_nobody_and_is_asked_anew() {
    house = new FeedHouse(database, busy, rare);
    busyServer.stop();
    says(rareServer, news("3", "И здесь").withFixedDelay(12_000));
    house.polls.tick();
    await().atMost(SOON).until(() -> status(busy).failures() == 1);
    await().atMost(SOON).until(() -> !rareServer.getAllServeEvents().isEmpty());

    busyServer = serve(port(busy));
    says(busyServer, news("2", "Связь вернулась"));
    says(rareServer, news("3", "И здесь"));
    house.clock.advance(Duration.ofSeconds(50));
    house.polls.tick();
    // Sooner than the ten seconds that its question may take.
    await().atMost(Duration.ofSeconds(6)).until(() -> isReadSince(rare, Sample.NOW));
    assertThat(isReadSince(busy, Sample.NOW)).isTrue();
  }

  @Test
  void a_portal_that_answers_for_everybody_is_no_internet_and_its_end_is_noticed()
      throws Exception {
    house = new FeedHouse(database, busy, rare);
    ResponseDefinitionBuilder portal =
        aResponse().withHeader("Content-Type", "text/html").withBody("<html>Sign in</html>");
    says(busyServer, portal);
    says(rareServer, portal);
    tickAndWait();
    assertThat(house.feeds.internet().state()).isEqualTo(Internet.State.GONE);
    for (int i = 0; i < 10; i++) {
      house.clock.advance(Duration.ofSeconds(16));
      tickAndWait();
    }
    assertThat(house.feeds.internet().state()).isEqualTo(Internet.State.GONE);
    assertThat(
            database
                .jdbc()
                .sql("select sum(answered) from feed_link_hour")
                .query(Integer.class)
                .single())
        .isZero();
    assertThat(rareServer.getAllServeEvents()).as("asked again, but not at each knock").hasSize(4);

    says(busyServer, news("2", "Связь вернулась"));
    says(rareServer, news("3", "И здесь"));
    Instant back = house.clock.instant();
    withinAMinute(() -> isReadSince(busy, back) && isReadSince(rare, back));
    assertThat(house.feeds.internet().state()).isEqualTo(Internet.State.THERE);
  }

  @Test
  void a_source_in_a_private_network_is_asked_but_tells_nothing_about_the_internet()
      throws Exception {
    house = new FeedHouse(database, s -> s.id().equals("rare"), busy, rare);
    says(busyServer, news("1", "Своя сеть"));
    rareServer.stop();
    tickAndWait();
    assertThat(isReadSince(busy, Sample.NOW)).isTrue();
    assertThat(house.feeds.internet().state()).isEqualTo(Internet.State.GONE);
    house.clock.advance(MINUTE);
    tickAndWait();
    assertThat(isReadSince(busy, Sample.NOW.plus(MINUTE))).isTrue();
    assertThat(house.feeds.internet().state()).isEqualTo(Internet.State.GONE);
  }

  @Test
  void a_source_that_was_left_alone_without_internet_is_asked_at_once_with_it() throws Exception {
    house = new FeedHouse(database, busy, rare);
    ResponseDefinitionBuilder broken = aResponse().withStatus(503);
    says(busyServer, news("1", "Утро"));
    says(rareServer, broken);
    house.polls.tick();
    await().atMost(SOON).until(house.polls::isIdle);
    for (int i = 0; i < 2; i++) {
      house.feeds.askNow("rare", FeedHouse.AUTHOR);
      tickAndWait();
    }
    assertThat(status(rare).breaker()).isEqualTo(FeedStatus.Breaker.LEFT_ALONE);
    unplug();
    house.clock.advance(MINUTE);
    tickAndWait();
    plugIn();
    Instant back = house.clock.instant();
    withinAMinute(() -> isReadSince(rare, back));
  }
}
