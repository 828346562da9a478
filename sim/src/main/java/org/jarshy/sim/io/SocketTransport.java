package org.jarshy.sim.io;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** A plain TCP connection. */
final class SocketTransport implements Transport {

  private final Selector selector;
  private final SocketChannel channel;
  private final String peer;
  private SelectionKey key;

  SocketTransport(Selector selector, SocketChannel channel) throws IOException {
    this.selector = selector;
    this.channel = channel;
    this.peer = String.valueOf(channel.getRemoteAddress()).substring(1);
  }

  @Override
  public void start(Runnable ready) throws IOException {
    SelectionKey known = channel.keyFor(selector);
    if (known == null) {
      key = channel.register(selector, SelectionKey.OP_READ, ready);
    } else {
      known.attach(ready);
      known.interestOps(SelectionKey.OP_READ);
      key = known;
    }
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    return channel.read(into);
  }

  @Override
  public int write(ByteBuffer from) throws IOException {
    return channel.write(from);
  }

  @Override
  public void shutdownOutput() throws IOException {
    channel.shutdownOutput();
  }

  @Override
  public void close(boolean reset) throws IOException {
    if (reset && channel.isOpen()) {
      channel.setOption(StandardSocketOptions.SO_LINGER, 0);
    }
    channel.close();
  }

  @Override
  public void interest(boolean reading, boolean writing) {
    if (!key.isValid()) {
      return;
    }
    int wanted = (reading ? SelectionKey.OP_READ : 0) | (writing ? SelectionKey.OP_WRITE : 0);
    if (key.interestOps() != wanted) {
      key.interestOps(wanted);
    }
  }

  @Override
  public boolean readsInPieces() {
    return false;
  }

  @Override
  public String peer() {
    return peer;
  }
}
