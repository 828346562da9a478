package org.jarshy.gateway.feed;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jarshy.gateway.testing.TestDatabase;
import org.junit.jupiter.api.Test;

/** The network is unplugged, and comes back. */
class InternetReturnsTest {

  private static final Duration SOON = Duration.ofSeconds(45);

  @Test
  void with_no_network_all_that_was_fetched_stays_and_its_return_is_used_within_a_minute()
      throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    String address = "http://localhost:" + port;
    FeedSource one = Sample.source("one", address + "/1", SourceSettings.Type.AUTO);
    FeedSource two = Sample.source("two", address + "/2", SourceSettings.Type.AUTO);
    try (TestDatabase database = TestDatabase.Kind.H2.open();
        FeedHouse house = new FeedHouse(database, one, two)) {
      house.comes(one, Sample.alert());
      assertThat(house.feeds.internet().state()).isEqualTo(Internet.State.UNKNOWN);

      house.polls.tick();
      await().atMost(SOON).until(() -> house.feeds.internet().state() == Internet.State.GONE);
      assertThat(house.feeds.statuses())
          .allSatisfy(
              s -> {
                assertThat(s.stale()).isTrue();
                assertThat(s.trouble()).isEqualTo("Its host cannot be reached.");
                assertThat(s.breaker()).isEqualTo(FeedStatus.Breaker.ASKED);
              });
      assertThat(house.feeds.items(null, 9, 0)).hasSize(1);
      assertThat(house.feeds.original(house.last().id())).isPresent();

      // A night without: it is knocked for, and nothing is asked in vain.
      for (int i = 0; i < 20; i++) {
        house.clock.advance(Duration.ofMinutes(30));
        house.polls.tick();
      }
      WireMockServer server = new WireMockServer(options().port(port).bindAddress("127.0.0.1"));
      server.stubFor(
          get(anyUrl())
              .willReturn(
                  aResponse()
                      .withBody(
                          Sample.rss(Sample.news("1", "Связь есть", ""))
                              .getBytes(StandardCharsets.UTF_8))));
      server.start();
      try {
        var returned = house.clock.instant();
        await()
            .atMost(SOON)
            .pollInterval(Duration.ofMillis(20))
            .until(
                () -> {
                  house.clock.advance(Duration.ofMillis(500));
                  house.polls.tick();
                  return house.feeds.statuses().stream().noneMatch(FeedStatus::stale);
                });
        assertThat(house.feeds.internet().state()).isEqualTo(Internet.State.THERE);
        assertThat(house.feeds.statuses())
            .allSatisfy(
                s ->
                    assertThat(s.succeeded())
                        .isBetween(returned, returned.plus(Duration.ofMinutes(1))));
      } finally {
        server.stop();
      }
    }
  }

  @Test
  void one_source_that_is_gone_is_not_the_internet() throws Exception {
    WireMockServer server = new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
    server.start();
    server.stubFor(get(anyUrl()).willReturn(news("1", "Связь есть")));
    FeedSource there =
        Sample.source("there", "http://localhost:" + server.port() + "/", SourceSettings.Type.AUTO);
    FeedSource gone = Sample.source("gone", "http://gone.invalid/", SourceSettings.Type.AUTO);
    try (TestDatabase database = TestDatabase.Kind.H2.open();
        FeedHouse house = new FeedHouse(database, there, gone)) {
      house.polls.tick();
      await()
          .atMost(SOON)
          .until(
              () ->
                  house.feeds.statuses().stream()
                      .allMatch(s -> s.failures() == 1 || s.succeeded() != null));
      await().atMost(SOON).until(() -> house.hours.days(house.clock.instant()) == 1);
      assertThat(house.feeds.internet().state()).isEqualTo(Internet.State.THERE);
      assertThat(house.feeds.statuses())
          .filteredOn(s -> s.id().equals("gone"))
          .singleElement()
          .satisfies(s -> assertThat(s.trouble()).contains("not known here now"));
    } finally {
      server.stop();
    }
  }

  @Test
  void a_network_that_lets_nothing_through_is_tried_again_within_a_minute() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 20, InetAddress.getLoopbackAddress());
        TestDatabase database = TestDatabase.Kind.H2.open()) {
      FeedSource source =
          Sample.hurried(
              Sample.source(
                  "s",
                  "http://localhost:" + silent.getLocalPort() + "/",
                  SourceSettings.Type.AUTO));
      try (FeedHouse house = new FeedHouse(database, source)) {
        house.polls.tick();
        await().atMost(SOON).until(house.polls::isIdle);
        FeedStatus status = house.feeds.statuses().get(0);
        assertThat(status.trouble()).contains("within its time");
        assertThat(status.next()).isEqualTo(Sample.NOW.plusSeconds(50));
        assertThat(house.feeds.internet().state()).isEqualTo(Internet.State.GONE);
      }
    }
  }

  @Test
  void one_host_that_opens_is_enough_and_none_is_none() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try (ServerSocket open = new ServerSocket(0, 20, InetAddress.getLoopbackAddress())) {
      ReachHosts hosts = new ReachHosts(threads, Duration.ofSeconds(2));
      FeedSource there =
          Sample.source(
              "s", "http://localhost:" + open.getLocalPort() + "/", SourceSettings.Type.AUTO);
      FeedSource gone = Sample.source("g", "http://gone.invalid/", SourceSettings.Type.AUTO);
      assertThat(hosts.any(List.of(there))).isTrue();
      assertThat(hosts.any(List.of(gone, there))).isTrue();
      assertThat(hosts.any(List.of(gone))).isFalse();
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void without_sources_nothing_is_done_and_no_thread_is_made() throws Exception {
    try (TestDatabase database = TestDatabase.Kind.H2.open();
        FeedHouse house = new FeedHouse(database)) {
      house.polls.tick();
      assertThat(house.feeds.statuses()).isEmpty();
      assertThat(house.feeds.askNow("none", FeedHouse.AUTHOR)).isFalse();
      assertThat(Thread.getAllStackTraces().keySet())
          .noneMatch(t -> t.getName().matches("feed-\\d+") && t.isAlive());
    }
  }

  static ResponseDefinitionBuilder news(String guid, String title) {
    return aResponse()
        .withBody(Sample.rss(Sample.news(guid, title, "")).getBytes(StandardCharsets.UTF_8));
  }
}
