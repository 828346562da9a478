package org.jarshy.sim.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimerWheelTest {

  private final TimerWheel wheel = new TimerWheel(0);
  private final List<String> fired = new ArrayList<>();

  private Timer timer(Runnable work) {
    return new Timer() {
      @Override
      protected void fire() {
        work.run();
      }
    };
  }

  private Timer named(String name) {
    return timer(() -> fired.add(name));
  }

  private static long nanos(long millis) {
    return millis * 1_000_000;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 1000, 4095, 4096, 4097, 10_000, 21_600_000})
  void a_timer_is_never_early_and_at_most_a_tick_late(long millis) {
    wheel.add(named("it"), Duration.ofMillis(millis), 0);
    wheel.advance(nanos(millis) - 1);
    assertThat(fired).isEmpty();
    wheel.advance(nanos(millis) + TimerWheel.TICK_NANOS);
    assertThat(fired).containsExactly("it");
  }

  @Test
  void a_cancelled_timer_stays_silent_and_can_be_used_again() {
    Timer timer = named("it");
    wheel.add(timer, Duration.ofMillis(10), 0);
    timer.cancel();
    timer.cancel();
    wheel.advance(nanos(100));
    assertThat(fired).isEmpty();
    wheel.add(timer, Duration.ofMillis(10), nanos(100));
    wheel.advance(nanos(120));
    assertThat(fired).containsExactly("it");
    assertThat(timer.pending()).isFalse();
  }

  @Test
  void timers_of_one_tick_fire_in_the_order_they_were_added() {
    for (String name : List.of("a", "b", "c")) {
      wheel.add(named(name), Duration.ofMillis(10), 0);
    }
    wheel.advance(nanos(20));
    assertThat(fired).containsExactly("a", "b", "c");
  }

  @Test
  void a_timer_may_cancel_its_neighbour_and_start_others() {
    Timer neighbour = named("neighbour");
    wheel.add(
        timer(
            () -> {
              neighbour.cancel();
              wheel.add(named("next"), Duration.ZERO, nanos(10));
            }),
        Duration.ofMillis(10),
        0);
    wheel.add(neighbour, Duration.ofMillis(10), 0);
    wheel.add(named("last"), Duration.ofMillis(10), 0);
    wheel.advance(nanos(30));
    assertThat(fired).containsExactly("last", "next");
  }

  @Test
  void a_timer_that_fails_does_not_stop_the_others() {
    wheel.add(
        timer(
            () -> {
              throw new IllegalStateException("on purpose");
            }),
        Duration.ofMillis(10),
        0);
    wheel.add(named("other"), Duration.ofMillis(10), 0);
    wheel.advance(nanos(20));
    assertThat(fired).containsExactly("other");
  }

  @Test
  void the_wheel_says_how_long_nothing_happens() {
    assertThat(wheel.nanosUntilNext(0)).isEqualTo(Long.MAX_VALUE);
    wheel.add(named("it"), Duration.ofMillis(10), 0);
    assertThat(wheel.nanosUntilNext(nanos(4))).isEqualTo(nanos(6));
  }
}
