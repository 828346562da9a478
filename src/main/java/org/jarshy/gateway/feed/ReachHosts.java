package org.jarshy.gateway.feed;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jarshy.gateway.web.WebHosts;

/**
 * The cheapest look whether the internet came back: a connection to the hosts of the sources,
 * closed at once. All at the same time, so that blocked ones cost no patience.
 */
final class ReachHosts {

  private static final int MOST_AT_ONCE = 16;

  /** Names that are looked up in vain may take their time; the next knock must not wait for it. */
  private static final Duration LONGEST = Duration.ofSeconds(12);

  private final Executor executor;
  private final Duration limit;

  ReachHosts(Executor executor, Duration limit) {
    this.executor = executor;
    this.limit = limit;
  }

  /** Does any of them take a connection? Blocks until one does, or none did. */
  boolean any(List<FeedSource> sources) {
    // By chance, so that none is out of its turn for ever; few, so that no queue grows.
    List<SourceSettings> some =
        new ArrayList<>(
            sources.stream()
                .collect(
                    Collectors.toMap(
                        s -> s.settings().url().getRawAuthority(),
                        FeedSource::settings,
                        (one, other) -> one))
                .values());
    Collections.shuffle(some);
    List<CompletableFuture<Boolean>> tries =
        some.stream()
            .limit(MOST_AT_ONCE)
            .map(s -> CompletableFuture.supplyAsync(() -> takesConnection(s), executor))
            .toList();
    CompletableFuture<Boolean> one = new CompletableFuture<>();
    tries.forEach(t -> t.thenAccept(reached -> complete(one, reached)));
    CompletableFuture.allOf(tries.toArray(CompletableFuture[]::new))
        .whenComplete((done, failure) -> one.complete(tries.stream().anyMatch(ReachHosts::opened)));
    try {
      return one.get(LONGEST.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException | TimeoutException e) {
      return false;
    }
  }

  private static void complete(CompletableFuture<Boolean> one, boolean reached) {
    if (reached) {
      one.complete(true);
    }
  }

  private static boolean opened(CompletableFuture<Boolean> over) {
    return !over.isCompletedExceptionally() && over.join();
  }

  private boolean takesConnection(SourceSettings settings) {
    URI url = settings.url();
    int port = url.getPort() > 0 ? url.getPort() : "https".equals(url.getScheme()) ? 443 : 80;
    InetSocketAddress address = new InetSocketAddress(url.getHost(), port);
    if (address.isUnresolved()
        || (!settings.privateNetwork() && WebHosts.isPrivate(address.getAddress()))) {
      return false;
    }
    try (Socket socket = new Socket()) {
      socket.connect(address, (int) limit.toMillis());
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
