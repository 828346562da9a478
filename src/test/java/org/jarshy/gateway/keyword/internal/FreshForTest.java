package org.jarshy.gateway.keyword.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class FreshForTest {

  @Test
  void defaults_are_shorter_for_danger_than_for_help_lines() {
    assertThat(bound(Map.of())).isEqualTo(FreshFor.DEFAULTS);
    assertThat(FreshFor.DEFAULTS.extreme())
        .isLessThan(FreshFor.DEFAULTS.outage())
        .isLessThan(FreshFor.DEFAULTS.curfew())
        .isLessThan(FreshFor.DEFAULTS.helpLines());
  }

  @Test
  void every_key_is_read() {
    assertThat(
            bound(
                Map.of(
                    "jarshy.fresh-for.extreme", "1h",
                    "jarshy.fresh-for.curfew", "2h",
                    "jarshy.fresh-for.outage", "3h",
                    "jarshy.fresh-for.news", "4h",
                    "jarshy.fresh-for.what-works", "5h",
                    "jarshy.fresh-for.help-lines", "6d",
                    "jarshy.fresh-for.rights", "7d")))
        .isEqualTo(
            new FreshFor(
                Duration.ofHours(1),
                Duration.ofHours(2),
                Duration.ofHours(3),
                Duration.ofHours(4),
                Duration.ofHours(5),
                Duration.ofDays(6),
                Duration.ofDays(7)));
  }

  @Test
  void a_wrong_value_is_named_with_what_is_allowed() {
    assertThatThrownBy(() -> bound(Map.of("jarshy.fresh-for.outage", "0s")))
        .hasRootCauseMessage("jarshy.fresh-for.outage is PT0S; PT1M to PT8760H are allowed");
  }

  private static FreshFor bound(Map<String, String> keys) {
    return new Binder(new MapConfigurationPropertySource(keys))
        .bindOrCreate("jarshy.fresh-for", FreshFor.class);
  }
}
