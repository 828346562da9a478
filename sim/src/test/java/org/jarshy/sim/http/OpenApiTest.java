package org.jarshy.sim.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jarshy.sim.Smsc;
import org.jarshy.sim.esme.LoadEsme;
import org.jarshy.sim.esme.LoadPlan;
import org.jarshy.sim.io.EventLoop;
import org.jarshy.sim.io.Pace;
import org.jarshy.sim.proof.Assertions;
import org.jarshy.sim.scenario.Scenario;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/**
 * What the description of the API says is so: no path too many or too few, and every answer fits.
 */
class OpenApiTest {

  private static final String ASSERTIONS =
      """
      accounts: [{id: kcell, password: demo}]
      assertions:
        - rate: {account: kcell, most: 10}
        - noTextTwice:
        - accepted: {account: kcell, atLeast: 1000000}
      """;

  private final OpenApi api = new OpenApi();
  private final HttpClient client = HttpClient.newHttpClient();
  private Smsc sim;

  @BeforeEach
  void start() throws Exception {
    Assertions assertions = Scenario.parse(ASSERTIONS).assertions();
    sim =
        Smsc.builder()
            .account("kcell", "demo")
            .account("beeline", "demo")
            .receiptDelay(Duration.ofMillis(10))
            .assertions(assertions)
            .start();
  }

  @AfterEach
  void stop() {
    sim.close();
  }

