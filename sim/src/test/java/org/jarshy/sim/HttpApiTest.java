package org.jarshy.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jarshy.sim.text.Part;
import org.jarshy.sim.text.PartReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The contract that outsiders script against. */
class HttpApiTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final String PHONE = "77011234567";

  private final HttpClient client = HttpClient.newHttpClient();
  private Smsc sim;
  private Esme esme;

  @BeforeEach
  void start() throws Exception {
    sim = Esme.quick().account("kcell", "demo").account("beeline", "demo").start();
    esme = Esme.trx(sim, "kcell");
  }

  @AfterEach
  void stop() {
    esme.close();
    sim.close();
  }

  private HttpResponse<String> request(String method, String path, String body) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(sim.url() + path))
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private JsonNode json(String path) throws Exception {
    HttpResponse<String> response = request("GET", path, null);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    assertThat(response.headers().firstValue("content-type")).hasValue("application/json");
    return JSON.readTree(response.body());
  }

  private void refused(HttpResponse<String> response, int status, String words) {
    assertThat(response.statusCode()).isEqualTo(status);
    JsonNode body = JSON.readTree(response.body());
    assertThat(body.get("error").asString()).contains(words);
  }

  @Test
  void a_text_from_a_phone_is_accepted_and_delivered() throws Exception {
    HttpResponse<String> response =
        request(
            "POST",
            "/api/mo",
            """
            {"from":"+77011234567","to":"1414","text":"КОМЕНДАНТ АЛМАТЫ"}""");
    assertThat(response.statusCode()).isEqualTo(202);
    assertThat(response.body()).matches("\\{\"id\":\"mo-\\d+\"}");
    await().until(() -> esme.texts().size() == 1);
    await()
        .until(
            () -> json("/api/phones/" + PHONE + "/thread").get(0).get("state").asString(),
            "taken"::equals);
    assertThat(json("/api/phones/" + PHONE + "/messages")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"from":"12","to":"1414","text":"x"}           | from must be a phone number
          {"to":"1414","text":"x"}                       | from must be a phone number
          {"from":"77011234567","text":"x"}              | to must be a short code
          {"from":"77011234567","to":"1414","text":""}   | text must not be empty
          {"from":"77011234567","to":"1414"}             | text must not be empty
          {"from":"77011234567","to":["1"],"text":"x"}   | to: ["1"] is not allowed
          {"from":"77011234567","to":"1414","txt":"x"}   | txt is not known; known here are from, to
          {"from":"77011234567"                          | the body is no JSON, at line 1
          []                                             | the document: [] is not allowed
          """)
  void a_text_from_a_phone_that_cannot_be_is_refused_with_a_reason(String body, String reason)
      throws Exception {
    refused(request("POST", "/api/mo", body), 400, reason);
  }

  @Test
  void messages_of_a_phone_have_the_fields_of_the_contract() throws Exception {
    Instant before = Instant.now().minusMillis(1);
    esme.submit("+" + PHONE, "first");
    esme.submit(PHONE, new byte[] {0x04, 0x10}, 0x18, 0, false);

    for (String path : new String[] {PHONE, "+" + PHONE, "%2B" + PHONE}) {
      JsonNode messages = json("/api/phones/" + path + "/messages");
      assertThat(messages).hasSize(2);
      JsonNode first = messages.get(0);
      assertThat(first.propertyNames())
          .containsExactly("from", "to", "text", "time", "class0", "parts", "warnings");
      assertThat(first.get("from").asString()).isEqualTo("1414");
      assertThat(first.get("to").asString()).isEqualTo(PHONE);
      assertThat(first.get("text").asString()).isEqualTo("first");
      assertThat(Instant.parse(first.get("time").asString())).isAfter(before);
      assertThat(first.get("class0").booleanValue()).isFalse();
      assertThat(messages.get(1).get("class0").booleanValue()).isTrue();
      assertThat(messages.get(1).get("text").asString()).isEqualTo("А");
    }
  }

  @Test
  void a_phone_that_received_nothing_has_no_messages() throws Exception {
    assertThat(json("/api/phones/77770000000/messages")).isEmpty();
    refused(request("GET", "/api/phones/ALMATY/messages", null), 400, "must be a number");
  }

  @Test
  void the_ledger_counts_copies_and_can_be_asked_for_one_number() throws Exception {
    esme.submit(PHONE, "one");
    esme.submit(PHONE, "one");
    esme.submit("77021234567", "two");

    JsonNode all = json("/api/ledger");
    assertThat(all).hasSize(2);
    JsonNode one = json("/api/ledger?to=+" + PHONE).get(0);
    assertThat(one.propertyNames())
        .containsExactly("to", "text", "copies", "first", "last", "pdus", "order");
    assertThat(one.get("to").asString()).isEqualTo(PHONE);
    assertThat(one.get("copies").intValue()).isEqualTo(2);
    assertThat(Instant.parse(one.get("last").asString()))
        .isAfterOrEqualTo(Instant.parse(one.get("first").asString()));
  }

  @Test
  void a_ledger_of_a_hundred_thousand_destinations_is_answered_whole() throws Exception {
    Part part = PartReader.read("Curfew".getBytes("US-ASCII"), 0, false, false, null);
    for (int i = 0; i < 100_000; i++) {
      sim.phones().receive("7701%07d".formatted(i), "1414", part, 1_641_556_800_000L);
    }
    JsonNode ledger = json("/api/ledger");
    assertThat(ledger.size()).isEqualTo(100_000);
    Set<String> numbers = new HashSet<>();
    ledger.forEach(entry -> numbers.add(entry.get("to").asString()));
    assertThat(numbers).hasSize(100_000);
  }

  @Test
  void faults_are_armed_and_shown() throws Exception {
    HttpResponse<String> response =
        request(
            "PUT",
            "/api/faults",
            """
            {"kcell":{"ratePerSecond":50,"submitStatus":"RSYSERR","receiptDelay":"2s",
              "faults":[{"fault":"drop-connection","afterSubmits":500},
                        {"fault":"pause-answers","duration":"5s","after":"1h"}]}}""");
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    JsonNode kcell = json("/api/faults").get("kcell");
    assertThat(kcell.get("ratePerSecond").intValue()).isEqualTo(50);
    assertThat(kcell.get("submitStatus").asString()).isEqualTo("ESME_RSYSERR");
    assertThat(kcell.get("receiptDelay").asString()).isEqualTo("2s");
    assertThat(kcell.get("faults")).hasSize(2);
    assertThat(json("/api/faults").get("beeline").get("ratePerSecond").intValue()).isZero();

    request("PUT", "/api/faults", "{\"*\":{}}");
    assertThat(json("/api/faults").get("kcell").get("ratePerSecond").intValue()).isZero();
    assertThat(json("/api/faults").get("kcell").get("faults")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"kcel":{}}                                        | no account 'kcel'; there are [kcell, beeline]
          {"kcell":{"ratePerSecond":-1}}                     | kcell.ratePerSecond: -1 is not allowed; allowed is a whole number from 0
          {"kcell":{"receiptDelay":"soon"}}                  | kcell.receiptDelay: "soon" is not allowed; allowed is a time such as 20ms
          {"kcell":{"submitStatus":"OOPS"}}                  | kcell.submitStatus: "OOPS" is not allowed; allowed is one of ESME_ROK
          {"kcell":{"receiptState":"GONE"}}                  | allowed is one of DELIVRD
          {"kcell":{"faults":[{"fault":"explode"}]}}         | kcell.faults[0].fault: "explode" is not allowed; allowed is one of close-before-response
          {"kcell":{"faults":[{"fault":"pause-answers","duration":"0s"}]}} | kcell.faults[0].duration: "0s" is not allowed; allowed is a time above zero
          {"kcell":{"faults":[{"fault":"cut","submit":5,"after":"1s"}]}} | only one of submit, everySubmits, after, every and probability
          {"kcell":{"speed":9}}                              | kcell.speed is not known; known here are bindDelay
          {"beeline":{"window":9},"kcell":{"window":"x"}}    | kcell.window: "x" is not allowed
          """)
  void faults_that_cannot_be_are_refused_with_key_value_and_what_is_allowed(
      String body, String reason) throws Exception {
    refused(request("PUT", "/api/faults", body), 400, reason);
    assertThat(json("/api/faults").get("beeline").get("window").intValue()).isZero();
  }

  @Test
  void stats_tell_of_sessions_and_submits() throws Exception {
    esme.submit(PHONE, "x");
    await().until(() -> esme.receipts().size() == 1);
    JsonNode kcell = json("/api/stats").get("accounts").get(0);
    assertThat(kcell.get("account").asString()).isEqualTo("kcell");
    assertThat(kcell.get("sessions").get(0).get("bind").asString()).isEqualTo("TRX");
    assertThat(kcell.get("accepted").longValue()).isEqualTo(1);
    assertThat(kcell.get("receiptsSent").longValue()).isEqualTo(1);
    assertThat(json("/api/stats").get("copies").longValue()).isEqualTo(1);
  }

  @Test
  void state_can_be_deleted() throws Exception {
    esme.submit(PHONE, "x");
    assertThat(request("DELETE", "/api/state", null).statusCode()).isEqualTo(204);
    assertThat(json("/api/ledger")).isEmpty();
    assertThat(json("/api/phones")).isEmpty();
  }

  @Test
  void recent_phones_can_be_searched_by_number_and_text() throws Exception {
    esme.submit("77010000001", "Curfew");
    esme.submit("77020000002", "News");
    assertThat(json("/api/phones").get(0).get("number").asString()).isEqualTo("77020000002");
    assertThat(json("/api/phones?q=7701")).hasSize(1);
    assertThat(json("/api/phones?q=curf").get(0).get("received").intValue()).isEqualTo(1);
    assertThat(json("/api/phones?q=nothing")).isEmpty();
  }

  @Test
  void a_page_is_told_at_once_what_changed() throws Exception {
    HttpResponse<InputStream> stream =
        client.send(
            HttpRequest.newBuilder(URI.create(sim.url() + "/api/events")).build(),
            BodyHandlers.ofInputStream());
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
      assertThat(lines.readLine()).isEqualTo("retry: 1000");
      esme.submit(PHONE, "Curfew");
      String line = lines.readLine();
      while (!line.contains("Curfew")) {
        line = lines.readLine();
      }
      JsonNode told = JSON.readTree(line.substring("data: ".length()));
      assertThat(told.get(0).get("number").asString()).isEqualTo(PHONE);
    }
  }

  @Test
  void the_page_is_served_with_a_strict_policy() throws Exception {
    HttpResponse<String> page = request("GET", "/", null);
    assertThat(page.body())
        .contains("id=\"number\"", "id=\"thread\"", "id=\"text\"", "id=\"send\"");
    assertThat(page.headers().firstValue("content-security-policy"))
        .hasValueSatisfying(p -> assertThat(p).contains("default-src 'none'", "script-src 'self'"));
    assertThat(page.body()).doesNotContain("http://", "https://", " style=", "onclick");
    for (String file : new String[] {"/phones.css", "/phones.js", "/icon.svg"}) {
      assertThat(request("GET", file, null).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void what_is_not_there_or_not_allowed_is_said() throws Exception {
    refused(request("GET", "/api/nothing", null), 404, "nothing at /api/nothing");
    refused(request("GET", "/../secret", null), 404, "nothing at");
    HttpResponse<String> response = request("GET", "/api/mo", null);
    refused(response, 405, "allowed is POST");
    assertThat(response.headers().firstValue("allow")).hasValue("POST");
  }

  @Test
  void pages_of_other_sites_may_not_send_texts() throws Exception {
    HttpResponse<String> response =
        client.send(
            HttpRequest.newBuilder(URI.create(sim.url() + "/api/mo"))
                .header("Origin", "http://evil.example")
                .POST(BodyPublishers.ofString("{}"))
                .build(),
            BodyHandlers.ofString());
    refused(response, 403, "other sites");
  }
}
