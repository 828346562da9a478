package org.jarshy.gateway.keyword.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class AnswerLimitsTest {

  @Test
  void defaults_let_somebody_afraid_text_a_lot() {
    assertThat(bound(Map.of())).isEqualTo(AnswerLimits.DEFAULTS);
  }

  @Test
  void every_key_is_read() {
    assertThat(
            bound(
                Map.of(
                    "jarshy.answers.per-hour", "10",
                    "jarshy.answers.per-day", "20",
                    "jarshy.answers.per-area", "30",
                    "jarshy.answers.area-time", "5m",
                    "jarshy.answers.always", "2")))
        .isEqualTo(new AnswerLimits(10, 20, 30, Duration.ofMinutes(5), 2));
  }

  @Test
  void a_wrong_value_is_named_with_what_is_allowed() {
    assertThatThrownBy(() -> bound(Map.of("jarshy.answers.always", "0")))
        .hasRootCauseMessage("jarshy.answers.always is 0; 1 to 100 are allowed");
    assertThatThrownBy(() -> bound(Map.of("jarshy.answers.area-time", "1s")))
        .hasRootCauseMessage("jarshy.answers.area-time is PT1S; PT1M to PT1H are allowed");
  }

  private static AnswerLimits bound(Map<String, String> keys) {
    return new Binder(new MapConfigurationPropertySource(keys))
        .bindOrCreate("jarshy.answers", AnswerLimits.class);
  }
}
