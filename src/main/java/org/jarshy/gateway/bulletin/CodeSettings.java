package org.jarshy.gateway.bulletin;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is said of codes under bulletins.
 *
 * @param checkCodes whether texts leave with one
 * @param codesKept how long after its end a bulletin's code is still answered with what became of
 *     it; then it is like one that was never given
 */
@ConfigurationProperties("jarshy.bulletin")
record CodeSettings(
    @DefaultValue("true") boolean checkCodes, @DefaultValue("72h") Duration codesKept) {

  private static final Duration LEAST = Duration.ofHours(1);
  private static final Duration MOST = Duration.ofDays(31);

  static final CodeSettings DEFAULTS = new CodeSettings(true, Duration.ofHours(72));

  CodeSettings {
    if (codesKept.compareTo(LEAST) < 0 || codesKept.compareTo(MOST) > 0) {
      throw new IllegalArgumentException(
          "jarshy.bulletin.codes-kept is %s; %s to %s are allowed"
              .formatted(codesKept, LEAST, MOST));
    }
  }
}
