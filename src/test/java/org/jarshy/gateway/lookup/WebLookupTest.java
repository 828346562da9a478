package org.jarshy.gateway.lookup;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jarshy.gateway.audit.AuditLogs;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.testing.MutableClock;
import org.jarshy.gateway.testing.TestDatabase;
import org.jarshy.gateway.web.BadAnswer;
import org.jarshy.gateway.web.WebHosts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebLookupTest {

  private static final Duration SOON = Duration.ofSeconds(10);

  private final TestDatabase database = TestDatabase.Kind.H2.open();
  private final MutableClock clock = new MutableClock(Words.NOW);
  private final TestLookups house =
      TestLookups.on(database, AuditLogs.log(database, clock), e -> {}, clock, "localhost");
  private final WireMockServer server = new WireMockServer(options().dynamicPort());
  private KeywordId id;

  @BeforeEach
  void start() {
    server.start();
    id = approve("/rate?of={query}", "");
  }

  @AfterEach
  void stop() {
    house.close();
    server.stop();
    database.close();
  }

  private KeywordId approve(String path, String field) {
    return Words.approve(house.keywords, Words.web(url(path), field, 2), null);
  }

  private String url(String path) {
    return "http://localhost:" + server.port() + path;
  }

  private void says(ResponseDefinitionBuilder response) {
    server.resetMappings();
    server.stubFor(any(anyUrl()).willReturn(response));
  }

  private static ResponseDefinitionBuilder text(String body) {
    return aResponse().withHeader("Content-Type", "text/plain; charset=utf-8").withBody(body);
  }

  private Told ask(KeywordId whom, String query) {
    house.lookups.prepare(whom, query);
    await()
        .atMost(SOON)
        .pollInterval(Duration.ofMillis(10))
        .until(() -> !(tell(whom, query) instanceof Told.NotYet));
    return tell(whom, query);
  }

  private Told tell(KeywordId whom, String query) {
    return house.lookups.tell(whom, new Question(Lang.RU, query, null));
  }

  private Told.Fetched fetched(String text, Instant at) {
    return new Told.Fetched("Курс: " + text, at);
  }

  @Test
  void an_answer_is_told_with_its_time_and_asked_for_once_a_minute() {
    says(text("  448,5 \r\n тенге\u0000\u200B "));
    assertThat(ask(id, "USD")).isEqualTo(fetched("448,5 тенге", Words.NOW));
    assertThat(ask(id, " usd ")).isEqualTo(fetched("448,5 тенге", Words.NOW));
    server.verify(1, getRequestedFor(urlPathEqualTo("/rate")).withQueryParam("of", equalTo("usd")));
  }

  @Test
  void while_it_is_asked_for_the_reply_waits_at_most_its_time() {
    says(text("1").withFixedDelay(600));
    house.lookups.prepare(id, "usd");
    assertThat(tell(id, "usd")).isInstanceOf(Told.NotYet.class);
    assertThat(((Told.NotYet) tell(id, "usd")).until()).isEqualTo(Words.NOW.plusSeconds(3));
    assertThat(ask(id, "usd")).isEqualTo(fetched("1", Words.NOW));
  }

  @Test
  void a_slow_source_leaves_the_last_good_answer_with_its_age() {
    says(text("440"));
    ask(id, "usd");
    clock.advance(Duration.ofHours(2));
    says(text("450").withFixedDelay(5_000));
    assertThat(ask(id, "usd")).isEqualTo(fetched("440", Words.NOW));
    assertThat(ask(id, "eur")).isEqualTo(new Told.Unavailable());
    clock.advance(WebAnswers.KEPT);
    assertThat(tell(id, "usd")).as("too old to help").isEqualTo(new Told.Unavailable());
  }

  @Test
  void a_source_that_keeps_failing_is_left_alone_and_tried_again_later() {
    says(aResponse().withStatus(500));
    for (int i = 0; i < 20; i++) {
      assertThat(ask(id, "q" + i)).isEqualTo(new Told.Unavailable());
    }
    assertThat(server.getAllServeEvents()).hasSize(5);
    says(text("448"));
    assertThat(ask(id, "usd")).isEqualTo(new Told.Unavailable());
    clock.advance(Duration.ofSeconds(31));
    assertThat(ask(id, "usd")).isEqualTo(fetched("448", clock.instant()));
    assertThat(ask(id, "eur")).isEqualTo(fetched("448", clock.instant()));
  }

  @Test
  void the_failures_of_one_source_do_not_close_another() {
    says(aResponse().withStatus(500));
    for (int i = 0; i < 6; i++) {
      ask(id, "q" + i);
    }
    Definition other =
        Words.of(
            "Погода",
            "ПОГОДА",
            new Answering.Web(url("/w"), "", java.util.Map.of(Lang.RU, "{answer}"), 1));
    KeywordId weather = Words.approve(house.keywords, other, null);
    says(text("-5"));
    assertThat(ask(weather, "любая")).isEqualTo(new Told.Fetched("-5", Words.NOW));
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void a_cut_or_broken_answer_is_none(Fault fault) {
    says(aResponse().withFault(fault));
    assertThat(ask(id, "usd")).isEqualTo(new Told.Unavailable());
  }

  @Test
  void an_answer_shorter_than_it_says_is_none() throws Exception {
    try (ServerSocket cutting = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread one =
          new Thread(
              () -> {
                try (Socket socket = cutting.accept()) {
                  socket
                      .getOutputStream()
                      .write(
                          ("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n"
                                  + "Content-Length: 100\r\n\r\n44")
                              .getBytes(StandardCharsets.US_ASCII));
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              },
              "cutting");
      one.start();
      String url = "http://localhost:" + cutting.getLocalPort() + "/cut";
      KeywordId change = house.keywords.update(id, Words.web(url, "", 1), Words.AUTHOR);
      house.keywords.submit(change, 1, Words.AUTHOR);
      house.keywords.approve(change, 2, Words.APPROVER);
      assertThat(ask(id, "")).isEqualTo(new Told.Unavailable());
      one.join(SOON.toMillis());
    }
  }

  @Test
  void whoever_lets_its_answer_trickle_is_hung_up_on() throws Exception {
    try (ServerSocket trickling = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      CompletableFuture<Void> hungUp =
          CompletableFuture.runAsync(
              () -> {
                try (Socket socket = trickling.accept()) {
                  socket
                      .getOutputStream()
                      .write(
                          "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n4"
                              .getBytes(StandardCharsets.US_ASCII));
                  // What was asked, and then nothing until the end of the connection.
                  socket.getInputStream().readAllBytes();
                } catch (IOException e) {
                  // Cut rather than closed: that is a hang-up too.
                }
              });
      String url = "http://localhost:" + trickling.getLocalPort() + "/slow";
      KeywordId change = house.keywords.update(id, Words.web(url, "", 1), Words.AUTHOR);
      house.keywords.submit(change, 1, Words.AUTHOR);
      house.keywords.approve(change, 2, Words.APPROVER);
      assertThat(ask(id, "")).isEqualTo(new Told.Unavailable());
      hungUp.get(SOON.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  @Test
  void an_answer_without_end_is_hung_up_on() {
    says(text("1".repeat(WebFetch.MAX_BYTES + 1)));
    assertThat(ask(id, "usd")).isEqualTo(new Told.Unavailable());
    says(text("слово ".repeat(5_000)));
    assertThat(((Told.Fetched) ask(id, "eur")).text()).hasSizeLessThan(620).endsWith("слово ...");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://169.254.169.254/latest",
        "http://127.0.0.1/",
        "http://[::1]/",
        "https://example.org/",
        "file:///etc/passwd",
        "//elsewhere/"
      })
  void a_redirect_to_another_host_is_not_followed(String location) {
    says(aResponse().withStatus(302).withHeader("Location", location));
    assertThat(ask(id, "usd")).isEqualTo(new Told.Unavailable());
    assertThat(server.getAllServeEvents()).hasSize(1);
  }

  @Test
  void a_redirect_within_its_host_is_followed_but_not_for_ever() {
    server.stubFor(
        get(urlPathEqualTo("/rate"))
            .willReturn(aResponse().withStatus(301).withHeader("Location", "/new")));
    server.stubFor(get("/new").willReturn(text("448")));
    assertThat(ask(id, "usd")).isEqualTo(fetched("448", Words.NOW));
    says(aResponse().withStatus(302).withHeader("Location", "/again"));
    server.resetRequests();
    assertThat(ask(id, "eur")).isEqualTo(new Told.Unavailable());
    assertThat(server.getAllServeEvents()).hasSize(4);
  }

  @Test
  void the_charset_it_names_is_used_and_a_wrong_one_is_no_answer() {
    byte[] russian = "Доллар".getBytes(Charset.forName("windows-1251"));
    says(
        aResponse()
            .withHeader("Content-Type", "text/plain; charset=windows-1251")
            .withBody(russian));
    assertThat(ask(id, "a")).isEqualTo(fetched("Доллар", Words.NOW));
    says(aResponse().withHeader("Content-Type", "text/plain").withBody(russian));
    assertThat(ask(id, "b")).isEqualTo(new Told.Unavailable());
    says(aResponse().withHeader("Content-Type", "text/plain; charset=klingon").withBody("x"));
    assertThat(ask(id, "c")).isEqualTo(new Told.Unavailable());
    says(aResponse().withHeader("Content-Type", "text/html").withBody("<b>448</b>"));
    assertThat(ask(id, "d")).isEqualTo(new Told.Unavailable());
  }

  @Test
  void a_field_of_json_is_told() {
    KeywordId old = id;
    KeywordId json =
        house.keywords.update(old, Words.web(url("/j"), "rates.0.usd", 3), Words.AUTHOR);
    house.keywords.submit(json, 1, Words.AUTHOR);
    house.keywords.approve(json, 2, Words.APPROVER);
    ResponseDefinitionBuilder type =
        aResponse().withHeader("Content-Type", "application/json; charset=utf-8");
    says(type.withBody("{\"rates\":[{\"usd\":448.5}]}"));
    assertThat(ask(old, "")).isEqualTo(fetched("448.5", Words.NOW));
    for (String wrong :
        new String[] {"{\"rates\":[]}", "{\"rates\":[{\"usd\":{}}]}", "{\"rates\"", "[[[[", "x"}) {
      clock.advance(Duration.ofSeconds(61));
      says(type.withBody(wrong));
      assertThat(ask(old, "")).as(wrong).isEqualTo(fetched("448.5", Words.NOW));
    }
  }

  @Test
  void what_the_source_does_not_know_is_said_so() {
    says(aResponse().withStatus(404));
    assertThat(ask(id, "zzz")).isEqualTo(new Told.Nothing(Words.NOW));
    assertThat(ask(id, " ")).isEqualTo(new Told.Ask(Told.Lack.WORDS, "ВАЛЮТА"));
  }

  @Test
  void whatever_is_asked_stays_one_parameter() {
    says(text("ok"));
    String evil = "a&admin=1#x?/../\r\nHost: evil {query} %00";
    ask(id, evil);
    assertThat(server.getAllServeEvents()).hasSize(1);
    assertThat(server.getAllServeEvents().get(0).getRequest().getUrl())
        .startsWith("/rate?of=a%26admin%3D1%23x%3F%2F..%2F%20host%3A%20evil%20%7Bquery%7D");
    assertThat(server.getAllServeEvents().get(0).getRequest().getQueryParams()).hasSize(1);
  }

  @Test
  void braces_and_markup_in_an_answer_stay_what_they_are() {
    says(text("{answer} {query} <b>$1</b> \\1"));
    assertThat(ask(id, "x")).isEqualTo(fetched("{answer} {query} <b>$1</b> \\1", Words.NOW));
  }

  @Test
  void the_last_good_answer_outlives_a_restart_and_old_ones_are_forgotten() {
    says(text("440"));
    ask(id, "usd");
    try (TestLookups after =
        TestLookups.on(database, AuditLogs.log(database, clock), e -> {}, clock, "localhost")) {
      assertThat(after.lookups.tell(id, new Question(Lang.RU, "usd", null)))
          .isEqualTo(fetched("440", Words.NOW));
      clock.advance(WebAnswers.KEPT.plusSeconds(1));
      after.housekeeping.clean();
    }
    assertThat(
            database
                .jdbc()
                .sql("select count(*) from lookup_web_answer")
                .query(Integer.class)
                .single())
        .isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1/{query}",
        "http://[::1]/{query}",
        "http://169.254.169.254/{query}",
        "http://2130706433/{query}",
        "ftp://example.org/{query}",
        "file:///etc/{query}",
        "http://{query}.example.org/",
        "http://user:secret@example.org/{query}",
        "https://example.org/#{query}",
        "example.org",
        "http://exa mple.org/"
      })
  void an_address_that_could_lead_inside_is_refused_when_it_is_written(String url) {
    assertThatThrownBy(() -> house.keywords.update(id, Words.web(url, "", 1), Words.AUTHOR))
        .isInstanceOfSatisfying(
            KeywordRefused.class, e -> assertThat(e.problems()).containsOnlyKeys("url"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "198.18.0.1",
        "::1",
        "::",
        "fe80::1",
        "fe80::1%1",
        "fd00::1",
        "fec0::1",
        "2001:0:a00:1::",
        "2001:db8::1",
        "100::1",
        "::a00:1",
        "64:ff9b:1::a00:1",
        "192.0.2.1",
        "203.0.113.9",
        "0.1.2.3",
        "100.127.255.254",
        "::ffff:10.0.0.1",
        "64:ff9b::a00:1",
        "2002:a00:1::"
      })
  void addresses_of_private_networks_are_known(String address) throws Exception {
    assertThat(WebHosts.isPrivate(InetAddress.getByName(address))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"8.8.8.8", "93.184.216.34", "2a00:1450:4001::200e", "100.128.0.1"})
  void addresses_of_the_internet_are_not(String address) throws Exception {
    assertThat(WebHosts.isPrivate(InetAddress.getByName(address))).isFalse();
  }

  @Test
  void a_name_that_leads_to_a_private_address_is_refused_when_it_is_asked() {
    WebHosts strict = new WebHosts(java.util.List.of(), "jarshy.lookup.allowed-hosts");
    assertThatThrownBy(() -> strict.addresses("localhost"))
        .isInstanceOf(BadAnswer.class)
        .hasMessageContaining("private network");
  }
}
