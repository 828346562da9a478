package org.jarshy.sim;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The one way in which this program reads and writes JSON. */
final class Json {

  static final JsonMapper MAPPER =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private Json() {}

  /**
   * @throws InvalidSetting when this is no JSON
   */
  static JsonNode parse(byte[] body) {
    try {
      return MAPPER.readTree(body);
    } catch (JacksonException e) {
      throw new InvalidSetting("the body is no JSON: " + e.getOriginalMessage());
    }
  }
}
