package org.jarshy.gateway.web;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Asks a web server once: no cookie, no login, and no more of its answer than the caller takes.
 * Never blocks its caller.
 */
public final class WebClient {

  private static final int MOST_REDIRECTS = 3;

  /** Where a redirect may lead; never from https to http. */
  public enum Redirects {
    /** To another path of the host, on the same port unless the scheme changes. */
    SAME_HOST,
    /** To any host of the public Internet, on the usual ports or the one that was asked. */
    PUBLIC_HOSTS
  }

  /**
   * @param limit for the whole answer, each redirect anew
   * @param maxBytes of the body as it comes
   */
  public record Question(
      URI uri, Map<String, String> headers, Duration limit, int maxBytes, Redirects redirects) {

    private Question at(URI other) {
      return new Question(other, headers, limit, maxBytes, redirects);
    }
  }

  private final HttpClient client;
  private final WebHosts hosts;
  private final Executor executor;
  private final ScheduledExecutorService timer;

  /**
   * @param executor looks up names of hosts, which blocks, and runs the client
   * @param timer hangs up on whoever answers too slowly
   * @param connectLimit for reaching the host
   */
  public WebClient(
      WebHosts hosts, Executor executor, ScheduledExecutorService timer, Duration connectLimit) {
    this.hosts = hosts;
    this.executor = executor;
    this.timer = timer;
    this.client =
        HttpClient.newBuilder()
            .executor(executor)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(connectLimit)
            .build();
  }

  /**
   * The answer, whatever its status, once no redirect is left to follow.
   *
   * @return fails with {@link BadAnswer}, or with what the JDK says of a connection
   */
  public CompletionStage<HttpResponse<byte[]>> get(Question question) {
    return CompletableFuture.supplyAsync(() -> get(question, MOST_REDIRECTS), executor)
        .thenCompose(answer -> answer);
  }

  private CompletionStage<HttpResponse<byte[]>> get(Question question, int redirects) {
    try {
      hosts.requirePublic(question.uri().getHost());
    } catch (BadAnswer e) {
      return CompletableFuture.failedStage(e);
    }
    HttpRequest.Builder request =
        HttpRequest.newBuilder(question.uri())
            .timeout(question.limit())
            .header("User-Agent", "jarshy")
            .GET();
    question.headers().forEach(request::header);
    CompletableFuture<HttpResponse<byte[]>> exchange =
        client.sendAsync(request.build(), info -> new CappedBody(question.maxBytes()));
    // The request's own limit ends with the headers; a body may trickle in for ever.
    ScheduledFuture<?> hangUp =
        timer.schedule(
            () -> exchange.cancel(true), question.limit().toMillis(), TimeUnit.MILLISECONDS);
    exchange.whenComplete((response, failure) -> hangUp.cancel(false));
    return exchange.thenComposeAsync(
        response -> {
          try {
            // Once more: a name may have led elsewhere when the connection was made.
            hosts.requirePublic(question.uri().getHost());
            int status = response.statusCode();
            return status >= 301 && status <= 308 && status != 304
                ? get(question.at(redirected(response, question, redirects)), redirects - 1)
                : CompletableFuture.completedStage(response);
          } catch (BadAnswer e) {
            return CompletableFuture.failedStage(e);
          }
        },
        executor);
  }

  private static URI redirected(HttpResponse<?> response, Question question, int left)
      throws BadAnswer {
    URI from = question.uri();
    URI to;
    try {
      to = from.resolve(new URI(response.headers().firstValue("Location").orElse("")));
    } catch (URISyntaxException e) {
      throw new BadAnswer(BadAnswer.Why.REDIRECT, "a redirect leads nowhere");
    }
    if (left == 0) {
      throw new BadAnswer(BadAnswer.Why.REDIRECT, "too many redirects");
    }
    boolean weaker = "https".equals(from.getScheme()) && !"https".equals(to.getScheme());
    boolean web = "http".equals(to.getScheme()) || "https".equals(to.getScheme());
    if (!web || weaker || to.getHost() == null || to.getRawUserInfo() != null) {
      throw new BadAnswer(
          BadAnswer.Why.REDIRECT, "a redirect leads from https to http, or away from the web");
    }
    if (question.redirects() == Redirects.SAME_HOST && !sameHost(from, to)) {
      throw new BadAnswer(BadAnswer.Why.REDIRECT, "a redirect leads to another host");
    }
    if (question.redirects() == Redirects.PUBLIC_HOSTS && !usualPort(from, to)) {
      throw new BadAnswer(BadAnswer.Why.REDIRECT, "a redirect leads to an unusual port");
    }
    return to;
  }

  private static boolean sameHost(URI from, URI to) {
    return to.getHost().equalsIgnoreCase(from.getHost())
        && (to.getPort() == from.getPort() || !to.getScheme().equals(from.getScheme()));
  }

  private static boolean usualPort(URI from, URI to) {
    int port = to.getPort();
    return port == -1
        || port == 80
        || port == 443
        || (port == from.getPort() && to.getHost().equalsIgnoreCase(from.getHost()));
  }
}
