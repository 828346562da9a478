package org.jarshy.gateway.lookup;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Asks a web page once: no cookie, no login, no other host, and no more of its answer than a text
 * needs. Never blocks its caller.
 */
final class WebFetch {

  private static final int MOST_REDIRECTS = 3;

  /** An answer that cannot be told. Its message names no query and no address. */
  static final class Bad extends IOException {
    Bad(String message) {
      super(message);
    }
  }

  private final HttpClient client;
  private final WebHosts hosts;
  private final Executor executor;
  private final ScheduledExecutorService timer;

  /**
   * @param executor looks up names of hosts, which blocks, and runs the client
   * @param timer hangs up on whoever answers too slowly
   */
  WebFetch(WebHosts hosts, Executor executor, ScheduledExecutorService timer) {
    this.hosts = hosts;
    this.executor = executor;
    this.timer = timer;
    this.client =
        HttpClient.newBuilder()
            .executor(executor)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(WebRules.MAX_SECONDS))
            .build();
  }

  /** The answer's text; empty where the page says that there is none (404, 204, nothing). */
  CompletionStage<String> ask(Answering.Web web, String query) {
    CompletableFuture<URI> uri =
        CompletableFuture.supplyAsync(() -> uri(web.url(), query), executor);
    return uri.thenCompose(u -> get(u, web, MOST_REDIRECTS));
  }

  private static URI uri(String url, String query) {
    try {
      return WebRules.fill(url, query);
    } catch (URISyntaxException e) {
      throw new CompletionException(new Bad("the address cannot be made"));
    }
  }

  private CompletionStage<String> get(URI uri, Answering.Web web, int redirects) {
    try {
      hosts.requirePublic(uri.getHost());
    } catch (WebHosts.Refused e) {
      return CompletableFuture.failedStage(new Bad(e.getMessage()));
    }
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .timeout(Duration.ofSeconds(web.seconds()))
            .header("Accept", web.field().isEmpty() ? "text/plain" : "application/json")
            .header("User-Agent", "jarshy")
            .GET()
            .build();
    CompletableFuture<HttpResponse<byte[]>> exchange =
        client.sendAsync(request, info -> new CappedBody());
    // The request's own limit ends with the headers; a body may trickle in for ever.
    ScheduledFuture<?> hangUp =
        timer.schedule(() -> exchange.cancel(true), web.seconds(), TimeUnit.SECONDS);
    exchange.whenComplete((response, failure) -> hangUp.cancel(false));
    return exchange.thenComposeAsync(
        response -> {
          // Once more: a name may have led elsewhere when the connection was made.
          try {
            hosts.requirePublic(uri.getHost());
          } catch (WebHosts.Refused e) {
            return CompletableFuture.failedStage(new Bad(e.getMessage()));
          }
          return read(response, uri, web, redirects);
        },
        executor);
  }

  private CompletionStage<String> read(
      HttpResponse<byte[]> response, URI uri, Answering.Web web, int redirects) {
    int status = response.statusCode();
    if (status == 404 || status == 204) {
      return CompletableFuture.completedStage("");
    }
    try {
      if (status >= 301 && status <= 308 && status != 304) {
        return get(redirected(response, uri, redirects), web, redirects - 1);
      }
      if (status != 200) {
        throw new Bad("the status is " + status);
      }
      return CompletableFuture.completedStage(WebBody.text(response, web.field()));
    } catch (Bad e) {
      return CompletableFuture.failedStage(e);
    }
  }

  /** To the same host alone, and not from https to http. */
  private static URI redirected(HttpResponse<?> response, URI from, int left) throws Bad {
    String location = response.headers().firstValue("Location").orElse("");
    URI to;
    try {
      to = from.resolve(new URI(location));
    } catch (URISyntaxException e) {
      throw new Bad("a redirect leads nowhere");
    }
    if (left == 0) {
      throw new Bad("too many redirects");
    }
    boolean weaker = "https".equals(from.getScheme()) && !"https".equals(to.getScheme());
    boolean web = "http".equals(to.getScheme()) || "https".equals(to.getScheme());
    if (!web
        || weaker
        || to.getHost() == null
        || !to.getHost().equalsIgnoreCase(from.getHost())
        || (to.getPort() != from.getPort() && to.getScheme().equals(from.getScheme()))) {
      throw new Bad("a redirect leads to another host");
    }
    return to;
  }
}
