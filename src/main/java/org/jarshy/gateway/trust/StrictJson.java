package org.jarshy.gateway.trust;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads JSON that every reader would understand alike, by the letter of RFC 8259 and stricter: what
 * a person cannot see in a text is refused.
 */
final class StrictJson {

  static final int MAX_DEPTH = 20;
  static final int MAX_NUMBER_CHARACTERS = 32;

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxNumberLength(MAX_NUMBER_CHARACTERS)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private StrictJson() {}

  /**
   * @param what the name of the file, for the message
   */
  static ObjectNode read(String what, byte[] bytes) {
    if (Bytes.startsWith(bytes, 0, 0xef, 0xbb, 0xbf)) {
      throw new RuleBroken(
          Rule.JSON_BYTE_ORDER_MARK, what + " begins with a byte order mark; save it without");
    }
    String text = decode(what, bytes);
    JsonNode node = parse(what, text);
    if (node instanceof ObjectNode object) {
      StrictText.check(what, object);
      return object;
    }
    throw new RuleBroken(Rule.JSON_NOT_AN_OBJECT, what + " is not a JSON object");
  }

  private static String decode(String what, byte[] bytes) {
    try {
      // A decoder of our own: given bytes, the parser would guess at UTF-16 and UTF-32 too.
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new RuleBroken(Rule.JSON_NOT_UTF8, what + " is not UTF-8");
    }
  }

  private static JsonNode parse(String what, String text) {
    try {
      return JSON.readTree(text);
    } catch (StreamConstraintsException e) {
      boolean deep = e.getMessage() != null && e.getMessage().contains("nesting depth");
      throw new RuleBroken(
          deep ? Rule.JSON_TOO_DEEP : Rule.JSON_NUMBER,
          what + (deep ? " is nested too deeply" : " holds a number that is too long"));
    } catch (JacksonException e) {
      throw refused(what, String.valueOf(e.getOriginalMessage()), e);
    }
  }

  private static RuleBroken refused(String what, String said, JacksonException e) {
    String where =
        e.getLocation() == null
            ? ""
            : " (line "
                + e.getLocation().getLineNr()
                + ", column "
                + e.getLocation().getColumnNr()
                + ")";
    if (said.contains("Duplicate")) {
      return new RuleBroken(Rule.JSON_DUPLICATE_KEY, what + " has a key twice" + where);
    }
    if (said.contains("Trailing token")) {
      return new RuleBroken(Rule.JSON_TRAILING, what + " goes on after its end" + where);
    }
    if (said.contains("NaN") || said.contains("Infinity") || said.contains("-INF")) {
      return new RuleBroken(Rule.JSON_NUMBER, what + " has NaN or Infinity" + where);
    }
    return new RuleBroken(Rule.JSON_SYNTAX, what + " is not JSON" + where);
  }
}
