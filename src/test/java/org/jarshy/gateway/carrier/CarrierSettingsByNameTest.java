package org.jarshy.gateway.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class CarrierSettingsByNameTest {

  private final MockEnvironment environment = new MockEnvironment();

  private void carrier(String id, String... more) {
    String prefix = "jarshy.carriers." + id + ".";
    environment
        .withProperty(prefix + "host", "127.0.0.1")
        .withProperty(prefix + "system-id", id)
        .withProperty(prefix + "password", "demo")
        .withProperty(prefix + "source-address", "1414")
        .withProperty(prefix + "prefixes", "7701");
    for (int i = 0; i < more.length; i += 2) {
      environment.setProperty(prefix + more[i], more[i + 1]);
    }
  }

  private CarrierSettings bound(String id) {
    return CarrierSettingsByName.bind(environment).carriers().get(id);
  }

  @Test
  void nobody_stands_in_unless_the_configuration_says_so() {
    carrier("kcell");
    assertThat(bound("kcell").reachesForeignNumbers()).isFalse();
    assertThat(bound("kcell").network()).isEmpty();
    assertThat(bound("kcell").standInAfter()).isEqualTo(Duration.ofSeconds(30));
    assertThat(bound("kcell").standIns()).isEmpty();
  }

  @Test
  void stand_ins_are_named_in_order() {
    carrier("altel", "reaches-foreign-numbers", "true", "network", "kt");
    carrier("beeline", "reaches-foreign-numbers", "true");
    carrier("kcell", "stand-ins", "beeline,altel", "stand-in-after", "0s");
    assertThat(bound("kcell").standIns()).containsExactly("beeline", "altel");
    assertThat(bound("kcell").standInAfter()).isZero();
    assertThat(bound("altel").network()).isEqualTo("kt");
  }

  @Test
  void a_stand_in_that_cannot_be_stops_the_start() {
    carrier("beeline");
    carrier("kcell", "stand-ins", "tele2");
    assertThatThrownBy(() -> bound("kcell"))
        .hasMessage(
            "jarshy.carriers.kcell.stand-ins: tele2: no such carrier; there are [beeline, kcell]");
    carrier("kcell", "stand-ins", "beeline");
    assertThatThrownBy(() -> bound("kcell"))
        .hasMessageContaining("beeline: only a carrier with reaches-foreign-numbers: true");
    carrier("kcell", "stand-ins", "kcell");
    assertThatThrownBy(() -> bound("kcell")).hasMessageContaining("does not stand in for itself");
  }
}
