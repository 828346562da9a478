package org.jarshy.gateway.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import tools.jackson.databind.MapperFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The sample content as it stands in the files under {@code demo/}. */
final class SampleFiles {

  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS).build();

  private SampleFiles() {}

  static List<SampleBulletin> bulletins() {
    return List.of(read("/demo/bulletins.yaml", SampleBulletin[].class));
  }

  static List<SampleHelpLine> helpLines() {
    return List.of(read("/demo/help-lines.yaml", SampleHelpLine[].class));
  }

  private static <T> T read(String file, Class<T> type) {
    try (InputStream in = SampleFiles.class.getResourceAsStream(file)) {
      return YAML.readValue(in, type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
