package org.jarshy.gateway.subscriber.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;

class KeySettingsTest {

  @EnableConfigurationProperties(KeySettings.class)
  static class Configured {}

  private final ApplicationContextRunner context =
      new ApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
          .withUserConfiguration(Configured.class);

  @Test
  void defaults_ask_for_a_keyfile_and_make_none() {
    context.run(
        started ->
            assertThat(started.getBean(KeySettings.class))
                .isEqualTo(new KeySettings(Path.of("data/jarshy.key"), false, false)));
  }

  @Test
  void every_key_is_mapped() {
    context
        .withPropertyValues(
            "jarshy.keys.file=/etc/jarshy/key",
            "jarshy.keys.create=true",
            "jarshy.keys.throwaway=true")
        .run(
            started ->
                assertThat(started.getBean(KeySettings.class))
                    .isEqualTo(new KeySettings(Path.of("/etc/jarshy/key"), true, true)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"jarshy.keys.create=perhaps", "jarshy.keys.fiel=data/key"})
  void a_wrong_value_or_key_stops_the_start_by_name(String property) {
    context
        .withPropertyValues(property)
        .run(
            stopped ->
                assertThat(stopped)
                    .getFailure()
                    .rootCause()
                    .satisfiesAnyOf(
                        cause -> assertThat(cause).hasMessageContaining("perhaps"),
                        cause -> assertThat(cause).hasMessageContaining("jarshy.keys.fiel")));
  }
}
