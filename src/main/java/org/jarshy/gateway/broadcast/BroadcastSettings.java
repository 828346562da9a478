package org.jarshy.gateway.broadcast;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.jarshy.gateway.kernel.Region;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * When nobody is woken, {@code jarshy.broadcast.*}. Emergencies and replies are never quiet.
 *
 * @param quietRegions by slug, where a region differs from the rest
 */
@Validated
@ConfigurationProperties(prefix = "jarshy.broadcast", ignoreUnknownFields = false)
record BroadcastSettings(
    @Valid @DefaultValue Hours quietHours, Map<String, @Valid RegionHours> quietRegions) {

  private static final String FORM =
      "none|([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9]";
  private static final String ALLOWED = "must be none, or two times of the day such as 22:00-08:00";

  /** On the clock of the recipient's place. */
  record Hours(
      @Pattern(regexp = FORM, message = ALLOWED) @DefaultValue("none") String notice,
      @Pattern(regexp = FORM, message = ALLOWED) @DefaultValue("none") String digest) {}

  /**
   * What is left out is as everywhere else.
   *
   * @param zone of the tz database, such as {@code Asia/Aqtau}
   */
  record RegionHours(
      String zone,
      @Pattern(regexp = FORM, message = ALLOWED) String notice,
      @Pattern(regexp = FORM, message = ALLOWED) String digest) {

    RegionHours {
      if (zone != null) {
        try {
          ZoneId.of(zone);
        } catch (DateTimeException e) {
          throw new IllegalArgumentException("zone must be one such as Asia/Almaty, not " + zone);
        }
      }
    }
  }

  BroadcastSettings {
    quietRegions = quietRegions == null ? Map.of() : Map.copyOf(quietRegions);
    for (String slug : quietRegions.keySet()) {
      if (Region.of(slug).isEmpty()) {
        throw new IllegalArgumentException(
            "quiet-regions has no region "
                + slug
                + "; allowed: "
                + Arrays.stream(Region.values())
                    .map(Region::slug)
                    .collect(Collectors.joining(", ")));
      }
    }
  }
}
