package org.jarshy.gateway.inbound.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class InboundLimitsTest {

  @Test
  void defaults_are_those_of_the_brief() {
    assertThat(bound(Map.of())).isEqualTo(InboundLimits.DEFAULTS);
  }

  @Test
  void every_key_is_read() {
    assertThat(
            bound(
                Map.of(
                    "jarshy.inbound.queue-capacity", "50",
                    "jarshy.inbound.batch", "10",
                    "jarshy.inbound.reassembly-limit", "90s",
                    "jarshy.inbound.open-texts-per-number", "3",
                    "jarshy.inbound.open-parts", "100",
                    "jarshy.inbound.most-parts", "7",
                    "jarshy.inbound.redelivery-window", "2m")))
        .isEqualTo(
            new InboundLimits(50, 10, Duration.ofSeconds(90), 3, 100, 7, Duration.ofMinutes(2)));
  }

  @Test
  void a_wrong_value_is_named_with_what_is_allowed() {
    assertThatThrownBy(() -> bound(Map.of("jarshy.inbound.batch", "0")))
        .hasRootCauseMessage("jarshy.inbound.batch is 0; 1 to 5000 are allowed");
    assertThatThrownBy(() -> bound(Map.of("jarshy.inbound.reassembly-limit", "2h")))
        .hasRootCauseMessage("jarshy.inbound.reassembly-limit is PT2H; PT1S to PT1H are allowed");
  }

  private static InboundLimits bound(Map<String, String> keys) {
    return new Binder(new MapConfigurationPropertySource(keys))
        .bindOrCreate("jarshy.inbound", InboundLimits.class);
  }
}
