package org.jarshy.sim.io;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Cuts what comes on a connection into frames, each beginning with its own length. */
final class Frames {

  private static final int HEADER = 16;
  private static final byte[] NOTHING = {};

  private final int largest;
  private byte[] partial = NOTHING;
  private int partialLength;

  Frames(int largest) {
    this.largest = largest;
  }

  /** Says that a frame announces a length that no frame may have. */
  static final class BadLength extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient byte[] beginning;

    BadLength(byte[] beginning) {
      super(null, null, false, false);
      this.beginning = beginning;
    }

    /** As much as there was of its first 16 octets, the rest zero. */
    byte[] beginning() {
      return Arrays.copyOf(beginning, HEADER);
    }

    byte[] received() {
      return beginning;
    }
  }

  /** The next whole frame; null, and all of the buffer kept, when it has not come whole. */
  byte[] next(ByteBuffer buffer) throws BadLength {
    if (partialLength == 0 && buffer.remaining() >= HEADER) {
      // Nearly always: a whole frame is there, and is copied once.
      int whole = buffer.getInt(buffer.position());
      if (whole >= HEADER && whole <= largest && whole <= buffer.remaining()) {
        byte[] frame = new byte[whole];
        buffer.get(frame);
        return frame;
      }
    }
    if (partialLength < 4) {
      keep(buffer, 4 - partialLength);
      if (partialLength < 4) {
        return null;
      }
    }
    int length = ByteBuffer.wrap(partial).getInt();
    if (length < HEADER || length > largest) {
      keep(buffer, HEADER - partialLength);
      throw new BadLength(take());
    }
    keep(buffer, length - partialLength);
    return partialLength == length ? take() : null;
  }

  /** What has come of a frame that is not whole; forgets it. */
  byte[] take() {
    byte[] taken =
        partial.length == partialLength ? partial : Arrays.copyOf(partial, partialLength);
    partial = NOTHING;
    partialLength = 0;
    return taken;
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
}
