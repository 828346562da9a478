package org.jarshy.gateway.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.jarshy.gateway.inbound.OddTexts;
import org.jarshy.gateway.inbound.Oddity;
import org.junit.jupiter.api.Test;

class OddTextsMetricsTest {

  @Test
  void every_reason_is_a_counter_of_its_own() {
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    OddTexts odd = new OddTexts();
    new OddTextsMetrics(odd).bindTo(meters);

    odd.count(Oddity.BINARY);
    odd.count(Oddity.BINARY);
    odd.count(Oddity.SENDER_OURS);

    assertThat(meters.find("jarshy.inbound.odd").functionCounters())
        .hasSize(Oddity.values().length);
    assertThat(counted(meters, "binary")).isEqualTo(2);
    assertThat(counted(meters, "sender-ours")).isEqualTo(1);
    assertThat(counted(meters, "loop")).isZero();
  }

  private static double counted(SimpleMeterRegistry meters, String reason) {
    return meters.get("jarshy.inbound.odd").tag("reason", reason).functionCounter().count();
  }
}
