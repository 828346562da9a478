package org.jarshy.sim.esme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class LoadPlanTest {

  private static void refused(UnaryOperator<LoadPlanBuilder> change, String said) {
    assertThatThrownBy(() -> change.apply(LoadPlan.builder().login("kcell", "demo")).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(said);
  }

  @Test
  void what_is_not_said_has_a_value() {
    LoadPlan plan = LoadPlan.builder().login("kcell", "demo").build();
    assertThat(plan.login().bind()).isEqualTo(LoadBind.TRX);
    assertThat(plan.traffic()).isEqualTo(new LoadPlan.Traffic(10, 0, 1, null, Duration.ZERO));
    assertThat(plan.content().destinations().digits(0)).isEqualTo("77010000000");
    assertThat(plan.content().receipts()).isTrue();
    assertThat(plan.patience().submitTimeout()).isEqualTo(Duration.ofSeconds(30));
    assertThat(plan.patience().reconnect().resend()).isTrue();
  }

  @Test
  void a_duration_alone_is_no_limit_of_texts() {
    LoadPlan plan =
        LoadPlan.builder().login("kcell", "demo").duration(Duration.ofSeconds(1)).build();
    assertThat(plan.traffic().count()).isZero();
  }

  @Test
  void a_wrong_value_is_refused_with_its_key_and_what_is_allowed() {
    refused(p -> p.login("sixteen-letters-", "demo"), "systemId: sixteen-letters- is not allowed");
    refused(p -> p.login("kcell", "пароль"), "password: this one is not allowed");
    refused(p -> p.systemType("x".repeat(13)), "up to 12 characters");
    refused(p -> p.links(0), "links: 0 is not allowed; allowed is 1 to 1000");
    refused(p -> p.window(100_001), "window: 100001 is not allowed; allowed is 1 to 100000");
    refused(
        p -> p.ratePerSecond(-1), "ratePerSecond: -1.0 is not allowed; allowed is 0 to 1000000");
    refused(p -> p.ratePerSecond(Double.NaN), "ratePerSecond: NaN is not allowed");
    refused(p -> p.count(-1), "count: -1 is not allowed");
    refused(p -> p.duration(Duration.ZERO), "duration: PT0S is not allowed");
    refused(p -> p.startDelay(Duration.ofSeconds(-1)), "startDelay: PT-1S is not allowed");
    refused(p -> p.texts(List.of()), "texts: none is not allowed");
    refused(p -> p.to(null), "to: nobody is not allowed");
    refused(p -> p.from("a name that is too long"), "from: a name that is too long is not allowed");
    refused(p -> p.priority(256), "priority: 256 is not allowed; allowed is 0 to 255");
    refused(p -> p.submitTimeout(Duration.ZERO), "submitTimeout: PT0S is not allowed");
    refused(p -> p.throttleWait(Duration.ZERO), "throttleWait: PT0S is not allowed");
    refused(p -> p.mostTries(0), "mostTries: 0 is not allowed");
    refused(p -> p.giveUp(0, Duration.ZERO), "firstTries: 0 is not allowed");
    refused(p -> p.reconnect(Duration.ZERO, Duration.ZERO), "reconnectWait: PT0S is not allowed");
  }

  @Test
  void pauses_between_tries_double_up_to_the_longest() {
    LoadPlan.Reconnect reconnect =
        LoadPlan.builder().login("kcell", "demo").build().patience().reconnect();
    assertThat(List.of(1, 2, 3, 6, 7, 1000))
        .extracting(failures -> reconnect.wait(failures).toMillis())
        .containsExactly(100L, 200L, 400L, 3200L, 5000L, 5000L);
  }

  @Test
  void a_password_is_in_no_message_and_no_printed_plan() {
    assertThat(LoadPlan.builder().login("kcell", "secret").build().toString())
        .contains("kcell")
        .doesNotContain("secret");
  }
}
