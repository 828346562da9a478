package org.jarshy.gateway.rumour;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many rumours are taken, and how long what people wrote is kept.
 *
 * @param perDay rumours of one number within a day
 * @param textKept citizens' wordings, sealed; never longer than 48 hours
 * @param askerKept who asked, while there is no verdict
 * @param askerKeptAfterVerdict who asked, from the approval of the verdict that they were told
 */
@ConfigurationProperties("jarshy.rumours")
record RumourSettings(
    @DefaultValue("5") int perDay,
    @DefaultValue("48h") Duration textKept,
    @DefaultValue("7d") Duration askerKept,
    @DefaultValue("48h") Duration askerKeptAfterVerdict) {

  static final RumourSettings DEFAULTS =
      new RumourSettings(5, Duration.ofHours(48), Duration.ofDays(7), Duration.ofHours(48));

  RumourSettings {
    check("per-day", perDay, 1, 100);
    check("text-kept", textKept, Duration.ofHours(1), Duration.ofHours(48));
    check("asker-kept", askerKept, Duration.ofHours(1), Duration.ofDays(30));
    check(
        "asker-kept-after-verdict",
        askerKeptAfterVerdict,
        Duration.ofHours(1),
        Duration.ofDays(30));
  }

  private static <T extends Comparable<T>> void check(String key, T value, T least, T most) {
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw new IllegalArgumentException(
          "jarshy.rumours.%s is %s; %s to %s are allowed".formatted(key, value, least, most));
    }
  }
}
