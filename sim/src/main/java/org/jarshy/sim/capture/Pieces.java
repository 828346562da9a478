package org.jarshy.sim.capture;

import java.nio.ByteBuffer;

/**
 * Puts together what crossed in one direction in pieces: a sender under test of slow bytes or cut
 * PDUs. A piece that is no piece but a PDU with a lie for its length is recognised by what follows.
 */
final class Pieces {

  private static final int HEADER = 16;

  private final Octets pending = new Octets();
  private int count;

  /**
   * What a chunk is.
   *
   * @param pdu the octets from the PDU's beginning on; null for a piece in its middle
   * @param number 1 for the first piece, or for a whole PDU
   * @param whole whether the PDU ends with this chunk, or there is no hope that it will
   */
  record Chunk(byte[] pdu, int number, boolean whole) {}

  Chunk next(byte[] octets) {
    if (count == 0 || !fits(octets)) {
      pending.clear();
      count = 0;
    }
    pending.add(octets);
    int number = ++count;
    boolean whole =
        pending.size() >= 4
            && (pending.announced() < HEADER || pending.announced() <= pending.size());
    byte[] pdu = number == 1 || whole ? pending.all() : null;
    if (whole) {
      pending.clear();
      count = 0;
    }
    return new Chunk(pdu, number, whole);
  }

  /** Whether this can be the next piece of what is pending. */
  private boolean fits(byte[] octets) {
    if (pending.size() < 4) {
      return true;
    }
    long together = (long) pending.size() + octets.length;
    if (together == pending.announced()) {
      return true;
    }
    boolean pduOfItsOwn =
        octets.length >= HEADER && ByteBuffer.wrap(octets).getInt() == octets.length;
    return together < pending.announced() && !pduOfItsOwn;
  }
}
