package org.jarshy.sim.http;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The description of the API, read by others' rules. */
final class OpenApi {

  static final JsonMapper JSON = JsonMapper.builder().build();

  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  final JsonNode document;

  /** One operation, such as GET at /api/stats. */
  record Operation(String path, String method, JsonNode node) {

    /** The media type of a request or of an answer; null where there is none in JSON. */
    static JsonNode json(JsonNode node) {
      return node == null ? null : node.at("/content/application~1json").asOptional().orElse(null);
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  OpenApi() {
    try (InputStream in = Page.class.getResourceAsStream("page/openapi.json")) {
      document = JSON.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Operation> operations() {
    List<Operation> all = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        if (!method.getKey().equals("parameters")) {
          all.add(new Operation(path.getKey(), method.getKey().toUpperCase(), method.getValue()));
        }
      }
    }
    return all;
  }

  Operation operation(String method, String path) {
    return operations().stream()
        .filter(each -> each.method().equals(method) && each.path().equals(path))
        .findFirst()
        .orElseThrow();
  }

  /** An answer with its reference followed. */
  JsonNode answer(Operation operation, String status) {
    JsonNode answer = operation.node().at("/responses/" + status);
    return answer.has("$ref") ? document.at(answer.get("$ref").asString().substring(1)) : answer;
  }

  /** What is wrong with a value by a schema of this document; nothing when all is well. */
  List<String> problems(JsonNode schema, JsonNode value) {
    ObjectNode whole = JSON.createObjectNode();
    whole.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    whole.set("components", document.get("components"));
    ((ObjectNode) schema).properties().forEach(each -> whole.set(each.getKey(), each.getValue()));
    return registry
        .getSchema(whole)
        .validate(
            value,
            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
        .stream()
        .map(Error::toString)
        .toList();
  }

  /** As {@link #problems}, of a schema that has a name. */
  List<String> problems(String name, JsonNode value) {
    return problems(document.at("/components/schemas/" + name), value);
  }
}
