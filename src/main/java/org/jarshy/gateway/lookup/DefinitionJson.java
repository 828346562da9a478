package org.jarshy.gateway.lookup;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A definition as it is stored; never what a program sends, which is read and judged elsewhere. */
final class DefinitionJson {

  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private DefinitionJson() {}

  static String write(Definition definition) {
    return JSON.writeValueAsString(definition);
  }

  static Definition read(String json) {
    return JSON.readValue(json, Definition.class);
  }
}
