package org.jarshy.sim.capture;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Octets of a capture file, with the place where one is. */
final class FileInput {

  private final InputStream in;
  private ByteOrder order = ByteOrder.BIG_ENDIAN;
  private long offset;

  FileInput(InputStream in) {
    this.in = in;
  }

  void order(ByteOrder value) {
    order = value;
  }

  ByteOrder order() {
    return order;
  }

  long offset() {
    return offset;
  }

  /** Null at the end of the file; also when it ends within these octets: then it was cut off. */
  ByteBuffer next(int count) throws IOException {
    byte[] octets = in.readNBytes(count);
    offset += octets.length;
    return octets.length < count ? null : ByteBuffer.wrap(octets).order(order);
  }

  /**
   * @throws EOFException when the file ends before
   */
  ByteBuffer need(int count) throws IOException {
    ByteBuffer octets = next(count);
    if (octets == null) {
      throw new EOFException();
    }
    return octets;
  }
}
