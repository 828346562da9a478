package org.jarshy.gateway.ops;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.validation.annotation.Validated;

class WrongValueAnalyzerTest {

  enum Bind {
    TRX,
    TX_RX
  }

  record Hours(int from, int to) {
    Hours {
      if (from == to) {
        throw new IllegalArgumentException("from and to must differ");
      }
    }
  }

  record Link(
      @Min(value = 1, message = "must be 1 to 65535") @Max(65535) int port,
      @Size(max = 8, message = "at most 8 characters (SMPP 3.4 §4.1.1)") String password,
      Bind bind,
      Duration timeout,
      Hours hours) {

    @AssertTrue(message = "timeout must be above zero")
    boolean isTimed() {
      return timeout == null || !timeout.isZero();
    }
  }

  @ConfigurationProperties("jarshy")
  @Validated
  record Carriers(Map<String, @Valid Link> carriers) {}

  @Configuration(proxyBeanMethods = false)
  @EnableConfigurationProperties(Carriers.class)
  static class Service {}

  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withUserConfiguration(Service.class)
          .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class));

  @Test
  void a_value_out_of_range_is_told_with_its_key_and_the_range() {
    assertThat(told("jarshy.carriers.kcell.port=0"))
        .contains("jarshy.carriers[kcell].port = '0'")
        .contains("must be 1 to 65535");
  }

  @Test
  void a_word_where_a_number_belongs_is_told() {
    assertThat(told("jarshy.carriers.kcell.port=many"))
        .contains("jarshy.carriers.kcell.port = 'many'")
        .contains("a whole number is expected");
  }

  @Test
  void an_unknown_choice_is_told_with_the_choices() {
    assertThat(told("jarshy.carriers.kcell.bind=both"))
        .contains("jarshy.carriers.kcell.bind = 'both'")
        .contains("allowed: trx, tx-rx");
  }

  @Test
  void an_unreadable_duration_is_told_with_examples() {
    assertThat(told("jarshy.carriers.kcell.timeout=soon")).contains("as in 500ms, 30s or 5m");
  }

  @Test
  void a_record_that_refuses_its_values_speaks_for_itself() {
    assertThat(told("jarshy.carriers.kcell.hours.from=7", "jarshy.carriers.kcell.hours.to=7"))
        .contains("jarshy.carriers.kcell.hours")
        .contains("from and to must differ");
  }

  @Test
  void a_rule_over_several_keys_is_told_for_what_holds_them() {
    assertThat(told("jarshy.carriers.kcell.timeout=0s"))
        .contains("jarshy.carriers[kcell]: timeout must be above zero")
        .doesNotContain("timed");
  }

  @Test
  void the_value_of_a_secret_is_not_shown() {
    assertThat(
            told("jarshy.carriers.kcell.password=battery-staple", "jarshy.carriers.kcell.port=1"))
        .contains("password = (not shown)")
        .contains("at most 8 characters")
        .doesNotContain("battery-staple");
  }

  private String told(String... properties) {
    StringBuilder told = new StringBuilder();
    runner
        .withPropertyValues(properties)
        .run(
            context -> {
              FailureAnalysis analysis =
                  new WrongValueAnalyzer().analyze(context.getStartupFailure());
              told.append(analysis.getDescription());
            });
    return told.toString();
  }
}
