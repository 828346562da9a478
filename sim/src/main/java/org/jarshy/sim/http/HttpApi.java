package org.jarshy.sim.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jarshy.sim.FrontDoor;
import org.jarshy.sim.PortNotFree;
import org.jarshy.sim.Smsc;
import org.jarshy.sim.io.Problems;

/** The HTTP side: its server, its threads, and what every answer has in common. */
final class HttpApi implements FrontDoor.Open {

  static {
    // Without it every answer waits 40 ms for a delayed acknowledgement.
    if (System.getProperty("sun.net.httpserver.nodelay") == null) {
      System.setProperty("sun.net.httpserver.nodelay", "true");
    }
  }

  private static final int THREADS = 32;
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private final HttpServer server;
  private final ThreadPoolExecutor threads;
  private final EventStream events;

  private HttpApi(Smsc smsc, InetSocketAddress address) throws IOException {
    try {
      server = HttpServer.create(address, 128);
    } catch (IOException e) {
      throw new PortNotFree("HTTP", address, e);
    }
    AtomicInteger count = new AtomicInteger();
    threads =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            5,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            work -> {
              Thread thread = new Thread(work, "sim-http-" + count.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    threads.allowCoreThreadTimeOut(true);
    Changes changes = new Changes();
    smsc.phonesChanged(changes::changed);
    events = new EventStream(smsc, changes);
    Routes routes = new Routes(smsc, events);
    server.createContext("/", exchange -> handle(exchange, routes));
    server.setExecutor(threads);
    server.start();
  }

  static HttpApi start(Smsc smsc, InetSocketAddress address) throws IOException {
    return new HttpApi(smsc, address);
  }

  @Override
  public int port() {
    return server.getAddress().getPort();
  }

  private void handle(HttpExchange exchange, Routes routes) {
    exchange.getResponseHeaders().set("Content-Security-Policy", POLICY);
    exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
    exchange.getResponseHeaders().set("Referrer-Policy", "no-referrer");
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    try {
      routes.handle(exchange);
    } catch (IOException e) {
      exchange.close(); // the client went away
    } catch (RuntimeException e) {
      Problems.report("an HTTP request failed", e);
      exchange.close();
    }
  }

  @Override
  public void close() {
    events.close();
    server.stop(0);
    threads.shutdownNow();
    try {
      threads.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
