package org.jarshy.gateway.feed;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.jarshy.gateway.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers on their bad days. */
class FetchingTest {

  private static WireMockServer server;
  private static TestDatabase database;

  private FeedSource source;
  private FeedHouse house;

  @BeforeAll
  static void serve() {
    server =
        new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1").gzipDisabled(true));
    server.start();
    database = TestDatabase.Kind.H2.open();
  }

  @AfterAll
  static void stop() {
    server.stop();
    database.close();
  }

  @BeforeEach
  void open() {
    server.resetAll();
    database.jdbc().sql("delete from feed_about").update();
    database.jdbc().sql("delete from feed_item").update();
    database.jdbc().sql("delete from feed_followed").update();
    database.jdbc().sql("delete from feed_source").update();
    source = source(SourceSettings.Type.AUTO);
    house = new FeedHouse(database, source);
  }

  @AfterEach
  void close() throws Exception {
    house.close();
  }

  private void reopen(FeedSource other) throws Exception {
    house.close();
    house = new FeedHouse(database, other);
  }

  private static FeedSource source(SourceSettings.Type type) {
    return Sample.source("s", "http://localhost:" + server.port() + "/feed", type);
  }

  private static void says(ResponseDefinitionBuilder response) {
    server.stubFor(get(urlEqualTo("/feed")).willReturn(response));
  }

  private static ResponseDefinitionBuilder xml(String body) {
    return aResponse()
        .withHeader("Content-Type", "application/xml")
        .withBody(body.getBytes(StandardCharsets.UTF_8));
  }

