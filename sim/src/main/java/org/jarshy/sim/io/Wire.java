package org.jarshy.sim.io;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * One connection that carries frames, each beginning with its own length in four octets. What is
 * sent is queued and leaves in one write at the end of the loop's turn. A peer that does not read
 * is not read from either, until it catches up. On the loop's thread only.
 */
public final class Wire {

  /** What a connection tells the one who answers on it. */
  public interface Listener {

    /** One whole frame, its length included. */
    void onFrame(byte[] frame);

    /** A frame announces a length that no frame may have; the connection closes after this. */
    void onBadLength(byte[] beginning);

    /** What was queued has been given to the network. */
    void onFlushed();

    /** The connection is gone; comes exactly once. */
    void onClosed();
  }

  private static final int HEADER = 16;
  private static final int STOP_READING_ABOVE = 256 * 1024;
  private static final int READ_AGAIN_BELOW = 64 * 1024;
  private static final Duration LINGER = Duration.ofSeconds(1);
  private static final byte[] NOTHING = {};

  private final EventLoop loop;
  private final SocketChannel channel;
  private final int largestFrame;
  private final SocketAddress peer;
  private final Deque<byte[]> outgoing = new ArrayDeque<>();
  private Listener listener;
  private SelectionKey key;
  private byte[] partial = NOTHING;
  private int partialLength;
  private int headWritten;
  private long outgoingBytes;
  private boolean dirty;
  private boolean readingPaused;
  private boolean closeWhenFlushed;
  private boolean draining;
  private boolean closed;

  Wire(EventLoop loop, SocketChannel channel, int largestFrame) throws IOException {
    this.loop = loop;
    this.channel = channel;
    this.largestFrame = largestFrame;
    this.peer = channel.getRemoteAddress();
  }

  void start(Listener listener) {
    this.listener = listener;
    this.key = loop.register(channel, SelectionKey.OP_READ, this::ready);
  }

  public SocketAddress peer() {
    return peer;
  }

  public boolean isClosed() {
    return closed;
  }

  /** Queues a frame; it is kept, not copied. */
  public void send(byte[] frame) {
    if (closed || closeWhenFlushed) {
      return;
    }
    outgoing.add(frame);
    outgoingBytes += frame.length;
    markDirty();
    if (outgoingBytes > STOP_READING_ABOVE && !readingPaused) {
      readingPaused = true;
      interest();
    }
  }

  /** Sends what is queued, then closes. */
  public void finish() {
    closeWhenFlushed = true;
    markDirty();
  }

  /** Leaves it to the peer to close, for a moment: what was said last is then surely read. */
  public void finishLater() {
    loop.schedule(LINGER, this::finish);
  }

  /** Closes now; what is queued is lost. */
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    outgoing.clear();
    partial = NOTHING;
    try {
      channel.close();
    } catch (IOException e) {
      Problems.report("on closing a connection", e);
    }
    listener.onClosed();
  }

  private void markDirty() {
    if (!dirty) {
      dirty = true;
      loop.willFlush(this);
    }
  }

  private void ready() {
    if (!key.isValid()) {
      close();
      return;
    }
    if (key.isWritable()) {
      markDirty();
    }
    if (key.isReadable()) {
      read();
    }
  }

  private void read() {
    ByteBuffer buffer = loop.readBuffer();
    int count;
    try {
      count = channel.read(buffer);
    } catch (IOException e) {
      count = -1; // a reset is an end like any other
    }
    if (count < 0) {
      close();
      return;
    }
    buffer.flip();
    while (!closed && !closeWhenFlushed && buffer.hasRemaining()) {
      take(buffer);
    }
  }

  /** Takes at most one frame out of the buffer, or keeps what there is of it. */
  private void take(ByteBuffer buffer) {
    if (partialLength < 4) {
      keep(buffer, 4 - partialLength);
      if (partialLength < 4) {
        return;
      }
    }
    int length = ByteBuffer.wrap(partial).getInt();
    if (length < HEADER || length > largestFrame) {
      keep(buffer, HEADER - partialLength);
      listener.onBadLength(Arrays.copyOf(partial, HEADER));
      finish();
      return;
    }
    keep(buffer, length - partialLength);
    if (partialLength == length) {
      byte[] frame = partial.length == length ? partial : Arrays.copyOf(partial, length);
      partial = NOTHING;
      partialLength = 0;
      listener.onFrame(frame);
    }
  }

  private void keep(ByteBuffer buffer, int wanted) {
    int count = Math.min(Math.max(0, wanted), buffer.remaining());
    int needed = partialLength + count;
    if (partial.length < needed) {
      // The length is trusted only as far as octets have come: a lie costs the liar's own bytes.
      int doubled = Math.min(partialLength + wanted, partial.length * 2);
      partial = Arrays.copyOf(partial, Math.max(needed, doubled));
    }
    buffer.get(partial, partialLength, count);
    partialLength += count;
  }

  void flush() {
    dirty = false;
    if (closed) {
      return;
    }
    try {
      boolean all = write();
      listener.onFlushed();
      if (all && closeWhenFlushed && !draining) {
        // Closing with octets unread would reset the connection and destroy what we just said.
        channel.shutdownOutput();
        draining = true;
        loop.schedule(LINGER, this::close);
      }
    } catch (IOException e) {
      close();
      return;
    }
    if (readingPaused && outgoingBytes < READ_AGAIN_BELOW) {
      readingPaused = false;
    }
    interest();
  }

  private boolean write() throws IOException {
    while (!outgoing.isEmpty()) {
      ByteBuffer buffer = loop.writeBuffer();
      int offset = headWritten;
      for (byte[] frame : outgoing) {
        int count = Math.min(buffer.remaining(), frame.length - offset);
        buffer.put(frame, offset, count);
        offset = 0;
        if (!buffer.hasRemaining()) {
          break;
        }
      }
      buffer.flip();
      int offered = buffer.remaining();
      int written = channel.write(buffer);
      drop(written);
      if (written < offered) {
        return false;
      }
    }
    return true;
  }

  private void drop(int written) {
    outgoingBytes -= written;
    int left = headWritten + written;
    while (!outgoing.isEmpty() && left >= outgoing.peekFirst().length) {
      left -= outgoing.pollFirst().length;
    }
    headWritten = left;
  }

  private void interest() {
    if (closed || !key.isValid()) {
      return;
    }
    int wanted =
        (readingPaused || (closeWhenFlushed && !draining) ? 0 : SelectionKey.OP_READ)
            | (outgoing.isEmpty() ? 0 : SelectionKey.OP_WRITE);
    if (key.interestOps() != wanted) {
      key.interestOps(wanted);
    }
  }
}
