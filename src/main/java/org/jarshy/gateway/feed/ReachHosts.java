package org.jarshy.gateway.feed;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jarshy.gateway.web.WebHosts;

/**
 * The cheapest look whether the internet came back: a connection to the hosts of the sources,
 * closed at once. All at the same time, so that blocked ones cost no patience.
 */
final class ReachHosts {

  private final Executor executor;
  private final Duration limit;

  ReachHosts(Executor executor, Duration limit) {
    this.executor = executor;
    this.limit = limit;
  }

  /** Does any of them take a connection? Blocks for little more than the limit. */
  boolean any(List<FeedSource> sources) {
    List<CompletableFuture<Boolean>> tries =
        sources.stream()
            .map(s -> s.settings())
            .map(s -> CompletableFuture.supplyAsync(() -> takesConnection(s), executor))
            .toList();
    CompletableFuture<Boolean> one = new CompletableFuture<>();
    tries.forEach(t -> t.thenAccept(reached -> complete(one, reached)));
    CompletableFuture.allOf(tries.toArray(CompletableFuture[]::new))
        .whenComplete((done, failure) -> one.complete(false));
    try {
      return one.get(limit.toMillis() * 2, TimeUnit.MILLISECONDS);
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
