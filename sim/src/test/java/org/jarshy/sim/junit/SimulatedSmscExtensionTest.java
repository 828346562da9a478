package org.jarshy.sim.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jarshy.sim.Account;
import org.jarshy.sim.Smsc;
import org.jarshy.sim.profile.Latency;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs small test classes within this one and looks at what became of their tests. */
class SimulatedSmscExtensionTest {

  /** How a test ended: null when it succeeded. */
  private record Outcome(String test, Throwable failure) {}

  // Written by the tests that run within; the outer tests run one after the other.
  private static final List<Smsc> SEEN = new ArrayList<>();
  private static final List<Client> OPEN = new ArrayList<>();

  @BeforeEach
  void forget() {
    SEEN.clear();
  }

  @AfterEach
  void closeWhatWasLeakedOnPurpose() throws IOException {
    for (Client client : OPEN) {
      client.close();
    }
    OPEN.clear();
  }

  private static List<Outcome> run(DiscoverySelector selector) {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request().selectors(selector).build();
    List<Outcome> outcomes = new ArrayList<>();
    LauncherFactory.create()
        .execute(
            request,
            new TestExecutionListener() {
              @Override
              public void executionFinished(TestIdentifier id, TestExecutionResult result) {
                if (id.isTest()) {
                  outcomes.add(
                      new Outcome(id.getDisplayName(), result.getThrowable().orElse(null)));
                }
              }
            });
    return outcomes;
  }

  private static Throwable failure(Class<?> tests, String method, Class<?>... parameters) {
    List<Outcome> outcomes = run(selectMethod(tests, method, parameters));
    assertThat(outcomes).hasSize(1);
    return outcomes.get(0).failure();
  }

  private static void assertFree(Smsc smsc) {
    assertThatThrownBy(() -> new Socket("127.0.0.1", smsc.smppPort()).close())
        .isInstanceOf(ConnectException.class);
  }

  @SimulatedSmsc(accounts = "kcell:demo", receiptDelay = "20ms", grace = "300ms")
  static class Tests {

    @Test
    void leaks(Smsc smsc) throws IOException {
      SEEN.add(smsc);
      OPEN.add(Client.bind(smsc, "kcell"));
      OPEN.add(Client.bind(smsc, "kcell"));
    }

    @Test
    void cleans(Smsc smsc, Account account) throws IOException {
      SEEN.add(smsc);
      try (Client client = Client.bind(smsc, account.id())) {
        client.submit("77011234567", "Curfew");
      }
      assertThat(smsc.ledger("77011234567")).hasSize(1);
      assertThat(account.profile().receipts().delay()).isEqualTo(Latency.of(Duration.ofMillis(20)));
    }

    @Test
    void failsAndLeaks(Smsc smsc) throws IOException {
      SEEN.add(smsc);
      OPEN.add(Client.bind(smsc, "kcell"));
      throw new IllegalStateException("its own reason");
    }

    @Test
    @SimulatedSmsc(accounts = {"tele2:demo", "beeline:demo"})
    void choosesNoAccount(Account account) {
      throw new AssertionError("there is no account to choose, not even " + account.id());
    }

    @Nested
    class Inside {
      @Test
      void hasTheAccountsOfTheClassAround(Account account) {
        assertThat(account.id()).isEqualTo("kcell");
      }
    }
  }

  @Test
  void a_test_that_leaves_connections_open_fails_and_each_is_named() {
    assertThat(failure(Tests.class, "leaks", Smsc.class))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("2 connections are still open 300 ms after the test:")
        .message()
        .containsPattern("from 127\\.0\\.0\\.1:\\d+, bound as kcell tx");
    assertFree(SEEN.get(0));
  }

  @Test
  void a_test_that_closes_what_it_opened_succeeds() {
    assertThat(failure(Tests.class, "cleans", Smsc.class, Account.class)).isNull();
    assertFree(SEEN.get(0));
  }

  @Test
  void a_test_that_fails_by_itself_keeps_its_reason_and_the_leak_stands_beside_it() {
    Throwable failure = failure(Tests.class, "failsAndLeaks", Smsc.class);
    assertThat(failure).hasMessage("its own reason");
    assertThat(failure.getSuppressed()[0]).hasMessageContaining("1 connection is still open");
    assertFree(SEEN.get(0));
  }

  @Test
  void which_of_two_accounts_is_meant_must_be_said() {
    assertThat(failure(Tests.class, "choosesNoAccount", Account.class))
        .hasMessageContaining("which account of [tele2, beeline]?");
  }

