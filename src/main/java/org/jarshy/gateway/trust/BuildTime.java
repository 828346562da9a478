package org.jarshy.gateway.trust;

import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Properties;

/** When this program was built, as the build wrote it into {@code build-time.properties}. */
final class BuildTime {

  private static final String FILE = "build-time.properties";

  private BuildTime() {}

  /** The epoch where the build did not say. */
  static Instant ofThisBuild() {
    Properties properties = new Properties();
    try (InputStream in = BuildTime.class.getResourceAsStream(FILE)) {
      if (in != null) {
        properties.load(in);
      }
      return Instant.parse(properties.getProperty("built", ""));
    } catch (IOException | DateTimeException e) {
      return Instant.EPOCH;
    }
  }
}
