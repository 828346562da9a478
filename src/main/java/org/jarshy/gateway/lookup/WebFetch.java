package org.jarshy.gateway.lookup;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import org.jarshy.gateway.web.BadAnswer;
import org.jarshy.gateway.web.WebClient;
import org.jarshy.gateway.web.WebHosts;

/**
 * Asks a web page once: no other host than its own, and no more of its answer than a text needs.
 * Never blocks its caller.
 */
final class WebFetch {

  static final int MAX_BYTES = 64 * 1024;

  private final WebClient client;

  /**
   * @param executor looks up names of hosts, which blocks, and runs the client
   * @param timer hangs up on whoever answers too slowly
   */
  WebFetch(WebHosts hosts, Executor executor, ScheduledExecutorService timer) {
    client =
        new WebClient(
            "lookup-web-io", hosts, executor, timer, Duration.ofSeconds(WebRules.MAX_SECONDS));
  }

  /** The answer's text; empty where the page says that there is none (404, 204, nothing). */
  CompletionStage<String> ask(Answering.Web web, String query) {
    URI uri;
    try {
      uri = WebRules.fill(web.url(), query);
    } catch (URISyntaxException e) {
      return CompletableFuture.failedStage(new BadAnswer("the address cannot be made"));
    }
    WebClient.Question question =
        new WebClient.Question(
            uri,
            Map.of("Accept", web.field().isEmpty() ? "text/plain" : "application/json"),
            Duration.ofSeconds(web.seconds()),
            MAX_BYTES,
            WebClient.Redirects.SAME_HOST);
    return client.get(question).thenCompose(response -> read(response, web));
  }

  /** Hangs up on everybody who is asked. */
  void close() {
    client.close();
  }

  private static CompletionStage<String> read(WebClient.Answer response, Answering.Web web) {
    int status = response.status();
    if (status == 404 || status == 204) {
      return CompletableFuture.completedStage("");
    }
    try {
      if (status != 200) {
        throw new BadAnswer("the status is " + status);
      }
      return CompletableFuture.completedStage(WebBody.text(response, web.field()));
    } catch (BadAnswer e) {
      return CompletableFuture.failedStage(e);
    }
  }
}
