package org.jarshy.sim.capture;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Connections out of the lines that {@link JsonLines} writes. */
final class JsonLinesReader {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private record Key(String peer, int port, long connection) {}

  private final List<Conversation> conversations = new ArrayList<>();
  private final Map<Key, Conversation> open = new HashMap<>();

  private JsonLinesReader() {}

  /**
   * @throws InvalidCapture with the number of the line that cannot be read
   */
  static List<Conversation> read(InputStream in) throws IOException {
    JsonLinesReader reader = new JsonLinesReader();
    BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    String line = lines.readLine();
    for (int number = 1; line != null; number++) {
      String next = lines.readLine();
      if (!line.isBlank() && !reader.line(line, number, next == null)) {
        break;
      }
      line = next;
    }
    reader.conversations.forEach(Conversation::finish);
    return reader.conversations;
  }

  /**
   * False when the last line is not whole: the file is being written, or its writer was stopped.
   */
  private boolean line(String line, int number, boolean last) throws InvalidCapture {
    JsonNode node;
    try {
      node = MAPPER.readTree(line);
    } catch (JacksonException e) {
      if (last) {
        return false;
      }
      throw new InvalidCapture("line %d is no JSON".formatted(number));
    }
    try {
      take(node);
    } catch (JacksonException | DateTimeParseException | ArithmeticException e) {
      throw new InvalidCapture(
          "line %d: %s".formatted(number, "a time such as 2022-01-07T14:00:00Z is missing"));
    } catch (IllegalArgumentException e) {
      throw new InvalidCapture("line %d: %s".formatted(number, e.getMessage()));
    }
    return true;
  }

  private void take(JsonNode node) {
    long nanos = Capture.nanos(Instant.parse(node.path("time").asString("")));
    String peer = node.path("peer").asString("");
    Key key = new Key(peer, node.path("port").asInt(0), node.path("connection").asLong(0));
    String event = node.path("event").asString("");
    if (event.equals("opened")) {
      open.remove(key);
    }
    Conversation conversation = open.computeIfAbsent(key, absent -> begin(absent, nanos));
    if (event.equals("closed")) {
      conversation.close(nanos);
      open.remove(key);
    } else if (event.isEmpty()) {
      String direction = node.path("direction").asString("");
      if (!direction.equals("in") && !direction.equals("out")) {
        throw new IllegalArgumentException("\"direction\" is neither \"in\" nor \"out\"");
      }
      String hex = node.path("hex").asString("");
      conversation.take(nanos, direction.equals("in"), HexFormat.of().parseHex(hex));
    }
  }

  private Conversation begin(Key key, long nanos) {
    Segment.Endpoint client = endpoint(key.peer());
    Segment.Endpoint smsc = endpoint("127.0.0.1:" + key.port());
    Conversation conversation = new Conversation(client, smsc, nanos, false);
    conversation.opener(client);
    conversations.add(conversation);
    return conversation;
  }

  private static Segment.Endpoint endpoint(String text) {
    int colon = text.lastIndexOf(':');
    String host = text.substring(0, Math.max(0, colon)).replaceAll("[\\[\\]]", "");
    if (!host.matches("[0-9a-fA-F.:]+") || !text.substring(colon + 1).matches("\\d{1,5}")) {
      throw new IllegalArgumentException(
          "\"peer\" and \"port\" are an address and a port, not '" + text + "'");
    }
    try {
      return new Segment.Endpoint(
          InetAddress.getByName(host), Integer.parseInt(text.substring(colon + 1)));
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("'" + host + "' is no address", e);
    }
  }
}
