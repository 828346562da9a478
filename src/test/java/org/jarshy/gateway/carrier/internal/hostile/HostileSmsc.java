package org.jarshy.gateway.carrier.internal.hostile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * An SMSC over plain sockets that attacks whoever binds to it, or behaves, as it is told. Every
 * octet that comes back is read by a {@link StrictReader}.
 */
final class HostileSmsc implements AutoCloseable {

  final AtomicLong sent = new AtomicLong();
  final AtomicLong answered = new AtomicLong();
  final AtomicInteger connections = new AtomicInteger();
  final AtomicInteger binds = new AtomicInteger();
  final AtomicInteger goodSubmits = new AtomicInteger();
  final AtomicInteger goodReplies = new AtomicInteger();

  /** Texts of {@link #deliver} that the gateway took. */
  final AtomicInteger acknowledged = new AtomicInteger();

  /** What the gateway did against SMPP 3.4. */
  final Queue<String> offences = new ConcurrentLinkedQueue<>();

  private final Set<HostileConnection> open = ConcurrentHashMap.newKeySet();
  private final ServerSocket server;
  private final Thread thread;
  private final long seed;
  private volatile boolean good = true;

  HostileSmsc(long seed) {
    this(seed, onLoopback());
  }

  /** It behaves until it is told otherwise. */
  HostileSmsc(long seed, ServerSocket server) {
    this.seed = seed;
    this.server = server;
    thread = new Thread(this::accept, "hostile-smsc");
    thread.start();
  }

  private static ServerSocket onLoopback() {
    try {
      return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return server.getLocalPort();
  }

  boolean isGood() {
    return good;
  }

  /** Connections that are open are cut; the next ones behave as told. */
  void behave(boolean well) {
    synchronized (open) { // no connection comes to be between the two
      good = well;
      open.forEach(HostileConnection::close);
    }
  }

  int openConnections() {
    return open.size();
  }

  /** Delivers a text over any bound connection. */
  boolean deliver(String from, String text) {
    return open.stream().anyMatch(c -> c.deliver(from, text));
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        int number = connections.incrementAndGet();
        HostileConnection connection;
        synchronized (open) {
          connection = new HostileConnection(this, socket, seed + number);
          open.add(connection);
        }
        connection.start(() -> open.remove(connection));
      } catch (IOException e) {
        // Closed, or a connection that went before it was taken.
      }
    }
  }

  @Override
  public void close() throws InterruptedException {
    try {
      server.close();
    } catch (IOException e) {
      // Nothing is left to close.
    }
    open.forEach(HostileConnection::close);
    thread.join(5_000);
  }
}
