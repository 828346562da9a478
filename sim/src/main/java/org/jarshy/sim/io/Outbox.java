package org.jarshy.sim.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * What one connection has still to send, and the valve before the network: open, shut, or open for
 * so many octets at a time. Pauses stand in the queue between the pieces of a frame.
 */
final class Outbox {

  /** How a turn of writing ended. */
  enum Progress {
    /** All is sent. */
    EMPTY,
    /** The network takes no more now. */
    BLOCKED,
    /** The valve, or a pause, holds back the rest. */
    HELD
  }

  /** Told of every piece that left: its octets from an index on, and how many. */
  interface Sent {
    void piece(byte[] octets, int from, int length);
  }

  private record Pause(Duration time) {}

  private final Deque<Object> queue = new ArrayDeque<>();
  private int headWritten;
  private int headTold;
  private long octets;
  private long leftSoFar;
  private boolean shut;
  private boolean pausing;
  private boolean dripping;
  private int allowance;

  void add(byte[] frame) {
    queue.add(frame);
    octets += frame.length;
  }

  void addPause(Duration time) {
    queue.add(new Pause(time));
  }

  long octets() {
    return octets;
  }

  /** Octets that have left since the beginning. */
  long leftSoFar() {
    return leftSoFar;
  }

  boolean isEmpty() {
    return queue.isEmpty();
  }

  boolean isShut() {
    return shut;
  }

  void shut(boolean value) {
    shut = value;
  }

  void endPause() {
    pausing = false;
  }

  /** From now on only what {@link #allow} gives leaves; each piece is told by itself. */
  void drip(boolean value) {
    dripping = value;
    allowance = 0;
  }

  void allow(int more) {
    allowance = more;
  }

  void clear() {
    queue.clear();
    octets = 0;
    headWritten = 0;
    headTold = 0;
  }

  /**
   * @param pauses told of a pause that begins; {@link #endPause} ends it
   */
  Progress write(Transport to, ByteBuffer scratch, Sent sent, Consumer<Duration> pauses)
      throws IOException {
    while (!queue.isEmpty()) {
      if (queue.peek() instanceof Pause pause && !pausing) {
        queue.poll();
        pausing = true;
        pauses.accept(pause.time());
      }
      if (shut || pausing || (dripping && allowance == 0)) {
        return Progress.HELD;
      }
      fill(scratch.clear());
      int offered = scratch.flip().remaining();
      int written = to.write(scratch);
      drop(written, sent);
      if (dripping) {
        allowance -= written;
      }
      if (written < offered) {
        return Progress.BLOCKED;
      }
    }
    return Progress.EMPTY;
  }

  private void fill(ByteBuffer scratch) {
    if (dripping) {
      scratch.limit(Math.min(scratch.capacity(), allowance));
    }
    int offset = headWritten;
    for (Object next : queue) {
      if (!(next instanceof byte[] frame) || !scratch.hasRemaining()) {
        return;
      }
      scratch.put(frame, offset, Math.min(scratch.remaining(), frame.length - offset));
      offset = 0;
    }
  }

  private void drop(int written, Sent sent) {
    octets -= written;
    leftSoFar += written;
    int left = headWritten + written;
    while (queue.peek() instanceof byte[] head && left >= head.length) {
      left -= head.length;
      queue.poll();
      sent.piece(head, headTold, head.length - headTold);
      headTold = 0;
    }
    headWritten = left;
    if (dripping && left > headTold) {
      sent.piece((byte[]) queue.peek(), headTold, left - headTold);
      headTold = left;
    }
  }
}
