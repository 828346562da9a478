package org.jarshy.sim.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/**
 * One end of a connection in memory, as large as a socket's buffers. Both ends live on one loop, so
 * what happens depends on nothing but what they do.
 */
final class PipeTransport implements Transport {

  private static final int CAPACITY = 256 * 1024;

  private final String peer;
  private final Consumer<Runnable> readied;
  private final ByteBuffer inbox = ByteBuffer.allocate(CAPACITY); // always ready to be filled
  private PipeTransport other;
  private Runnable ready;
  private boolean told;
  private boolean reading = true;
  private boolean writing;
  private boolean noMoreInput;
  private boolean reset;
  private boolean closed;

  private PipeTransport(String peer, Consumer<Runnable> readied) {
    this.peer = peer;
    this.readied = readied;
  }

  /**
   * @param readied given what to run in the loop's next turn
   */
  static PipeTransport[] pair(String first, String second, Consumer<Runnable> readied) {
    PipeTransport one = new PipeTransport(second, readied);
    PipeTransport two = new PipeTransport(first, readied);
    one.other = two;
    two.other = one;
    return new PipeTransport[] {one, two};
  }

  @Override
  public void start(Runnable ready) {
    this.ready = ready;
    tellIfReady();
  }

  private void tellIfReady() {
    boolean readable = reading && (inbox.position() > 0 || noMoreInput || reset);
    boolean writable = writing && (other.closed || other.inbox.hasRemaining());
    if (!told && !closed && ready != null && (readable || writable)) {
      told = true;
      readied.accept(this::tell);
    }
  }

  private void tell() {
    told = false;
    if (!closed) {
      ready.run();
      tellIfReady();
    }
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    inbox.flip();
    int count = Math.min(inbox.remaining(), into.remaining());
    into.put(inbox.slice(inbox.position(), count));
    inbox.position(inbox.position() + count);
    inbox.compact();
    if (count == 0 && reset && into.hasRemaining()) {
      throw new IOException("reset by the other side"); // after what came before it, as in TCP
    }
    if (count == 0 && noMoreInput) {
      return -1;
    }
    other.tellIfReady();
    return count;
  }

  @Override
  public int write(ByteBuffer from) throws IOException {
    if (other.closed || reset) {
      throw new IOException("closed by the other side");
    }
    int count = Math.min(from.remaining(), other.inbox.remaining());
    other.inbox.put(from.slice(from.position(), count));
    from.position(from.position() + count);
    other.tellIfReady();
    return count;
  }

  @Override
  public void shutdownOutput() {
    other.noMoreInput = true;
    other.tellIfReady();
  }

  @Override
  public void close(boolean reset) {
    closed = true;
    other.noMoreInput = true;
    other.reset |= reset;
    other.tellIfReady();
  }

  @Override
  public void interest(boolean reading, boolean writing) {
    this.reading = reading;
    this.writing = writing;
    tellIfReady();
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
