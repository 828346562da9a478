package org.jarshy.sim.io;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import javax.net.ssl.SSLContext;

/** A connection on its way to be one. */
final class Connecting {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final EventLoop loop;
  private final InetSocketAddress address;
  private final SSLContext tls;
  private final int largestFrame;
  private final Opening opening;
  private SocketChannel channel;
  private Timer timeout;

  Connecting(
      EventLoop loop,
      InetSocketAddress address,
      SSLContext tls,
      int largestFrame,
      Opening opening) {
    this.loop = loop;
    this.address = address;
    this.tls = tls;
    this.largestFrame = largestFrame;
    this.opening = opening;
  }

  void begin() {
    try {
      if (address.isUnresolved()) {
        throw new IOException("the name " + address.getHostString() + " is not known");
      }
      channel = SocketChannel.open();
      channel.configureBlocking(false);
      timeout =
          loop.schedule(
              loop.patience(TIMEOUT),
              () -> fail(new SocketTimeoutException("no answer to connect")));
      if (channel.connect(address)) {
        connected();
      } else {
        channel.register(loop.selector(), SelectionKey.OP_CONNECT, (Runnable) this::finish);
      }
    } catch (IOException e) {
      fail(e);
    }
  }

  private void finish() {
    try {
      if (channel.finishConnect()) {
        connected();
      }
    } catch (IOException e) {
      fail(e);
    }
  }

  private void connected() throws IOException {
    timeout.cancel();
    Transport transport = Sockets.transport(loop.selector(), channel, tls, true);
    Wire wire = new Wire(loop, transport, largestFrame, null, 0);
    wire.start(opening.connected(wire));
  }

  private void fail(IOException cause) {
    if (timeout != null) {
      timeout.cancel();
    }
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
    opening.failed(cause);
  }
}
