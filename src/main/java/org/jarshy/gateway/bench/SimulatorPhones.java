package org.jarshy.gateway.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.json.JsonMapper;

/** Phones of a simulator that text at an even pace, each phone once. */
final class SimulatorPhones {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final URI texts;
  private final LinkPlan link;
  private final String question;
  private final AtomicReference<String> problem = new AtomicReference<>();

  SimulatorPhones(URI simulator, LinkPlan link, String question) {
    String base = simulator.toString();
    this.texts = URI.create((base.endsWith("/") ? base : base + "/") + "api/mo");
    this.link = link;
    this.question = question;
  }

  /**
   * Returns when the simulator has taken the last text; it may not be on the link yet.
   *
   * @param first number of the first citizen; each texts once, for who texts often has to wait
   * @return how many it took
   * @throws NotMeasured when the simulator does not take them
   */
  long text(int first, int perSecond, Duration duration) {
    long all = Math.max(1, perSecond * duration.toMillis() / 1_000);
    long gap = TimeUnit.SECONDS.toNanos(1) / perSecond;
    long next = System.nanoTime();
    List<CompletableFuture<?>> answers = new ArrayList<>();
    for (int i = 0; i < all; i++) {
      for (long left = next - System.nanoTime(); left > 0; left = next - System.nanoTime()) {
        LockSupport.parkNanos(left);
        if (Thread.currentThread().isInterrupted()) {
          throw new NotMeasured("interrupted");
        }
      }
      requireFine();
      answers.add(send(Crowd.citizen(first + i)));
      next += gap;
    }
    // Each has its own limit, and says what was wrong by problem alone.
    CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).join();
    requireFine();
    return all;
  }

  private CompletableFuture<?> send(String from) {
    Map<String, String> text = new LinkedHashMap<>();
    text.put("from", "+" + from);
    text.put("to", link.sourceAddress());
    text.put("text", question);
    text.put("account", link.systemId());
    HttpRequest request =
        HttpRequest.newBuilder(texts)
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(text)))
            .build();
    return http.sendAsync(request, HttpResponse.BodyHandlers.ofString())
        .handle(
            (answer, failure) -> {
              if (failure != null) {
                problem.compareAndSet(null, "it does not answer: " + failure.getMessage());
              } else if (answer.statusCode() >= 300) {
                problem.compareAndSet(null, answer.statusCode() + " " + answer.body().strip());
              }
              return null;
            });
  }

  private void requireFine() {
    if (problem.get() != null) {
      throw new NotMeasured("the simulator at " + texts + " takes no text: " + problem.get());
    }
  }
}
