package org.jarshy.sim.capture;

import java.nio.ByteBuffer;

/** Cuts one direction of a connection into PDUs. */
final class PduCutter {

  private static final int LARGEST = 1024 * 1024;
  private static final int HEADER = 16;

  /** Takes each of them. */
  interface Out {
    void pdu(long nanos, byte[] octets, boolean whole);
  }

  private final Out out;
  private final Octets buffer = new Octets();
  private long lastNanos;
  private boolean hopeless;
  private boolean searching;
  private long lost;
  private boolean plausible;

  /**
   * @param midway whether the capture began in the middle of the connection
   */
  PduCutter(boolean midway, Out out) {
    this.searching = midway;
    this.out = out;
  }

  /** Whether anything in it began as a PDU begins. */
  boolean plausible() {
    return plausible;
  }

  /** How many octets could not be captured or understood. */
  long lost() {
    return lost;
  }

  void octets(long nanos, byte[] octets) {
    lastNanos = nanos;
    if (searching) {
      if (!beginsPdu(octets)) {
        lost += octets.length;
        return;
      }
      searching = false;
    }
    if (hopeless) {
      out.pdu(nanos, octets, false);
      return;
    }
    buffer.add(octets);
    cut(nanos);
  }

  private void cut(long nanos) {
    while (buffer.size() >= 4) {
      long length = buffer.announced();
      if (length < HEADER || length > LARGEST) {
        hopeless = true; // where the next begins nobody knows any more
        out.pdu(nanos, buffer.all(), false);
        buffer.clear();
      } else if (length > buffer.size()) {
        return;
      } else {
        byte[] pdu = buffer.take((int) length);
        plausible |= beginsPdu(pdu);
        out.pdu(nanos, pdu, true);
      }
    }
  }

  /** So many octets are not in the capture: what follows is looked at again at its next PDU. */
  void gap(long octets) {
    lost += octets + buffer.size();
    buffer.clear();
    searching = true;
  }

  /**
   * @param closed whether the connection ended; else the capture did, within a PDU perhaps
   */
  void end(boolean closed) {
    if (buffer.size() > 0) {
      byte[] rest = buffer.all();
      plausible |= beginsPdu(rest);
      if (closed) {
        out.pdu(lastNanos, rest, false);
      } else {
        lost += rest.length;
      }
      buffer.clear();
    }
  }

  static boolean beginsPdu(byte[] octets) {
    if (octets.length < HEADER) {
      return false;
    }
    ByteBuffer header = ByteBuffer.wrap(octets);
    int length = header.getInt(0);
    return length >= HEADER && length <= LARGEST && Names.command(header.getInt(4)) != null;
  }
}
