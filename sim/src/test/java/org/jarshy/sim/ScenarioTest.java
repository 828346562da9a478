package org.jarshy.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jarshy.sim.fault.Fault;
import org.jarshy.sim.fault.When;
import org.jarshy.sim.form.InvalidSetting;
import org.jarshy.sim.profile.Profile;
import org.jarshy.sim.profile.ReceiptState;
import org.jarshy.sim.scenario.Scenario;
import org.jarshy.sim.smpp.CommandStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenarioTest {

  @Test
  void what_is_not_said_has_its_default() {
    Scenario scenario = Scenario.parse("accounts: [{id: kcell, password: demo}]");
    assertThat(scenario.seed()).isNull();
    assertThat(scenario.accounts()).containsExactly(AccountConfig.of("kcell", "demo"));
  }

  @Test
  void every_key_is_read() {
    Scenario scenario =
        Scenario.parse(
            """
            seed: 42
            accounts:
              - id: kcell
                password: demo
                bind: [tx, rx]
                prefixes: ["7701", 7702]
                deliverWindow: 10
                responseDelay: 20ms
                receiptDelay: 3s
                receiptBeforeResponse: true
                ratePerSecond: 100
                window: 50
                submitStatus: ESME_RMSGQFUL
                receiptState: EXPIRED
                faults:
                  - fault: drop-connection
                    afterSubmits: 500
            """);
    assertThat(scenario.seed()).isEqualTo(42);
    AccountConfig account = scenario.accounts().get(0);
    assertThat(account.binds()).containsExactlyInAnyOrder(BindType.TX, BindType.RX);
    assertThat(account.prefixes()).containsExactly("7701", "7702");
    assertThat(account.deliverWindow()).isEqualTo(10);
    assertThat(account.profile())
        .isEqualTo(
            Profile.normal()
                .withResponseDelay(Duration.ofMillis(20))
                .withReceiptDelay(Duration.ofSeconds(3))
                .withReceiptBeforeResponse()
                .withRatePerSecond(100)
                .withWindow(50)
                .withSubmitStatus(CommandStatus.ESME_RMSGQFUL)
                .withReceiptState(ReceiptState.EXPIRED)
                .with(new Fault.CloseBeforeResponse(false), new When.AtSubmit(500)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          accounts: []                                        | accounts: [] is not allowed; allowed is a list with at least one
          seed: soon                                          | seed: "soon" is not allowed; allowed is a whole number
          acounts: []                                         | accounts: nothing is not allowed
          accounts: [{id: kcell, pasword: x}]                 | accounts[0].pasword is not known; known here are id, password
          accounts: [{id: kcell, bind: [both]}]               | accounts[0].bind[0]: "both" is not allowed; allowed is trx, tx or rx
          accounts: [{id: 'a b'}]                             | accounts[0].id: 'a b' is not allowed; 1 to 15
          accounts: [{id: kcell, password: muchtoolong}]      | accounts[0].password
          accounts: [{id: kcell, prefixes: ['+7']}]           | accounts[0].prefixes: '+7' is not allowed
          accounts: [{id: kcell, deliverWindow: 0}]           | accounts[0].deliverWindow: 0 is not allowed
          accounts: [{id: kcell, receiptDelay: 5}]            | accounts[0].receiptDelay: 5 is not allowed; allowed is a time such as 20ms
          accounts: [{id: kcell}, {id: kcell}]                | accounts[1].id: "kcell" is not allowed; allowed is an id that no other
          accounts: [{id: kcell                               | line
          """)
  void what_is_wrong_is_named_with_key_value_and_what_is_allowed(String yaml, String reason) {
    assertThatThrownBy(() -> Scenario.parse(yaml))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageContaining(reason);
  }

  @Test
  void a_scenario_from_a_file_names_the_file(@TempDir Path directory) throws Exception {
    Path file = Files.writeString(directory.resolve("evening.yaml"), "accounts: 7");
    assertThatThrownBy(() -> Scenario.read(file))
        .hasMessageContaining("evening.yaml:1:11: accounts: 7 is not allowed");
    assertThatThrownBy(() -> Scenario.read(directory.resolve("none.yaml")))
        .hasMessageContaining("none.yaml cannot be read");
  }

  @Test
  void the_scenarios_that_are_shipped_are_valid() throws Exception {
    try (var files = Files.walk(Path.of("sim/scenarios"))) {
      assertThat(files.filter(Files::isRegularFile).toList())
          .hasSizeGreaterThan(40)
          .allSatisfy(Scenario::read);
    }
  }
}
