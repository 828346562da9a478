package org.jarshy.gateway.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.jarshy.gateway.testing.MutableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class ScheduleFailuresTest {

  private final MutableClock clock = MutableClock.startingInJanuary2022();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final ScheduleFailures failures = new ScheduleFailures(clock, meters);

  @Test
  void the_first_failure_is_logged_and_its_repetitions_are_summed_up_later(CapturedOutput output) {
    for (int i = 0; i < 100; i++) {
      failures.handleError(broken());
    }
    assertThat(output).containsOnlyOnce("a schedule failed and goes on");

    clock.advance(ScheduleFailures.QUIET.plus(Duration.ofSeconds(1)));
    failures.handleError(broken());

    assertThat(output).contains("a schedule failed 100 more times and goes on");
    assertThat(meters.counter("jarshy.schedules.failures").count()).isEqualTo(101);
  }

  @Test
  void another_kind_of_failure_is_told_at_once(CapturedOutput output) {
    failures.handleError(broken());
    failures.handleError(new ArithmeticException("another"));

    assertThat(output).contains("IllegalStateException at").contains("ArithmeticException at");
  }

  private static IllegalStateException broken() {
    return new IllegalStateException("the database is away");
  }
}
