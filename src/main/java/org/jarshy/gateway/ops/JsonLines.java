package org.jarshy.gateway.ops;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads JSON strings, one a line, in UTF-8; a bad line is an answer too, and reading goes on. */
final class JsonLines {

  /** Far above any text; a line without end must not fill the memory. */
  static final int MAX_LINE_BYTES = 1 << 20;

  /**
   * @param number from 1
   * @param text null where {@code problem} says what is wrong
   */
  record Line(long number, String text, String problem) {}

  private static final JsonMapper JSON = JsonMapper.shared();

  private final InputStream in;
  private long number;

  JsonLines(InputStream in) {
    this.in = new BufferedInputStream(in);
  }

  /** Null at the end. */
  Line next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int octet = in.read();
    if (octet < 0) {
      return null;
    }
    number++;
    boolean tooLong = false;
    for (; octet >= 0 && octet != '\n'; octet = in.read()) {
      if (line.size() < MAX_LINE_BYTES) {
        line.write(octet);
      } else {
        tooLong = true;
      }
    }
    if (tooLong) {
      return refused("longer than " + MAX_LINE_BYTES + " bytes, the most that is allowed");
    }
    return parse(line.toByteArray());
  }

  private Line parse(byte[] line) {
    try {
      String json = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString();
      JsonNode node = json.isBlank() ? null : JSON.readTree(json);
      if (node == null || !node.isString()) {
        return refused(
            "a JSON string is expected, found " + (node == null ? "nothing" : kindOf(node)));
      }
      return new Line(number, node.stringValue(), null);
    } catch (CharacterCodingException e) {
      return refused("not UTF-8");
    } catch (JacksonException e) {
      return refused("not JSON; one JSON string is expected");
    }
  }

  private static String kindOf(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> "an object";
      case ARRAY -> "an array";
      case NUMBER -> "a number";
      case BOOLEAN -> "a boolean";
      default -> node.getNodeType().name().toLowerCase(Locale.ROOT);
    };
  }

  private Line refused(String problem) {
    return new Line(number, null, problem);
  }
}
