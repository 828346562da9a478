package org.jarshy.sim.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;

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

    /** Some of what was queued, or all of it, has been given to the network. */
    void onFlushed();

    /** The connection is gone; comes exactly once. */
    void onClosed();
  }

  private static final byte[] NOTHING = {};
  private static final int STOP_READING_ABOVE = 256 * 1024;
  private static final int READ_AGAIN_BELOW = 64 * 1024;
  private static final int READS_A_TURN = 16;
  private static final Duration LINGER = Duration.ofSeconds(1);

  private final EventLoop loop;
  private final Transport transport;
  private final Frames frames;
  private final Tap tap;
  private final long number;
  private final Outbox outbox = new Outbox();
  private Listener listener;
  private Timer drip;
  private Timer pause;
  private byte[] unread = NOTHING; // came in the same piece as what stopped the reading
  private boolean dirty;
  private boolean blocked;
  private boolean readingPaused;
  private boolean readingStopped;
  private boolean closeWhenFlushed;
  private boolean resetWhenFlushed;
  private boolean draining;
  private boolean closed;

  /**
   * @param tap null when nobody listens in
   * @param number 1 for the first connection that was taken
   */
  Wire(EventLoop loop, Transport transport, int largestFrame, Tap tap, long number) {
    this.loop = loop;
    this.transport = transport;
    this.frames = new Frames(largestFrame);
    this.tap = tap;
    this.number = number;
  }

  void start(Listener listener) throws IOException {
    this.listener = listener;
    if (tap != null) {
      tap.opened(this);
    }
    transport.start(this::ready);
    if (transport.readsInPieces()) {
      loop.execute(this::ready); // a handshake waits for nobody
    }
  }

  /** Address and port of the other side. */
  public String peer() {
    return transport.peer();
  }

  /** 1 for the first connection that was taken, counted upwards. */
  public long number() {
    return number;
  }

  /** Octets that were given to the network since the beginning. */
  public long octetsSent() {
    return outbox.leftSoFar();
  }

  /** {@link #octetsSent} as it will be when all that is queued has left. */
  public long octetsSaid() {
    return outbox.leftSoFar() + outbox.octets();
  }

  public boolean isClosed() {
    return closed;
  }

  /** Queues a frame; it is kept, not copied. */
  public void send(byte[] frame) {
    if (closed || closeWhenFlushed) {
      return;
    }
    outbox.add(frame);
    markDirty();
    if (outbox.octets() > STOP_READING_ABOVE && !readingPaused) {
      readingPaused = true;
      interest();
    }
  }

  /** Sends the first octets of a frame, and the rest, with all that follows, after a pause. */
  public void sendSplit(byte[] frame, int at, Duration pause) {
    if (closed || closeWhenFlushed) {
      return;
    }
    int cut = Math.max(1, Math.min(frame.length - 1, at));
    outbox.add(java.util.Arrays.copyOf(frame, cut));
    outbox.addPause(pause);
    outbox.add(java.util.Arrays.copyOfRange(frame, cut, frame.length));
    markDirty();
  }

  /** While it is stopped the other side fills its buffers and ours, and then waits. */
  public void stopReading(boolean stopped) {
    readingStopped = stopped;
    interest();
    if (!stopped && unread.length > 0) {
      loop.execute(this::ready);
    }
  }

  /** While it is stopped everything that is sent is kept back. */
  public void stopWriting(boolean stopped) {
    outbox.shut(stopped);
    markDirty();
  }

  /** From now on everything leaves in pieces of so many octets, with time between them. */
  public void drip(int octets, Duration interval) {
    dripOff();
    outbox.drip(true);
    dripOn(octets, interval);
  }

  private void dripOn(int octets, Duration interval) {
    if (closed) {
      return;
    }
    // Saved up while nothing is to be sent, it would bring two pieces too close together.
    outbox.allow(outbox.isEmpty() ? 0 : octets);
    markDirty();
    drip = loop.schedule(interval, () -> dripOn(octets, interval));
  }

  /** Everything leaves at once again. */
  public void dripOff() {
    if (drip != null) {
      drip.cancel();
      drip = null;
      outbox.drip(false);
      markDirty();
    }
  }

  /** Sends what is queued, then closes. */
  public void finish() {
    finish(false);
  }

  /**
   * @param reset whether the other side sees a reset after what it was sent
   */
  public void finish(boolean reset) {
    closeWhenFlushed = true;
    resetWhenFlushed |= reset;
    markDirty();
  }

  /** Leaves it to the peer to close, for a moment: what was said last is then surely read. */
  public void finishLater() {
    loop.schedule(loop.patience(LINGER), this::finish);
  }

  /** Closes now; what is queued is lost. */
  public void close() {
    close(Ending.OURS);
  }

  /** Closes now, and the other side sees a reset. */
  public void reset() {
    close(Ending.OUR_RESET);
  }

  private void close(Ending ending) {
    if (closed) {
      return;
    }
    closed = true;
    outbox.clear();
    if (drip != null) {
      drip.cancel();
    }
    if (pause != null) {
      pause.cancel();
    }
    try {
      transport.close(ending == Ending.OUR_RESET);
    } catch (IOException e) {
      Problems.report("on closing a connection", e);
    }
    if (tap != null) {
      byte[] rest = frames.take();
      if (rest.length > 0) {
        tap.received(this, rest);
      }
      // After our last word theirs is but the answer to it.
      tap.closed(this, draining && !ending.reset() ? Ending.OURS : ending);
    }
    listener.onClosed();
  }

  private void markDirty() {
    if (!dirty && !closed) {
      dirty = true;
      loop.willFlush(this);
    }
  }

  private void ready() {
    if (blocked) {
      markDirty();
    }
    for (int i = 0; i < READS_A_TURN; i++) {
      if (closed || (!mayRead() && !draining) || !read()) {
        return;
      }
    }
    loop.execute(this::ready);
  }

  /** True when there may be more that no readiness will tell of. */
  private boolean read() {
    if (unread.length > 0) {
      byte[] earlier = unread;
      unread = NOTHING;
      take(ByteBuffer.wrap(earlier));
      if (closed || readingStopped) {
        return false;
      }
    }
    ByteBuffer buffer = loop.readBuffer();
    int count;
    try {
      count = transport.read(buffer);
    } catch (IOException e) {
      close(Ending.THEIR_RESET);
      return false;
    }
    if (count < 0) {
      close(Ending.THEIRS);
      return false;
    }
    take(buffer.flip());
    return count > 0 && transport.readsInPieces();
  }

  private void take(ByteBuffer buffer) {
    try {
      while (!closed && !closeWhenFlushed && buffer.hasRemaining()) {
        if (readingStopped) {
          unread = new byte[buffer.remaining()];
          buffer.get(unread);
          return;
        }
        byte[] frame = frames.next(buffer);
        if (frame != null) {
          receive(frame);
        }
      }
    } catch (Frames.BadLength e) {
      if (tap != null) {
        tap.received(this, e.received());
      }
      listener.onBadLength(e.beginning());
      finish();
    }
  }

  private void receive(byte[] frame) {
    if (tap != null) {
      tap.received(this, frame);
    }
    listener.onFrame(frame);
  }

  void flush() {
    dirty = false;
    if (closed) {
      return;
    }
    try {
      Outbox.Progress progress =
          outbox.write(transport, loop.writeBuffer(), this::sent, this::pause);
      blocked = progress == Outbox.Progress.BLOCKED;
      listener.onFlushed();
      if (closeWhenFlushed && (outbox.isShut() || (resetWhenFlushed && outbox.isEmpty()))) {
        close(resetWhenFlushed ? Ending.OUR_RESET : Ending.OURS);
        return;
      }
      if (progress == Outbox.Progress.EMPTY && closeWhenFlushed && !draining) {
        // Closing with octets unread would reset the connection and destroy what we just said.
        transport.shutdownOutput();
        draining = true;
        loop.schedule(loop.patience(LINGER), this::close);
      }
    } catch (IOException e) {
      close(Ending.THEIR_RESET);
      return;
    }
    if (readingPaused && outbox.octets() < READ_AGAIN_BELOW) {
      readingPaused = false;
    }
    interest();
  }

  private void sent(byte[] octets, int from, int length) {
    if (tap != null) {
      tap.sent(this, octets, from, length);
    }
  }

  private void pause(Duration time) {
    pause = loop.schedule(time, this::endPause);
  }

  /** What waits behind a pause that has begun leaves now. */
  public void endPause() {
    if (pause != null) {
      pause.cancel();
      pause = null;
      outbox.endPause();
      markDirty();
    }
  }

  private boolean mayRead() {
    return !readingPaused && !readingStopped && !closeWhenFlushed;
  }

  private void interest() {
    if (!closed) {
      transport.interest(mayRead() || (draining && !readingStopped), blocked);
    }
  }
}
