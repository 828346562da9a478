package org.jarshy.gateway.web;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleRequestBuilder;
import org.apache.hc.client5.http.async.methods.SimpleRequestProducer;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.io.CloseMode;

/**
 * Asks a web server once: no cookie, no login, and no more of its answer than the caller takes. It
 * connects to the address that {@link WebHosts} judged, of each redirect too, and to no other.
 * Never blocks its caller.
 */
public final class WebClient implements AutoCloseable {

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

  /**
   * @param body as it came, packed or not; empty where there is none
   */
  public record Answer(int status, HttpHeaders headers, byte[] body) {}

  private final CheckedNames names;
  private final CloseableHttpAsyncClient client;
  private final Executor executor;
  private final ScheduledExecutorService timer;
  private final Set<CompletableFuture<Answer>> waiting = ConcurrentHashMap.newKeySet();

  /**
   * @param name of its one thread, which waits for the network
   * @param executor looks up names of hosts, which blocks
   * @param timer hangs up on whoever answers too slowly
   * @param connectLimit for reaching the host
   */
  public WebClient(
      String name,
      WebHosts hosts,
      Executor executor,
      ScheduledExecutorService timer,
      Duration connectLimit) {
    this(name, new CheckedNames(hosts), executor, timer, connectLimit, OpenClient.usualTrust());
  }

  WebClient(
      String name,
      CheckedNames names,
      Executor executor,
      ScheduledExecutorService timer,
      Duration connectLimit,
      SSLContext trust) {
    this.names = names;
    this.client = OpenClient.of(name, names, connectLimit, trust);
    this.executor = executor;
    this.timer = timer;
    client.start();
  }

  /**
   * The answer, whatever its status, once no redirect is left to follow.
   *
   * @return fails with {@link BadAnswer}
   */
  public CompletionStage<Answer> get(Question question) {
    return CompletableFuture.supplyAsync(() -> get(question, MOST_REDIRECTS), executor)
        .thenCompose(answer -> answer);
  }

  private CompletionStage<Answer> get(Question question, int redirects) {
    return once(question)
        .thenComposeAsync(
            answer -> {
              int status = answer.status();
              if (status < 301 || status > 308 || status == 304) {
                return CompletableFuture.completedStage(answer);
              }
              try {
                return get(question.at(redirected(answer, question, redirects)), redirects - 1);
              } catch (BadAnswer e) {
                return CompletableFuture.failedStage(e);
              }
            },
            executor);
  }

  /** Looks its name up on this thread, and waits for the answer on none. */
  private CompletionStage<Answer> once(Question question) {
    try {
      names.judge(question.uri().getHost());
    } catch (BadAnswer e) {
      return CompletableFuture.failedStage(e);
    }
    SimpleHttpRequest request =
        SimpleRequestBuilder.get(question.uri())
            .addHeader("User-Agent", "jarshy")
            .setRequestConfig(OpenClient.question(question.limit()))
            .build();
    question.headers().forEach(request::addHeader);
    CompletableFuture<Answer> over = new CompletableFuture<>();
    waiting.add(over);
    Future<Answer> exchange =
        client.execute(
            SimpleRequestProducer.create(request),
            new CappedAnswer(question.maxBytes()),
            new FutureCallback<>() {
              @Override
              public void completed(Answer answer) {
                over.complete(answer);
              }

              @Override
              public void failed(Exception failure) {
                over.completeExceptionally(ToldFailure.of(failure));
              }

              @Override
              public void cancelled() {
                over.completeExceptionally(ToldFailure.slow());
              }
            });
    // A body may trickle in for ever.
    ScheduledFuture<?> hangUp =
        timer.schedule(
            () -> exchange.cancel(true), question.limit().toMillis(), TimeUnit.MILLISECONDS);
    over.whenComplete(
        (answer, failure) -> {
          waiting.remove(over);
          hangUp.cancel(false);
        });
    return over;
  }

  private static URI redirected(Answer answer, Question question, int left) throws BadAnswer {
    URI from = question.uri();
    URI to;
    try {
      to = from.resolve(new URI(answer.headers().firstValue("Location").orElse("")));
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

  /** Hangs up on everybody at once; whoever still waits for an answer is told that none came. */
  @Override
  public void close() {
    client.close(CloseMode.IMMEDIATE);
    waiting.forEach(
        over ->
            over.completeExceptionally(
                new BadAnswer(BadAnswer.Why.CUT, "nobody is asked any more")));
  }
}