  @Test
  void a_nested_class_has_what_the_class_around_it_says() {
    assertThat(run(selectClass(Tests.class)))
        .filteredOn(outcome -> outcome.test().startsWith("hasTheAccounts"))
        .extracting(Outcome::failure)
        .containsExactly((Throwable) null);
  }

  @SimulatedSmsc(scenario = "sim/src/test/resources/throttled-account.yaml")
  static class OfScenario {

    @BeforeEach
    void theSameAsInTheTest(Smsc smsc) {
      SEEN.add(smsc);
    }

    @Test
    void first(Smsc smsc) {
      SEEN.add(smsc);
      assertThat(smsc.account("kcell").profile().answers().ratePerSecond()).isEqualTo(50);
    }

    @Test
    void second(Smsc smsc) {
      SEEN.add(smsc);
    }

    @Test
    @SimulatedSmsc(scenario = "/scenario.yaml", seed = 7)
    void fromTheClassPath(Account account) {
      assertThat(account.id()).isEqualTo("classpath");
    }

    @Test
    @SimulatedSmsc(scenario = "sim/scenarios/throttled.yaml")
    void withoutAnyLoad(Account account) {
      assertThat(account.id()).isEqualTo("kcell");
    }

    @Test
    @SimulatedSmsc(scenario = "none.yaml")
    void fromNowhere(Account account) {
      throw new AssertionError("there is no such account as " + account.id());
    }

    @Test
    @SimulatedSmsc(accounts = "kcell")
    void withoutPassword(Account account) {
      throw new AssertionError("there is no such account as " + account.id());
    }

    @Test
    @SimulatedSmsc(grace = "soon")
    void withoutTime(Account account) {
      throw new AssertionError("there is no such account as " + account.id());
    }
  }

  @Test
  void every_test_has_its_own_and_what_comes_before_the_test_has_the_same() {
    assertThat(failure(OfScenario.class, "first", Smsc.class)).isNull();
    assertThat(failure(OfScenario.class, "second", Smsc.class)).isNull();
    assertThat(SEEN).hasSize(4);
    assertThat(SEEN.get(0)).isSameAs(SEEN.get(1)).isNotSameAs(SEEN.get(2));
    assertThat(SEEN.get(2)).isSameAs(SEEN.get(3));
  }

  @Test
  void a_scenario_may_be_a_resource_and_a_missing_one_is_named() {
    assertThat(failure(OfScenario.class, "fromTheClassPath", Account.class)).isNull();
    assertThat(failure(OfScenario.class, "fromNowhere", Account.class))
        .hasMessage(
            "@SimulatedSmsc: scenario: 'none.yaml' is neither a file nor a resource on the class"
                + " path");
  }

  @Test
  void a_test_whose_scenario_did_not_come_true_fails_and_each_claim_is_named() {
    assertThat(failure(OfScenario.class, "withoutAnyLoad", Account.class))
        .hasMessageContaining("the scenario did not come true")
        .hasMessageContaining("500 of 500 had not got it");
  }

  @Test
  void what_the_annotation_says_wrongly_fails_the_test_with_its_key() {
    assertThat(failure(OfScenario.class, "withoutPassword", Account.class))
        .hasMessage("@SimulatedSmsc: accounts: 'kcell' is not allowed; allowed is ID:PASSWORD");
    assertThat(failure(OfScenario.class, "withoutTime", Account.class))
        .hasMessageStartingWith(
            "@SimulatedSmsc: grace: 'soon' is not allowed; allowed is a number");
  }

  @ExtendWith(SimulatedSmscExtension.class)
  static class WithoutAnnotation {
    @Test
    void hasTheDemo(Smsc smsc) {
      assertThat(smsc.accounts()).extracting(Account::id).contains("kcell", "tele2", "beeline");
    }
  }

  @SimulatedSmsc
  static class InConstructor {
    InConstructor(Smsc smsc) {
      throw new AssertionError("of which test is " + smsc);
    }

    @Test
    void never() {}
  }

  @Test
  void the_extension_alone_gives_the_accounts_of_the_demo() {
    assertThat(failure(WithoutAnnotation.class, "hasTheDemo", Smsc.class)).isNull();
  }

  @Test
  void a_constructor_is_told_where_to_take_the_smsc() {
    assertThat(failure(InConstructor.class, "never"))
        .hasMessageContaining("take it in the test, in @BeforeEach or @AfterEach");
  }
}