  private FeedStatus look() {
    house.feeds.askNow("s", FeedHouse.AUTHOR);
    house.polls.tick();
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(10))
        .until(house.polls::isIdle);
    return house.feeds.statuses().get(0);
  }

  private int asked() {
    return server.getAllServeEvents().size();
  }

  @Test
  void what_came_is_kept_and_the_next_question_is_conditional() {
    says(
        xml(Sample.alert())
            .withHeader("ETag", "\"v1\"")
            .withHeader("Last-Modified", "Wed, 05 Jan 2022 00:00:00 GMT"));
    FeedStatus status = look();
    assertThat(status.trouble()).isEmpty();
    assertThat(status.succeeded()).isEqualTo(Sample.NOW);
    assertThat(status.newest()).isEqualTo("2022-01-05T00:00:00Z");
    assertThat(status.stale()).isFalse();
    assertThat(house.feeds.items("s", 9, 0)).hasSize(1);

    house.clock.advance(Duration.ofMinutes(5));
    says(aResponse().withStatus(304));
    status = look();
    server.verify(
        1,
        getRequestedFor(urlEqualTo("/feed"))
            .withHeader("If-None-Match", equalTo("\"v1\""))
            .withHeader("If-Modified-Since", equalTo("Wed, 05 Jan 2022 00:00:00 GMT")));
    assertThat(status.succeeded()).isEqualTo(house.clock.instant());
    assertThat(house.feeds.items("s", 9, 0)).hasSize(1);
    house.clock.advance(Duration.ofMinutes(16));
    assertThat(house.feeds.statuses().get(0).stale()).isTrue();
  }

  @Test
  void a_slow_answer_is_given_up_in_time() throws Exception {
    reopen(Sample.hurried(source));
    says(xml(Sample.alert()).withFixedDelay(10_000));
    FeedStatus status = look();
    assertThat(status.trouble()).isEqualTo("Its answer did not come whole within its time.");
    assertThat(asked()).isEqualTo(2);
    assertThat(house.feeds.items("s", 9, 0)).isEmpty();
  }

  @Test
  void an_answer_that_trickles_is_given_up_in_time() throws Exception {
    reopen(Sample.hurried(source));
    says(xml(Sample.alert()).withChunkedDribbleDelay(50, 60_000));
    assertThat(look().trouble()).isEqualTo("Its answer did not come whole within its time.");
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void an_answer_that_breaks_off_is_tried_again(Fault fault) {
    server.stubFor(
        get("/feed")
            .inScenario("cut")
            .whenScenarioStateIs(STARTED)
            .willReturn(aResponse().withFault(fault))
            .willSetStateTo("whole"));
    server.stubFor(
        get("/feed")
            .inScenario("cut")
            .whenScenarioStateIs("whole")
            .willReturn(xml(Sample.alert())));
    assertThat(look().trouble()).isEmpty();
    assertThat(house.feeds.items("s", 9, 0)).hasSize(1);
  }

  @Test
  void a_short_wish_to_wait_is_granted_at_once() {
    server.stubFor(
        get("/feed")
            .inScenario("busy")
            .whenScenarioStateIs(STARTED)
            .willReturn(aResponse().withStatus(429).withHeader("Retry-After", "1"))
            .willSetStateTo("free"));
    server.stubFor(
        get("/feed")
            .inScenario("busy")
            .whenScenarioStateIs("free")
            .willReturn(xml(Sample.alert())));
    long begun = System.nanoTime();
    assertThat(look().trouble()).isEmpty();
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofSeconds(1));
  }

  @Test
  void a_long_wish_to_wait_is_remembered_even_against_asking_by_hand() {
    says(aResponse().withStatus(429).withHeader("Retry-After", "3600"));
    FeedStatus status = look();
    assertThat(asked()).isOne();
    assertThat(status.trouble()).isEqualTo("It answered with status 429.");
    assertThat(status.next()).isEqualTo(Sample.NOW.plusSeconds(3600));
    house.clock.advance(Duration.ofMinutes(30));
    house.feeds.askNow("s", FeedHouse.AUTHOR);
    house.polls.tick();
    assertThat(asked()).isOne();
    house.clock.advance(Duration.ofMinutes(31));
    says(xml(Sample.alert()));
    assertThat(look().trouble()).isEmpty();
  }

  @Test
  void a_storm_of_500_opens_the_breaker_and_its_end_closes_it() {
    says(aResponse().withStatus(500));
    assertThat(look().trouble()).isEqualTo("It answered with status 500.");
    house.clock.advance(Duration.ofSeconds(10));
    FeedStatus status = look();
    assertThat(status.breaker()).isEqualTo(FeedStatus.Breaker.LEFT_ALONE);
    assertThat(status.failures()).isEqualTo(2);
    assertThat(look().trouble()).contains("left alone");
    assertThat(asked()).as("two tries at each of two looks").isEqualTo(4);
    house.clock.advance(Duration.ofMinutes(2).plusSeconds(1));
    says(xml(Sample.alert()));
    assertThat(look().trouble()).isEmpty();
    assertThat(house.feeds.statuses().get(0).breaker()).isEqualTo(FeedStatus.Breaker.ASKED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://169.254.169.254/latest/meta-data",
        "http://10.0.0.1/",
        "http://127.0.0.1:%d/feed2",
        "http://127.0.0.1/",
        "http://[::1]/",
        "http://0x7f.1/",
        "http://example.org:22/",
        "ftp://example.org/",
        "file:///etc/passwd"
      })
  void a_redirect_into_a_private_network_is_refused(String location) {
    says(aResponse().withStatus(302).withHeader("Location", location.formatted(server.port())));
    FeedStatus status = look();
    assertThat(status.trouble()).isNotEmpty();
    assertThat(asked()).isOne();
    assertThat(house.feeds.items("s", 9, 0)).isEmpty();
  }

  @Test
  void a_source_in_a_private_network_must_be_meant() throws Exception {
    says(xml(Sample.alert()));
    reopen(Sample.outside(source));
    assertThat(look().trouble()).contains("private network");
    assertThat(asked()).isZero();
  }

  @Test
  void a_redirect_on_its_host_is_followed() {
    says(aResponse().withStatus(301).withHeader("Location", "/new"));
    server.stubFor(get("/new").willReturn(xml(Sample.alert())));
    assertThat(look().trouble()).isEmpty();
  }

  @Test
  void fifty_mebibytes_are_hung_up_on() throws Exception {
    AtomicLong sent = new AtomicLong();
    try (ServerSocket endless = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      CompletableFuture<Void> hungUp =
          CompletableFuture.runAsync(
              () -> {
                try (Socket socket = endless.accept()) {
                  OutputStream out = socket.getOutputStream();
                  out.write(
                      "HTTP/1.1 200 OK\r\nContent-Length: 52428800\r\n\r\n"
                          .getBytes(StandardCharsets.US_ASCII));
                  byte[] block = new byte[64 * 1024];
                  for (int i = 0; i < 800; i++) {
                    out.write(block);
                    sent.addAndGet(block.length);
                  }
                } catch (IOException e) {
                  // Cut, as it should be.
                }
              });
      house.close();
      house =
          new FeedHouse(
              database,
              Sample.source(
                  "s",
                  "http://localhost:" + endless.getLocalPort() + "/",
                  SourceSettings.Type.AUTO));
      assertThat(look().trouble()).isEqualTo("Not taken: the answer is larger than 2048 KiB.");
      hungUp.get(20, TimeUnit.SECONDS);
      assertThat(sent.get()).isLessThan(25L * 1024 * 1024);
    }
  }

  @Test
  void a_packed_answer_is_unpacked_but_not_a_bomb() throws Exception {
    says(xml("").withHeader("Content-Encoding", "gzip").withBody(packed(Sample.alert())));
    assertThat(look().trouble()).isEmpty();
    says(
        xml("")
            .withHeader("Content-Encoding", "gzip")
            .withBody(packed(" ".repeat(50 * 1024 * 1024))));
    assertThat(look().trouble()).contains("unpacked").contains("larger than 2048 KiB");
  }

  private static byte[] packed(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  @Test
  void wrong_charsets_and_entity_bombs_are_refused_with_a_reason() {
    says(
        aResponse()
            .withHeader("Content-Type", "text/xml; charset=utf-8")
            .withBody(Sample.alert().getBytes(Charset.forName("KOI8-R"))));
    assertThat(look().trouble()).contains("charset");
    says(xml("<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>"));
    assertThat(look().trouble()).contains("DOCTYPE");
    says(xml("<html><body>Sign in to the hotel</body></html>"));
    FeedStatus status = look();
    assertThat(status.trouble()).contains("neither an alert");
    assertThat(status.failures()).isEqualTo(3);
    assertThat(status.breaker()).isEqualTo(FeedStatus.Breaker.ASKED);
  }

  @Test
  void a_list_of_alerts_is_followed_once_and_chains_are_kept() throws Exception {
    reopen(source(SourceSettings.Type.CAP));
    String list =
        Sample.rss(
            "<item><title>b</title><link>/2.xml</link><guid>2</guid></item>",
            "<item><title>a</title><link>/1.xml</link><guid>1</guid></item>",
            "<item><title>c</title><link>/gone.xml</link><guid>3</guid></item>");
    says(xml(list).withHeader("ETag", "\"v1\""));
    server.stubFor(get("/1.xml").willReturn(xml(Sample.alert())));
    server.stubFor(
        get("/2.xml")
            .willReturn(
                xml(
                    Sample.later(
                        "Cancel", "c-1", "T06:00:00+06:00</sent>", "T07:00:00+06:00</sent>"))));
    assertThat(look().trouble()).isEmpty();
    assertThat(house.feeds.items("s", 9, 0))
        .extracting(FetchedItem::outcome)
        .containsExactly(Outcome.ENDS, Outcome.DRAFTED);
    look();
    server.verify(1, getRequestedFor(urlEqualTo("/gone.xml")));
    house.clock.advance(Duration.ofMinutes(11));
    look();
    server.verify(1, getRequestedFor(urlEqualTo("/1.xml")));
    server.verify(2, getRequestedFor(urlEqualTo("/gone.xml")));
  }

  @Test
  void a_long_list_is_asked_for_no_faster_than_is_decent() throws Exception {
    reopen(source(SourceSettings.Type.CAP));
    StringBuilder items = new StringBuilder();
    for (int i = 0; i < 45; i++) {
      items.append(
          "<item><title>a</title><link>/%d.xml</link><guid>%d</guid></item>".formatted(i, i));
      server.stubFor(
          get("/" + i + ".xml")
              .willReturn(xml(Sample.alert("2022.1.5.6.0.0", "n" + i, "Actual", "Test"))));
    }
    says(xml(Sample.rss(items.toString())));
    look();
    assertThat(asked()).isEqualTo(30);
    assertThat(house.feeds.items("s", 99, 0)).as("what came is kept").hasSize(29);
    assertThat(house.feeds.statuses().get(0).trouble()).contains("decent");
  }

  @Test
  void a_list_is_followed_to_its_alerts_whatever_kind_of_source_it_is_set_to() {
    says(
        xml(
            """
            <feed xmlns="http://www.w3.org/2005/Atom"><title>t</title><id>f</id>
            <updated>2022-01-05T02:00:00Z</updated><entry><id>1</id><title>x</title>
            <updated>2022-01-05T02:00:00Z</updated><link href="/page.html"/>
            <link type="application/cap+xml" href="/1"/></entry>
            <entry><id>2</id><title>Мост закрыт</title><updated>2022-01-05T02:00:00Z</updated>
            <link href="/news.html"/></entry></feed>"""));
    server.stubFor(get("/1").willReturn(xml(Sample.alert())));
    assertThat(look().trouble()).isEmpty();
    assertThat(house.feeds.items("s", 9, 0))
        .extracting(FetchedItem::message)
        .containsExactlyInAnyOrder(Message.NEWS, Message.ALERT);
  }

  @ParameterizedTest
  @CsvSource({"ETag, If-None-Match, \"v1\"", "Last-Modified, If-Modified-Since, yesterday"})
  void one_of_both_validators_is_enough_for_a_conditional_question(
      String given, String asked, String value) {
    says(xml(Sample.alert()).withHeader(given, value));
    look();
    says(aResponse().withStatus(304));
    assertThat(look().trouble()).isEmpty();
    server.verify(1, getRequestedFor(urlEqualTo("/feed")).withHeader(asked, equalTo(value)));
  }

  @Test
  void an_unchanged_answer_to_a_question_without_a_condition_is_none() {
    says(aResponse().withStatus(304));
    FeedStatus status = look();
    assertThat(status.trouble())
        .isEqualTo("It answered with status 304 to a question without a condition.");
    assertThat(status.succeeded()).isNull();
  }

  @Test
  void a_trial_that_fails_leaves_it_alone_again() {
    says(aResponse().withStatus(500));
    look();
    look();
    assertThat(look().trouble()).contains("left alone");
    house.clock.advance(Duration.ofMinutes(2).plusSeconds(1));
    int before = asked();
    assertThat(look().breaker()).isEqualTo(FeedStatus.Breaker.LEFT_ALONE);
    assertThat(asked() - before).as("one question on trial").isOne();
    assertThat(look().trouble()).contains("left alone");
  }

  @Test
  void dead_links_of_a_list_close_nothing_and_keep_no_other_from_being_read() throws Exception {
    reopen(source(SourceSettings.Type.CAP));
    StringBuilder items = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      items.append(
          "<item><title>a</title><link>/%d.xml</link><guid>%d</guid></item>".formatted(i, i));
    }
    says(xml(Sample.rss(items.toString())));
    server.stubFor(get("/11.xml").willReturn(xml(Sample.alert())));
    FeedStatus status = look();
    assertThat(status.trouble()).isEmpty();
    assertThat(status.breaker()).isEqualTo(FeedStatus.Breaker.ASKED);
    assertThat(house.feeds.items("s", 9, 0)).hasSize(1);
  }

  @Test
  void a_stop_during_a_slow_answer_is_quick_keeps_what_came_and_stores_nothing_half()
      throws Exception {
    reopen(source(SourceSettings.Type.CAP));
    says(
        xml(Sample.rss(
                "<item><title>a</title><link>/1.xml</link><guid>1</guid></item>",
                "<item><title>b</title><link>/2.xml</link><guid>2</guid></item>"))
            .withHeader("ETag", "\"v1\""));
    server.stubFor(get("/1.xml").willReturn(xml(Sample.alert())));
    server.stubFor(get("/2.xml").willReturn(xml(Sample.alert()).withFixedDelay(9_000)));
    house.polls.tick();
    await().atMost(Duration.ofSeconds(20)).until(() -> asked() == 3);

    long begun = System.nanoTime();
    house.close();
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
    assertThat(house.polls.isIdle()).isTrue();
    assertThat(house.feeds.items("s", 9, 0)).hasSize(1);
    assertThat(house.sourceRows.of(source))
        .as("no success and no failing")
        .isEqualTo(SourceRows.Row.NONE);

    server.stubFor(
        get("/2.xml").willReturn(xml(Sample.alert("2022.1.5.6.0.0", "second", "30 м/с", "9 м/с"))));
    house = new FeedHouse(database, source(SourceSettings.Type.CAP));
    assertThat(look().trouble()).isEmpty();
    assertThat(house.feeds.items("s", 9, 0)).hasSize(2);
    server.verify(1, getRequestedFor(urlEqualTo("/1.xml")));
  }
}
