package org.jarshy.sim.form;

import tools.jackson.databind.json.JsonMapper;

/** Values as JSON for people to read. */
public final class JsonText {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private JsonText() {}

  /** Over several lines. */
  public static String write(Object value) {
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value) + "\n";
  }
}
