package org.jarshy.gateway.carrier.internal.smpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HeldUpTest {

  private final HeldUp heldUp = new HeldUp(Duration.ofMillis(500), 0);
  private long millis;

  private boolean after(long more) {
    millis += more;
    return heldUp.at(TimeUnit.MILLISECONDS.toNanos(millis));
  }

  @Test
  void a_look_in_time_excuses_nobody() {
    assertThat(after(200)).isFalse();
    assertThat(after(500)).isFalse();
  }

  @Test
  void a_late_look_is_one_excuse() {
    assertThat(after(1_600)).isTrue();
    assertThat(after(200)).isFalse();
    assertThat(after(1_600)).isTrue();
  }

  @Test
  void a_machine_that_is_always_slow_blames_at_every_other_look() {
    assertThat(after(900)).isTrue();
    assertThat(after(900)).isFalse();
    assertThat(after(900)).isTrue();
  }
}
