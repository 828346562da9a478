package org.jarshy.gateway.feed;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jarshy.gateway.feed.FetchFailed.Trouble;
import org.jarshy.gateway.feed.Fetched.Validators;
import org.jarshy.gateway.web.WebClient;
import org.jarshy.gateway.web.WebClient.Answer;
import org.jarshy.gateway.web.WebClient.Question;
import org.jarshy.gateway.web.WebHosts;

/** Asks a source, guarded; conditional where validators are known. Blocks until it is over. */
final class FetchSource {

  private static final String ACCEPT =
      "application/cap+xml, application/atom+xml, application/rss+xml, application/xml;q=0.9,"
          + " text/xml;q=0.8, */*;q=0.1";

  private final WebClient open;
  private final WebClient inside;
  private final FetchLimits limits;
  private final Clock clock;
  private final Map<CompletableFuture<Fetched>, Instant> running = new ConcurrentHashMap<>();
  private volatile boolean stopping;
  private final Map<String, Guards> guards = new ConcurrentHashMap<>();

  /**
   * @param executor looks up names and runs the clients
   * @param timer hangs up on whoever answers too slowly
   */
  FetchSource(
      List<FeedSource> sources,
      Executor executor,
      ScheduledExecutorService timer,
      FetchLimits limits,
      Clock clock) {
    this.limits = limits;
    this.clock = clock;
    // A client has a thread of its own: none is made that nobody needs.
    open = client(sources, false, executor, timer);
    inside = client(sources, true, executor, timer);
  }

  /** Null where no source needs it. */
  private WebClient client(
      List<FeedSource> all, boolean inside, Executor executor, ScheduledExecutorService timer) {
    List<FeedSource> sources =
        all.stream().filter(s -> s.settings().privateNetwork() == inside).toList();
    List<String> listed =
        sources.stream()
            .filter(s -> inside)
            .flatMap(s -> Stream.concat(Stream.of(s.host()), s.settings().linkHosts().stream()))
            .toList();
    return sources.isEmpty()
        ? null
        : new WebClient(
            inside ? "feed-web-inside" : "feed-web-open",
            new WebHosts(listed, "private-network of its source"),
            executor,
            timer,
            limits.connect());
  }

  /**
   * @param validators NONE to get it whatever happened
   */
  Fetched fetch(FeedSource source, URI address, Validators validators) throws FetchFailed {
    if (stopping) {
      throw new FetchFailed(Trouble.LEFT_ALONE, "The service is stopping.");
    }
    Map<String, String> headers = new HashMap<>();
    headers.put("Accept", ACCEPT);
    headers.put("Accept-Encoding", "gzip");
    if (validators.etag() != null) {
      headers.put("If-None-Match", validators.etag());
    }
    if (validators.lastModified() != null) {
      headers.put("If-Modified-Since", validators.lastModified());
    }
    Question question =
        new Question(
            address,
            headers,
            source.settings().timeout(),
            source.maxBytes(),
            WebClient.Redirects.PUBLIC_HOSTS);
    WebClient client = source.settings().privateNetwork() ? inside : open;
    return guards(source)
        .ask(
            () ->
                running(
                    client
                        .get(question)
                        .thenApply(
                            response -> {
                              try {
                                return judge(response, source.maxBytes(), validators);
                              } catch (FetchFailed e) {
                                throw new CompletionException(e);
                              }
                            })
                        .toCompletableFuture()));
  }

  /** Cancelled when it stops; not asked at all after that. */
  private CompletableFuture<Fetched> running(CompletableFuture<Fetched> question) {
    running.put(question, clock.instant());
    question.whenComplete((answer, failure) -> running.remove(question));
    if (stopping) {
      question.cancel(true);
    }
    return question;
  }

  /** Whoever waits for an answer waits no longer, and no more is asked. */
  void stop() {
    stopping = true;
    running.keySet().forEach(question -> question.cancel(true));
  }

  /**
   * The internet came back: what hangs since before is asked anew, and nobody is left alone for
   * what happened without it.
   *
   * @param before younger questions are left to themselves
   */
  void startAfresh(Instant before) {
    guards.values().forEach(Guards::forgive);
    running.forEach(
        (question, asked) -> {
          if (asked.isBefore(before)) {
            question.cancel(true);
          }
        });
  }

  /** Hangs up on everybody; after {@link #stop}. */
  void close() {
    for (WebClient client : new WebClient[] {open, inside}) {
      if (client != null) {
        client.close();
      }
    }
  }

  boolean isStopping() {
    return stopping;
  }

  FeedStatus.Breaker state(FeedSource source) {
    return guards(source).state();
  }

  private Guards guards(FeedSource source) {
    return guards.computeIfAbsent(source.id(), id -> new Guards(source, limits, clock));
  }

  private Fetched judge(Answer response, int maxBytes, Validators validators) throws FetchFailed {
    HttpHeaders headers = response.headers();
    int status = response.status();
    if (status == 304 && Validators.NONE.equals(validators)) {
      throw new FetchFailed(
          Trouble.STATUS, "It answered with status 304 to a question without a condition.");
    }
    if (status == 304) {
      return new Fetched(null, "", null, null);
    }
    if (status == 200) {
      return new Fetched(
          unpacked(response, maxBytes),
          headers.firstValue("Content-Type").orElse(""),
          headers.firstValue("ETag").orElse(null),
          headers.firstValue("Last-Modified").orElse(null));
    }
    Duration after = headers.firstValue("Retry-After").map(this::duration).orElse(null);
    String sentence = "It answered with status " + status + ".";
    if (status == 429 || (status == 503 && after != null)) {
      throw new FetchFailed(Trouble.TOO_MANY, sentence, after);
    }
    throw new FetchFailed(
        status >= 500 || status == 408 ? Trouble.SERVER : Trouble.STATUS, sentence);
  }

  /** Seconds, or a date (RFC 9110 §10.2.3); null for anything else. */
  private Duration duration(String retryAfter) {
    String value = retryAfter.strip();
    if (value.matches("\\d{1,7}")) {
      return Duration.ofSeconds(Long.parseLong(value));
    }
    try {
      Duration until =
          Duration.between(
              clock.instant(),
              ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
      return until.isNegative() ? Duration.ZERO : until;
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static byte[] unpacked(Answer response, int maxBytes) throws FetchFailed {
    String encoding = response.headers().firstValue("Content-Encoding").orElse("identity");
    if (encoding.equalsIgnoreCase("identity")) {
      return response.body();
    }
    if (!encoding.equalsIgnoreCase("gzip") && !encoding.equalsIgnoreCase("x-gzip")) {
      throw new FetchFailed(Trouble.UNREADABLE, "It is packed in a way that was not asked for.");
    }
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
      byte[] body = in.readNBytes(maxBytes + 1);
      if (body.length > maxBytes) {
        throw new FetchFailed(
            Trouble.NOT_ALLOWED,
            "Not taken: unpacked, the answer is larger than %d KiB.".formatted(maxBytes / 1024));
      }
      return body;
    } catch (IOException e) {
      throw new FetchFailed(Trouble.CUT, "Its packed answer cannot be unpacked.");
    }
  }
}
