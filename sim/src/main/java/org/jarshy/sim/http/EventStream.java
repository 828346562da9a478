package org.jarshy.sim.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jarshy.sim.Smsc;
import org.jarshy.sim.io.Problems;

/**
 * Tells open pages what changed, as server-sent events: {@code phones} with the summaries of the
 * threads that changed, four times a second at most, and {@code stats} once a second. A page that
 * does not keep up loses its connection and asks again.
 */
final class EventStream implements AutoCloseable {

  private static final int MOST_PAGES = 16;
  private static final int BACKLOG = 64;
  private static final int TICK_MILLIS = 250;
  private static final int TICKS_BETWEEN_STATS = 4;
  private static final byte[] END = {};

  private final Smsc smsc;
  private final Changes changes;
  private final Set<BlockingQueue<byte[]>> pages = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService ticker;
  private int ticks;

  EventStream(Smsc smsc, Changes changes) {
    this.smsc = smsc;
    this.changes = changes;
    this.ticker =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, "sim-events");
              thread.setDaemon(true);
              return thread;
            });
    ticker.scheduleWithFixedDelay(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void tick() {
    try {
      List<String> numbers = changes.drain();
      if (pages.isEmpty()) {
        return;
      }
      if (!numbers.isEmpty()) {
        tell("phones", numbers.stream().map(n -> smsc.phones().phone(n).summary()).toList());
      }
      if (ticks++ % TICKS_BETWEEN_STATS == 0) {
        tell("stats", smsc.stats());
      }
    } catch (RuntimeException e) {
      Problems.report("a page was not told", e);
    }
  }

  private void tell(String event, Object data) {
    String json = Json.MAPPER.writeValueAsString(data);
    byte[] lines =
        ("event: " + event + "\ndata: " + json + "\n\n").getBytes(StandardCharsets.UTF_8);
    for (BlockingQueue<byte[]> page : pages) {
      if (!page.offer(lines)) {
        page.clear();
        page.add(END);
      }
    }
  }

  /** Holds its thread while the page is open; there are at most a few pages. */
  void serve(Request request) throws IOException {
    if (pages.size() >= MOST_PAGES) {
      request.problem(503, "at most " + MOST_PAGES + " pages can be told at a time");
      return;
    }
    HttpExchange exchange = request.exchange();
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    BlockingQueue<byte[]> page = new ArrayBlockingQueue<>(BACKLOG);
    page.add("retry: 1000\n\n".getBytes(StandardCharsets.UTF_8));
    pages.add(page);
    try (OutputStream out = exchange.getResponseBody()) {
      for (byte[] next = page.take(); next != END; next = page.take()) {
        out.write(next);
        out.flush();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      pages.remove(page);
      exchange.close();
    }
  }

  @Override
  public void close() {
    ticker.shutdownNow();
    for (BlockingQueue<byte[]> page : pages) {
      page.clear();
      page.offer(END);
    }
    try {
      ticker.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
