package org.jarshy.sim.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jarshy.sim.form.InvalidSetting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssertionFormTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          - rat: {most: 5}                        | x.yaml:2:5: assertions[0].rat is not known; known here are name, rate, window
          - {rate: {most: 5}, window: {most: 5}}  | x.yaml:2:31: assertions[0].window: {"most":5} is not allowed; allowed is one of rate, window
          - name: nothing else                    | x.yaml:2:5: assertions[0]: {"name":"nothing else"} is not allowed; allowed is one of rate
          - rate                                  | x.yaml:2:5: assertions[0]: "rate" is not allowed; allowed is an object
          - rate:                                 | x.yaml:2:5: assertions[0].rate.most: nothing is not allowed; allowed is a whole number from 1
          - rate: {most: 0}                       | x.yaml:2:18: assertions[0].rate.most: 0 is not allowed
          - rate: {mots: 5}                       | x.yaml:2:12: assertions[0].rate.most: nothing is not allowed; allowed is a whole number from 1 to 100000000; is it meant by 'mots'?
          - rate: {most: 5, per: 0}               | x.yaml:2:26: assertions[0].rate.per: 0 is not allowed; allowed is a time above zero
          - rate: {account: kcel, most: 5}        | x.yaml:2:21: assertions[0].rate.account: "kcel" is not allowed; allowed is one of
          - rate: {pattern: '77[', most: 5}       | x.yaml:2:21: assertions[0].rate.pattern: "77[" is not allowed; allowed is a regular expression; at position 2
          - rate: {text: x, most: 5}              | x.yaml:2:12: assertions[0].rate.text is not known
          - window: {most: x}                     | x.yaml:2:20: assertions[0].window.most: "x" is not allowed
          - received: {to: [7701, x], text: a}    | x.yaml:2:27: assertions[0].received.to[1]: "x" is not allowed; allowed is a number of 1 to 18 digits
          - received: {to: [], text: a}           | x.yaml:2:20: assertions[0].received.to: [] is not allowed; allowed is at least one number
          - received: {to: 7709..7701, text: a}   | x.yaml:2:20: assertions[0].received.to: "7709..7701" is not allowed
          - received: {to: 1000000..9999999}      | x.yaml:2:20: assertions[0].received.to: "1000000..9999999" is not allowed; allowed is at most 5000000
          - received: {to: 1, file: a.txt}        | x.yaml:2:29: assertions[0].received.file: "a.txt" is not allowed; allowed is either 'to' or 'file'
          - received: {file: none.txt}            | x.yaml:2:22: assertions[0].received.file: "none.txt" is not allowed; allowed is a file that can be read
          - received: {text: a}                   | x.yaml:2:15: assertions[0].received.phones: nothing is not allowed
          - received: {to: 1, copies: {atLeast: 3, atMost: 2}} | x.yaml:2:52: assertions[0].received.copies.atMost: 2 is not allowed; allowed is a whole number from 3
          - received: {to: 1, within: soon}       | x.yaml:2:31: assertions[0].received.within: "soon" is not allowed
          - received: {to: 1, since: monday}      | x.yaml:2:30: assertions[0].received.since: "monday" is not allowed; allowed is start, first-submit or first-text
          - accepted: {account: kcell}            | x.yaml:2:15: assertions[0].accepted.atLeast: nothing is not allowed; allowed is atLeast, atMost or both
          - accepted: {status: 5, atMost: 1}      | x.yaml:2:16: assertions[0].accepted.status is not known
          - refused: {status: OOPS, atMost: 1}    | x.yaml:2:23: assertions[0].refused.status: "OOPS" is not allowed; allowed is one of ESME_ROK
          - priorityOrder: {slack: 1}             | x.yaml:2:20: assertions[0].priorityOrder.first: nothing is not allowed; allowed is a regular expression, or 'by
          - priorityOrder: {by: text, slack: 1}   | x.yaml:2:25: assertions[0].priorityOrder.by: "text" is not allowed; allowed is priority_flag
          """)
  void what_is_wrong_is_named_with_its_place_and_what_is_allowed(String yaml, String message) {
    assertThatThrownBy(() -> Run.of(yaml))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void a_wrong_line_of_a_list_of_numbers_is_named(@TempDir Path directory) throws Exception {
    Path list = Files.writeString(directory.resolve("list.txt"), "7701\n\n7702;Aida\n");
    assertThatThrownBy(() -> Run.of("- received: {file: list.txt}", directory))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageStartingWith(list + ":3: not allowed; allowed is a number of 1 to 18 digits");
  }

  @Test
  void an_assertion_has_the_name_that_it_was_given_or_says_what_it_claims() {
    assertThat(Run.of("- {name: calm, rate: {most: 5}}").now().name()).isEqualTo("calm");
    assertThat(Run.of("- rate: {account: kcell, prefix: 7701, most: 5}").now().name())
        .isEqualTo("rate of kcell to 7701… at most 5 in 1s");
    assertThat(Run.of("- refused: {status: ESME_RTHROTTLED, atMost: 9}").now().name())
        .isEqualTo("refused with ESME_RTHROTTLED at most 9");
    assertThat(Run.of("- priorityOrder: {first: A, then: N, slack: 1}").now().name())
        .isEqualTo("/A/ before /N/");
  }
}
