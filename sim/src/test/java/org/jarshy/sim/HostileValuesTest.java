package org.jarshy.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.jarshy.sim.form.InvalidSetting;
import org.jarshy.sim.profile.Destinations;
import org.jarshy.sim.profile.Latency;
import org.jarshy.sim.scenario.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a careless author says that would break or stop a run is refused before it, in words. */
@Timeout(60)
class HostileValuesTest {

  @ParameterizedTest
  @ValueSource(strings = {"(([0-9]+)+)+x", "^(.*.*.*.*.*.*.*.*.*)x$", "(\\d+){1,9}(\\d+){1,9}x"})
  void a_regular_expression_that_comes_to_no_end_is_refused_where_it_is_said(String regex) {
    assertThatThrownBy(() -> Destinations.pattern(regex))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("done with a number in a moment");
  }

  @Test
  void a_regular_expression_of_endless_depth_or_length_is_refused() {
    assertThatThrownBy(() -> Destinations.pattern("(".repeat(5000) + ")".repeat(5000)))
        .hasMessageContaining("at most 500 characters");
    assertThatThrownBy(() -> Destinations.pattern("["))
        .hasMessageContaining("a regular expression; ");
    assertThat(Destinations.pattern("^7701.*(9|77)$").match("77010000009")).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          receiptDelay: 999999999h                              | receiptDelay: "999999999h" is not allowed
          responseDelay: "uniform(0s, 999999999h)"              | responseDelay
          bindDelay: 876001h                                    | bindDelay: "876001h" is not allowed; allowed is a time of at most 876000h
          validity: -5s                                         | validity
          ratePerSecond: 99999999999999999999                   | ratePerSecond: 99999999999999999999 is not allowed
          queue: -1                                             | queue: -1 is not allowed
          submitStatus: {ESME_ROK: -1}                          | submitStatus.ESME_ROK: -1 is not allowed
          submitStatus: {ESME_ROK: 0}                           | at least one weight above 0
          receiptTwice: 1.5                                     | receiptTwice: 1.5 is not allowed
          receiptTwice: .nan                                    | receiptTwice
          responseId: "%099999d"                                | responseId
          responseId: "%099d"                                   | at most 64 characters
          faults: [{fault: cut, times: 0}]                      | times: 0 is not allowed
          faults: [{fault: unbind, after: 1s, times: 2}]        | times: 2 is not allowed
          faults: [{fault: cut, every: 0s}]                     | every: "0s" is not allowed
          faults: [{fault: flood-of-texts, count: 1000001}]     | count: 1000001 is not allowed
          faults: [{fault: flood-of-texts, from: "999999999999999", count: 9}] | from must be a phone number
          faults: [{fault: flood-of-texts, text: ""}]           | text must not be empty
          faults: [{fault: split-pdu, octets: 0}]               | octets: 0 is not allowed
          faults: [{fault: slow-drip, interval: 0s}]            | interval: "0s" is not allowed
          faults: [{fault: never-answer, probability: 0}]       | probability: 0 is not allowed
          faults: [{fault: never-answer, submit: 1, after: 1s}] | only one of submit
          destinations: [{pattern: "(([0-9]+)+)+x"}]            | done with a number in a moment
          destinations: [{prefix: "7701", pattern: "x"}]        | either a prefix
          """)
  void a_value_that_would_break_the_run_is_refused_before_it(String account, String reason) {
    String yaml = "accounts:\n  - id: kcell\n    " + account + "\n";
    assertThatThrownBy(() -> Scenario.parse(yaml))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageContaining(reason)
        .hasMessageContaining("line 3, column ");
  }

  @Test
  void a_latency_beyond_all_reckoning_is_refused() {
    Duration forever = Duration.ofSeconds(Long.MAX_VALUE);
    assertThatThrownBy(() -> Latency.of(forever)).hasMessageContaining("at most a hundred years");
    assertThatThrownBy(() -> new Latency.Uniform(Duration.ZERO, forever))
        .hasMessageContaining("at most a hundred years");
  }
}
