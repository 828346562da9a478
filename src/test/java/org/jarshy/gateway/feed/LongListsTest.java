package org.jarshy.gateway.feed;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jarshy.gateway.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** More alerts than one look takes: none is lost, and never are all of them held. */
class LongListsTest {

  private static WireMockServer server;
  private static TestDatabase database;
  private FeedHouse house;

  @BeforeAll
  static void serve() {
    server =
        new WireMockServer(
            options()
                .dynamicPort()
                .bindAddress("127.0.0.1")
                .gzipDisabled(true)
                .maxRequestJournalEntries(2_000));
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
    for (String table : List.of("feed_about", "feed_item", "feed_followed", "feed_source")) {
      database.jdbc().sql("delete from " + table).update();
    }
    house =
        FeedHouse.insistent(
            database,
            Sample.source(
                "s", "http://localhost:" + server.port() + "/feed", SourceSettings.Type.CAP));
  }

  @AfterEach
  void close() throws Exception {
    house.close();
  }

  private void look() {
    house.feeds.askNow("s", FeedHouse.AUTHOR);
    house.polls.tick();
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(10))
        .until(house.polls::isIdle);
    assertThat(house.feeds.statuses().get(0).trouble()).isEmpty();
  }

  private static void says(String path, String xml) {
    server.stubFor(
        get(path)
            .willReturn(
                aResponse()
                    .withHeader("Content-Type", "application/xml")
                    .withHeader("ETag", "\"1\"")
                    .withBody(xml.getBytes(StandardCharsets.UTF_8))));
  }

  /** An exercise: listed, and quickly taken. */
  private static String alert(int number) {
    Instant sent = Instant.parse("2022-01-04T00:00:00Z").plusSeconds(60L * number);
    return Sample.alert(
        "2.49.0.1.398.0.2022.1.5.6.0.0",
        "n" + number,
        "Actual",
        "Exercise",
        "2022-01-05T06:00:00+06:00",
        sent.atOffset(ZoneOffset.UTC).format(DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss"))
            + "+00:00");
  }

  private List<String> came() {
    return house.feeds.items("s", 1_000, 0).stream().map(FetchedItem::reference).toList();
  }

  @Test
  void a_list_of_230_alerts_is_read_whole_by_and_by_and_the_newest_first() {
    int all = 230;
    List<String> entries = new ArrayList<>();
    for (int i = 0; i < all; i++) {
      Instant sent = Instant.parse("2022-01-04T00:00:00Z").plusSeconds(60L * i);
      entries.add(
          "<item><title>a</title><link>/%d.xml</link><guid>%d</guid><pubDate>%s</pubDate></item>"
              .formatted(
                  i,
                  i,
                  DateTimeFormatter.RFC_1123_DATE_TIME.format(sent.atOffset(ZoneOffset.UTC))));
      says("/" + i + ".xml", alert(i));
    }
    Collections.shuffle(entries, new Random(7));
    says("/feed", Sample.rss(entries.toArray(String[]::new)));

    look();
    assertThat(came()).hasSize(50).allMatch(r -> number(r) >= all - 50);
    for (int looks = 2; looks <= 5; looks++) {
      look();
    }
    assertThat(came()).hasSize(all).doesNotHaveDuplicates();
    server.verify(all, getRequestedFor(urlMatching("/\\d+\\.xml")));
    server.verify(5, getRequestedFor(urlEqualTo("/feed")).withoutHeader("If-None-Match"));
    look();
    server.verify(
        1, getRequestedFor(urlEqualTo("/feed")).withHeader("If-None-Match", equalTo("\"1\"")));
  }

  private static int number(String reference) {
    return Integer.parseInt(reference.split(",")[1].substring(1));
  }

  @Test
  void a_collection_of_more_alerts_than_one_look_takes_is_read_whole_too() {
    StringBuilder all = new StringBuilder("<all>");
    for (int i = 0; i < 230; i++) {
      String one = alert(i);
      all.append(one.substring(one.indexOf("<alert")));
    }
    says("/feed", all.append("</all>").toString());
    look();
    assertThat(came()).hasSize(200).allMatch(r -> number(r) >= 30);
    look();
    assertThat(came()).hasSize(230).doesNotHaveDuplicates();
  }

  @Test
  void what_is_large_is_stored_before_more_is_held() throws Exception {
    FeedSource source = house.polls.sources().get(0);
    TakeBatches batches = new TakeBatches(source, house.take, house.rows, Sample.NOW);
    String words = "Очень длинно. ".repeat(80_000);
    for (int i = 0; i < 5; i++) {
      ReadAnswer read =
          Sample.read(
              Sample.alert(
                  "2.49.0.1.398.0.2022.1.5.6.0.0",
                  "n" + i,
                  "Actual",
                  "Exercise",
                  "Оставайтесь дома.",
                  words),
              source);
      batches.add("m" + i, read.parts());
      assertThat(came()).as("after %d", i).hasSize((i + 1) / 3 * 3);
    }
    batches.store();
    assertThat(came()).hasSize(5);
    assertThat(house.rows.followed("s", List.of("m0", "m4", "m5"))).containsOnly("m0", "m4");
  }
}
