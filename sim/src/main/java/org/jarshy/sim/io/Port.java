package org.jarshy.sim.io;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import javax.net.ssl.SSLContext;

/**
 * Where connections are taken: a listening socket, or a place in memory. Can stop listening for a
 * while, so that connecting is refused. On the loop's thread, but for what says otherwise.
 */
public final class Port {

  private static final Duration BIND_AGAIN = Duration.ofMillis(100);

  private final EventLoop loop;
  private final InetSocketAddress address;
  private final SSLContext tls;
  private final int largestFrame;
  private final Tap tap;
  private final Function<Wire, Wire.Listener> listeners;
  private final Set<Wire> open = new LinkedHashSet<>();
  private ServerSocketChannel server;
  private Timer refusing;

  Port(
      EventLoop loop,
      InetSocketAddress address,
      SSLContext tls,
      int largestFrame,
      IntFunction<Tap> taps,
      Function<Wire, Wire.Listener> listeners)
      throws IOException {
    this.loop = loop;
    this.tls = tls;
    this.largestFrame = largestFrame;
    this.listeners = listeners;
    if (address == null) {
      this.address = null;
    } else {
      this.server = bind(address);
      this.address = (InetSocketAddress) server.getLocalAddress();
    }
    this.tap = taps == null ? null : taps.apply(this.address == null ? 0 : this.address.getPort());
  }

  /** From any thread: where it listens; null when it is in memory. */
  public InetSocketAddress address() {
    return address;
  }

  public boolean tls() {
    return tls != null;
  }

  /** How many connections are open now. */
  public int open() {
    return open.size();
  }

  /** Stops listening: connecting is refused until the time is over. */
  public void refuse(Duration time) {
    if (refusing != null) {
      refusing.cancel();
    }
    closeServer();
    refusing = loop.schedule(time, this::listenAgain);
  }

  public boolean isRefusing() {
    return refusing != null;
  }

  /** Listens again, if it did not. */
  public void listenAgain() {
    if (refusing == null) {
      return;
    }
    refusing.cancel();
    refusing = null;
    if (address == null) {
      return;
    }
    try {
      server = bind(address);
      register();
    } catch (IOException e) {
      Problems.report("port " + address.getPort() + " cannot be listened at again yet", e);
      refusing = loop.schedule(BIND_AGAIN, this::listenAgain);
    }
  }

  private static ServerSocketChannel bind(InetSocketAddress address) throws IOException {
    ServerSocketChannel channel = ServerSocketChannel.open();
    try {
      channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      channel.bind(address, 1024);
      channel.configureBlocking(false);
      return channel;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  void register() throws IOException {
    if (server != null) {
      server.register(loop.selector(), SelectionKey.OP_ACCEPT, (Runnable) this::accept);
    }
  }

  private void closeServer() {
    if (server != null) {
      try {
        server.close();
        loop.forgetClosed();
      } catch (IOException e) {
        Problems.report("on closing a port", e);
      }
      server = null;
    }
  }

  private void accept() {
    try {
      while (server != null) {
        SocketChannel channel = server.accept();
        if (channel == null) {
          return;
        }
        take(Sockets.transport(loop.selector(), channel, tls, false));
      }
    } catch (IOException e) {
      // Out of file handles, or the peer was gone before we looked: a later one may do better.
      Problems.report("a connection could not be accepted", e);
      rest();
    }
  }

  /** Whoever waits to be accepted would wake the loop again at once, to no avail. */
  private void rest() {
    SelectionKey key = server == null ? null : server.keyFor(loop.selector());
    if (key != null && key.isValid()) {
      key.interestOps(0);
      loop.schedule(
          BIND_AGAIN,
          () -> {
            if (key.isValid()) {
              key.interestOps(SelectionKey.OP_ACCEPT);
            }
          });
    }
  }

  /** A connection that begins in memory. */
  void take(Transport transport) throws IOException {
    if (refusing != null) {
      throw new ConnectException("refused");
    }
    Wire wire = new Wire(loop, transport, largestFrame, tap, loop.nextConnection());
    open.add(wire);
    wire.start(new Leaving(listeners.apply(wire), () -> open.remove(wire)));
  }

  private record Leaving(Wire.Listener listener, Runnable left) implements Wire.Listener {

    @Override
    public void onFrame(byte[] frame) {
      listener.onFrame(frame);
    }

    @Override
    public void onBadLength(byte[] beginning) {
      listener.onBadLength(beginning);
    }

    @Override
    public void onFlushed() {
      listener.onFlushed();
    }

    @Override
    public void onClosed() {
      left.run();
      listener.onClosed();
    }
  }
}
