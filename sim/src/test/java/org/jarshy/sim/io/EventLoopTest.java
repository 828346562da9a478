package org.jarshy.sim.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class EventLoopTest {

  private EventLoop loop;

  @BeforeEach
  void start() throws Exception {
    loop = new EventLoop("test-loop");
  }

  @AfterEach
  void stop() {
    loop.close();
  }

  @Test
  @Timeout(30) // each call that were not heard would wait for a second
  void a_loop_that_is_about_to_sleep_hears_of_every_call() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    List<Thread> callers = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      Thread caller =
          new Thread(
              () -> {
                for (int call = 0; call < 5000; call++) {
                  loop.call(calls::incrementAndGet);
                }
              },
              "caller-" + i);
      caller.start();
      callers.add(caller);
    }
    for (Thread caller : callers) {
      caller.join();
    }
    assertThat(calls).hasValue(10_000);
  }

  @Test
  void work_that_fails_in_whatever_way_is_not_the_end_of_the_loop() throws Exception {
    loop.execute(
        () -> {
          throw new IllegalStateException("on purpose");
        });
    loop.execute(EventLoopTest::tooDeep);
    loop.call(
        () -> {
          loop.schedule(Duration.ZERO, EventLoopTest::tooDeep);
          return null;
        });
    CountDownLatch later = new CountDownLatch(1);
    loop.call(
        () -> {
          loop.schedule(Duration.ofMillis(20), later::countDown);
          return null;
        });
    assertThat(later.await(10, TimeUnit.SECONDS)).isTrue();
    assertThatThrownBy(() -> loop.call(() -> Integer.parseInt("seven")))
        .isInstanceOf(NumberFormatException.class);
    assertThat(loop.<Integer>call(() -> 7)).isEqualTo(7);
  }

  private static void tooDeep() {
    throw new StackOverflowError("on purpose"); // as of a regular expression
  }

  @Test
  void a_timer_may_be_further_away_than_numbers_reach() {
    AtomicInteger fired = new AtomicInteger();
    Timer never =
        loop.call(() -> loop.schedule(Duration.ofSeconds(Long.MAX_VALUE), fired::incrementAndGet));
    loop.call(() -> loop.schedule(Duration.ofSeconds(Long.MIN_VALUE), fired::incrementAndGet));
    org.awaitility.Awaitility.await().until(() -> fired.get() == 1);
    assertThat(loop.<Boolean>call(never::pending)).isTrue();
  }
}
