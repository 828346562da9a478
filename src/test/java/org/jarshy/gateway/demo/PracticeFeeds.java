package org.jarshy.gateway.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Feeds to practise with, on this machine and without internet: a list of alerts that somebody
 * moves on from alert to update to cancel, and news in two languages. All of it says that it is
 * practice.
 */
public final class PracticeFeeds implements AutoCloseable {

  /** A chain of alerts, which begins anew behind its end. */
  private enum Step {
    ALERT,
    UPDATE,
    CANCEL
  }

  private final HttpServer server;
  private final Clock clock;
  private final List<String> alerts = new ArrayList<>();
  private final List<Instant> said = new ArrayList<>();
  private final Instant started;
  private int chains;
  private boolean plugged = true;

  private PracticeFeeds(HttpServer server, Clock clock) {
    this.server = server;
    this.clock = clock;
    this.started = clock.instant();
    moveOn();
    server.createContext("/", this::answer);
    server.start();
  }

  /**
   * @param port 0 for any that is free
   */
  public static PracticeFeeds start(int port, Clock clock) throws IOException {
    return new PracticeFeeds(
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0), clock);
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /**
   * Settings of the gateway that read them: a private network, and meant. No name begins as an
   * exercise does, for such words are refused in what is real by its form.
   */
  public static Stream<String> settings(int port) {
    return Stream.of(
            settings("practice-weather", port, "/alerts.xml", "cap", "ru", "Учебная служба погоды"),
            settings("practice-news", port, "/news-ru.xml", "rss", "ru", "Учебная лента"),
            settings("practice-news-kk", port, "/news-kk.xml", "rss", "kk", "Сынақ лентасы"))
        .flatMap(s -> s);
  }

  private static Stream<String> settings(
      String id, int port, String path, String type, String language, String name) {
    String key = "--jarshy.feeds." + id + ".";
    return Stream.of(
        key + "url=http://127.0.0.1:" + port + path,
        key + "type=" + type,
        key + "language=" + language,
        key + "source-name=" + name,
        key + "area=country",
        key + "every=1m",
        key + "private-network=true");
  }

  /** Says the next thing: an alert, its update, its cancel, and then an alert anew. */
  public synchronized void moveOn() {
    Step step = Step.values()[alerts.size() % Step.values().length];
    Instant now = clock.instant();
    if (step == Step.ALERT) {
      chains++;
    }
    List<Instant> chain = said.subList(said.size() - step.ordinal(), said.size());
    alerts.add(
        switch (step) {
          case ALERT -> PracticeAlerts.alert(chains, now);
          case UPDATE -> PracticeAlerts.update(chains, chain, now);
          case CANCEL -> PracticeAlerts.cancel(chains, chain, now);
        });
    said.add(now);
  }

  private synchronized void plug() {
    plugged = !plugged;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      if ("POST".equals(exchange.getRequestMethod())) {
        if (path.equals("/next")) {
          moveOn();
        } else if (path.equals("/plug")) {
          plug();
        }
        exchange.getResponseHeaders().add("Location", "/");
        exchange.sendResponseHeaders(303, -1);
        return;
      }
      if (path.equals("/")) {
        send(exchange, "text/html", page());
      } else if (isPlugged()) {
        String xml = document(path);
        if (xml == null) {
          exchange.sendResponseHeaders(404, -1);
        } else {
          send(exchange, "application/xml", xml);
        }
      }
      // Unplugged: it hangs up without a word.
    }
  }

  private synchronized boolean isPlugged() {
    return plugged;
  }

  private synchronized String document(String path) {
    return switch (path) {
      case "/alerts.xml" -> PracticeAlerts.list(said);
      case "/news-ru.xml" -> PracticeAlerts.news("ru", started);
      case "/news-kk.xml" -> PracticeAlerts.news("kk", started);
      default ->
          path.matches("/alert-\\d{1,6}\\.xml")
              ? one(Integer.parseInt(path.replaceAll("\\D", "")))
              : null;
    };
  }

  private String one(int number) {
    return number < alerts.size() ? alerts.get(number) : null;
  }

  private synchronized String page() {
    return """
        <!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Practice feeds</title>
        <h1>Practice feeds</h1>
        <p>The demo reads them every minute; "Ask now" on the page Feeds reads them at once.
        They said %d things so far; the next is: %s. They are %s.</p>
        <form method="post" action="/next"><button>Say the next thing</button></form>
        <form method="post" action="/plug"><button>%s</button></form></html>"""
        .formatted(
            alerts.size(),
            Step.values()[alerts.size() % Step.values().length].name().toLowerCase(Locale.ROOT),
            plugged ? "plugged in" : "unplugged",
            plugged ? "Unplug them" : "Plug them in");
  }

  private static void send(HttpExchange exchange, String type, String text) {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    try {
      exchange.getResponseHeaders().add("Content-Type", type + "; charset=utf-8");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