  private HttpResponse<String> request(String method, String path, JsonNode body) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(sim.url() + path))
            .method(
                method,
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()))
            .build(),
        BodyHandlers.ofString());
  }

  private void fits(OpenApi.Operation operation, HttpResponse<String> response) {
    JsonNode answer = api.answer(operation, Integer.toString(response.statusCode()));
    assertThat(answer.isMissingNode())
        .as("%s answered %d %s", operation, response.statusCode(), response.body())
        .isFalse();
    JsonNode json = OpenApi.Operation.json(answer);
    if (json != null) {
      assertThat(api.problems(json.get("schema"), OpenApi.JSON.readTree(response.body())))
          .as("%s %d", operation, response.statusCode())
          .isEmpty();
    }
  }

  @Test
  void every_path_and_method_is_described_and_no_other() {
    Map<String, TreeSet<String>> described = new TreeMap<>();
    api.operations()
        .forEach(
            each ->
                described.computeIfAbsent(each.path(), p -> new TreeSet<>()).add(each.method()));
    Map<String, TreeSet<String>> served = new TreeMap<>();
    try (EventStream events = new EventStream(sim, new Changes())) {
      new Routes(sim, events)
          .all()
          .forEach((path, methods) -> served.put(path, new TreeSet<>(methods)));
    }
    assertThat(described).isEqualTo(served);
  }

  @Test
  void it_is_served_as_it_is() throws Exception {
    HttpResponse<String> response = request("GET", "/api/openapi.json", null);
    assertThat(OpenApi.JSON.readTree(response.body())).isEqualTo(api.document);
    assertThat(api.document.get("openapi").asString()).isEqualTo("3.1.0");
  }

  @Test
  void every_example_fits_its_schema() {
    List<String> seen = new ArrayList<>();
    for (OpenApi.Operation operation : api.operations()) {
      JsonNode body = OpenApi.Operation.json(operation.node().get("requestBody"));
      if (body != null) {
        body.get("examples")
            .properties()
            .forEach(
                each -> check(seen, operation, body.get("schema"), each.getValue().get("value")));
      }
      for (String status : operation.node().get("responses").propertyNames()) {
        JsonNode json = OpenApi.Operation.json(api.answer(operation, status));
        if (json != null && json.has("example")) {
          check(seen, operation, json.get("schema"), json.get("example"));
        }
      }
      for (JsonNode parameter : operation.node().path("parameters")) {
        if (parameter.has("example")) {
          check(seen, operation, parameter.get("schema"), parameter.get("example"));
        }
      }
    }
    assertThat(seen).hasSizeGreaterThan(40);
  }

  private void check(
      List<String> seen, OpenApi.Operation operation, JsonNode schema, JsonNode example) {
    assertThat(api.problems(schema, example)).as("%s: %s", operation, example).isEmpty();
    seen.add(operation + " " + example);
  }

  @Test
  void every_documented_request_is_accepted_as_documented() throws Exception {
    for (OpenApi.Operation operation : api.operations()) {
      JsonNode body = OpenApi.Operation.json(operation.node().get("requestBody"));
      if (body == null) {
        continue;
      }
      String path = operation.path().replace("{msisdn}", "77011234567");
      for (Map.Entry<String, JsonNode> each : body.get("examples").properties()) {
        HttpResponse<String> response =
            request(operation.method(), path, each.getValue().get("value"));
        assertThat(response.statusCode())
            .as("%s with %s: %s", operation, each.getKey(), response.body())
            .isBetween(200, 299);
        fits(operation, response);
      }
      fits(operation, refused(request(operation.method(), path, OpenApi.JSON.readTree("[1]"))));
    }
  }

  private static HttpResponse<String> refused(HttpResponse<String> response) {
    assertThat(response.statusCode()).isEqualTo(400);
    return response;
  }

  @Test
  void every_answer_of_a_busy_simulator_fits_its_schema() throws Exception {
    request(
        "POST",
        "/api/faults",
        OpenApi.JSON.readTree(
            """
        {"kcell":[{"fault":"answer-twice","submit":2},{"fault":"stop-writing","after":"1h"}]}"""));
    request("PUT", "/api/phones/77010000003/habit", OpenApi.JSON.readTree("{\"off\":true}"));
    try (EventLoop loop = new EventLoop("test-load", Pace.real())) {
      LoadPlan plan =
          LoadPlan.builder()
              .login("kcell", "demo")
              .texts("Curfew from 23:00", "Жаңалықтар ".repeat(12))
              .count(20)
              .waitForReceipts(Duration.ZERO)
              .build();
      LoadEsme.overSockets(loop, new InetSocketAddress("127.0.0.1", sim.smppPort()), null, plan)
          .start()
          .join();
    }
    sim.send("77010000001", "1414", "STOP");
    await().until(() -> sim.rates().stream().anyMatch(second -> !second.accounts().isEmpty()));
    for (OpenApi.Operation operation : api.operations()) {
      if (operation.method().equals("GET") && !operation.path().equals("/api/events")) {
        String path = operation.path().replace("{msisdn}", "77010000001");
        HttpResponse<String> response = request("GET", path, null);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).as(operation.toString()).hasSizeGreaterThan(20);
        fits(operation, response);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/api/ledger, ?copies=0",
    "/api/ledger, ?limit=none",
    "/api/ledger, ?to=ALMATY",
    "/api/pdus, ?limit=1001",
    "/api/pdus, ?connection=x",
    "/api/rates, ?since=yesterday"
  })
  void a_parameter_that_its_schema_refuses_is_refused(String path, String query) throws Exception {
    OpenApi.Operation operation = api.operation("GET", path);
    String name = query.substring(1, query.indexOf('='));
    JsonNode parameter = null;
    for (JsonNode each : operation.node().get("parameters")) {
      parameter = each.get("name").asString().equals(name) ? each : parameter;
    }
    String value = query.substring(query.indexOf('=') + 1);
    JsonNode typed =
        value.matches("\\d+") ? OpenApi.JSON.readTree(value) : OpenApi.JSON.valueToTree(value);
    assertThat(api.problems(parameter.get("schema"), typed)).isNotEmpty();
    fits(operation, refused(request("GET", path + query, null)));
  }

  @Test
  void every_kind_of_fault_is_described_and_its_example_can_be_armed() throws Exception {
    String refusal =
        request("POST", "/api/faults", OpenApi.JSON.readTree("{\"kcell\":{\"fault\":\"?\"}}"))
            .body();
    List<String> kinds =
        List.of(
            OpenApi.JSON.readTree(refusal).get("error").asString().split("one of ")[1].split(", "));
    Map<String, String> described = new LinkedHashMap<>();
    api.document
        .at("/components/schemas/Fault/discriminator/mapping")
        .properties()
        .forEach(e -> described.put(e.getKey(), e.getValue().asString().replaceFirst(".*/", "")));
    assertThat(described.remove("drop-connection")).as("the earlier spelling").isNotNull();
    assertThat(described.keySet()).containsExactlyElementsOf(kinds);
    for (Map.Entry<String, String> each : described.entrySet()) {
      JsonNode example = api.document.at("/components/schemas/" + each.getValue() + "/examples/0");
      assertThat(example.get("fault").asString()).isEqualTo(each.getKey());
      assertThat(api.problems("Fault", example)).isEmpty();
      HttpResponse<String> response =
          request("POST", "/api/faults", OpenApi.JSON.createObjectNode().set("kcell", example));
      assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Fault      | {"fault":"explode"}
          Fault      | {"fault":"cut","soon":true}
          Fault      | {"fault":"cut","submit":0}
          Fault      | {"fault":"cut","submit":5,"after":"1s"}
          Fault      | {"fault":"malformed-response"}
          Fault      | {"fault":"never-answer","probability":0}
          Fault      | {"fault":"pause-answers","duration":"soon"}
          Profile    | {"speed":9}
          Profile    | {"ratePerSecond":-1}
          Profile    | {"receiptState":"GONE"}
          Profile    | {"receiptNone":1.5}
          Profile    | {"responseDelay":"about 5s"}
          Profile    | {"destinations":[{"receiptState":"EXPIRED"}]}
          """)
  void what_the_simulator_refuses_its_description_refuses_too(String schema, String value)
      throws Exception {
    JsonNode json = OpenApi.JSON.readTree(value);
    assertThat(api.problems(schema, json)).isNotEmpty();
    String method = schema.equals("Fault") ? "POST" : "PUT";
    refused(request(method, "/api/faults", OpenApi.JSON.createObjectNode().set("kcell", json)));
  }
}
