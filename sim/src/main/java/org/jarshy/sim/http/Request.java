package org.jarshy.sim.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jarshy.sim.form.InvalidSetting;
import tools.jackson.core.JsonGenerator;

/** One HTTP request and its answer. */
final class Request {

  private static final int LARGEST_BODY = 1024 * 1024;

  /** Writes the values of a JSON array, one after the other. */
  interface Values {
    void writeTo(JsonGenerator json);
  }

  private final HttpExchange exchange;
  private final Map<String, String> query;

  Request(HttpExchange exchange) {
    this.exchange = exchange;
    this.query = parameters(exchange.getRequestURI().getRawQuery());
  }

  private static Map<String, String> parameters(String raw) {
    Map<String, String> values = new HashMap<>();
    if (raw != null) {
      for (String pair : raw.split("&")) {
        int equals = pair.indexOf('=');
        if (equals > 0) {
          values.put(pair.substring(0, equals), decoded(pair.substring(equals + 1)));
        }
      }
    }
    return values;
  }

  private static String decoded(String value) {
    // A plus sign stands before numbers here; nobody writes a blank so.
    return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  HttpExchange exchange() {
    return exchange;
  }

  String method() {
    return exchange.getRequestMethod();
  }

  String path() {
    return exchange.getRequestURI().getPath();
  }

  /** Null when it is not there. */
  String query(String key) {
    return query.get(key);
  }

  /**
   * @throws InvalidSetting when the query has another key: a misspelt one would be silently without
   *     effect
   */
  void onlyQuery(String... known) {
    for (String key : query.keySet()) {
      if (!Arrays.asList(known).contains(key)) {
        throw new InvalidSetting(
            "?" + key + " is not known; known here are " + String.join(", ", known));
      }
    }
  }

  /**
   * @throws InvalidSetting when it is no number in the range
   */
  int number(String key, int otherwise, int least, int most) {
    String value = query.get(key);
    if (value == null) {
      return otherwise;
    }
    try {
      int number = Integer.parseInt(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below, as any other value that is not allowed.
    }
    throw new InvalidSetting(
        key,
        value,
        "a whole number from " + least + (most == Integer.MAX_VALUE ? "" : " to " + most));
  }

  byte[] body() throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
    if (body.length > LARGEST_BODY) {
      throw new InvalidSetting("the body is larger than 1 MiB");
    }
    return body;
  }

  void json(int status, Object value) throws IOException {
    send(status, "application/json", Json.MAPPER.writeValueAsBytes(value));
  }

  void problem(int status, String error) throws IOException {
    json(status, Map.of("error", error));
  }

  void empty(int status) throws IOException {
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  void send(int status, String type, byte[] body) throws IOException {
    boolean head = method().equals("HEAD");
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, head || body.length == 0 ? -1 : body.length);
    if (!head && body.length > 0) {
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  /** However long the array is, little of it is in memory at a time. */
  void array(Values values) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream out = new BufferedOutputStream(exchange.getResponseBody(), 1 << 16);
        JsonGenerator json = Json.MAPPER.createGenerator(out)) {
      json.writeStartArray();
      values.writeTo(json);
      json.writeEndArray();
    }
    exchange.close();
  }
}
