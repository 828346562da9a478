package org.jarshy.gateway.witness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.context.annotation.Configuration;

class WitnessSettingsTest {

  @Configuration(proxyBeanMethods = false)
  @EnableConfigurationProperties(WitnessSettings.class)
  static class Bound {}

  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
          .withUserConfiguration(Bound.class);

  @Test
  void by_default_there_is_no_witness_and_nothing_is_sent_on_its_own() {
    runner.run(
        c ->
            assertThat(c.getBean(WitnessSettings.class))
                .isEqualTo(new WitnessSettings(List.of(), null)));
  }

  @Test
  void every_key_is_read_and_the_numbers_are_not_shown() {
    runner
        .withPropertyValues(
            "jarshy.witness.numbers=+77010000001,+77050000002", "jarshy.witness.every=6h")
        .run(
            c -> {
              WitnessSettings settings = c.getBean(WitnessSettings.class);
              assertThat(settings)
                  .isEqualTo(
                      new WitnessSettings(
                          List.of("+77010000001", "+77050000002"), Duration.ofHours(6)));
              assertThat(settings.toString()).contains("numbers=2").doesNotContain("7701");
            });
  }

  @ParameterizedTest
  @CsvSource({
    "numbers=77010000001, a plus sign and 7 to 15 digits are allowed",
    "numbers=+0701000000, a plus sign and 7 to 15 digits are allowed",
    "numbers=+770100, a plus sign and 7 to 15 digits are allowed",
    "numbers=+7701000000100000, a plus sign and 7 to 15 digits are allowed",
    "every=9m, 10m or more is allowed",
    "every=-1h, 10m or more is allowed",
  })
  void a_wrong_value_stops_the_start_and_says_what_is_allowed(String wrong, String allowed) {
    runner
        .withPropertyValues("jarshy.witness." + wrong)
        .run(c -> assertThat(c.getStartupFailure()).rootCause().hasMessageContaining(allowed));
  }

  @Test
  void twenty_are_allowed_and_not_one_more_and_no_key_that_is_none() {
    runner
        .withPropertyValues("jarshy.witness.numbers=" + numbers(20))
        .run(c -> assertThat(c.getBean(WitnessSettings.class).numbers()).hasSize(20));
    runner
        .withPropertyValues("jarshy.witness.numbers=" + numbers(21))
        .run(
            c ->
                assertThat(c.getStartupFailure())
                    .rootCause()
                    .hasMessageContaining("at most 20 witnesses are allowed"));
    runner
        .withPropertyValues("jarshy.witness.number=+77010000001")
        .run(c -> assertThat(c).hasFailed());
  }

  private static String numbers(int count) {
    return String.join(
        ",", IntStream.range(0, count).mapToObj(i -> "+77010000%03d".formatted(i)).toList());
  }
}
