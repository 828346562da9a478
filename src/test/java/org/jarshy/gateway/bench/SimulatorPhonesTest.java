package org.jarshy.gateway.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jarshy.gateway.kernel.Secret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a simulator's door that is slow, or refuses, with the last text. */
class SimulatorPhonesTest {

  private static final int TEXTS = 10;

  private final AtomicInteger answered = new AtomicInteger();
  private final CountDownLatch lastCame = new CountDownLatch(1);
  private final CountDownLatch lastMayBeAnswered = new CountDownLatch(1);
  private final AtomicInteger came = new AtomicInteger();
  private volatile int statusOfLast = 202;
  private ExecutorService threads;
  private HttpServer simulator;

  @BeforeEach
  void open() throws IOException {
    threads = Executors.newCachedThreadPool();
    simulator = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    simulator.setExecutor(threads);
    simulator.createContext("/api/mo", this::take);
    simulator.start();
  }

  @AfterEach
  void close() {
    lastMayBeAnswered.countDown();
    simulator.stop(0);
    threads.shutdownNow();
  }

  private void take(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    int status = 202;
    if (came.incrementAndGet() == TEXTS) {
      lastCame.countDown();
      try {
        lastMayBeAnswered.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      status = statusOfLast;
    }
    answered.incrementAndGet();
    byte[] body = "taken or not".getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private SimulatorPhones phones() {
    LinkPlan link =
        new LinkPlan(
            SmscAddress.parse("127.0.0.1:2775"),
            "bench",
            Secret.of("bench"),
            1,
            10,
            100,
            "1414",
            Duration.ofSeconds(1));
    return new SimulatorPhones(
        URI.create("http://127.0.0.1:" + simulator.getAddress().getPort()), link, "КЧ");
  }

  @Test
  void they_are_done_when_the_simulator_has_taken_the_last_text_and_say_how_many()
      throws Exception {
    CompletableFuture<Long> done =
        CompletableFuture.supplyAsync(
            () -> phones().text(0, 1_000, Duration.ofMillis(TEXTS)), threads);
    assertThat(lastCame.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(done).as("the last is not taken yet").isNotDone();
    lastMayBeAnswered.countDown();

    assertThat(done.get(30, TimeUnit.SECONDS)).isEqualTo(TEXTS);
    assertThat(answered).hasValue(TEXTS);
  }

  @Test
  void a_last_text_that_is_refused_is_no_measurement() {
    statusOfLast = 503;
    lastMayBeAnswered.countDown();

    assertThatThrownBy(() -> phones().text(0, 1_000, Duration.ofMillis(TEXTS)))
        .isInstanceOf(NotMeasured.class)
        .hasMessageContaining("503 taken or not");
  }
}
