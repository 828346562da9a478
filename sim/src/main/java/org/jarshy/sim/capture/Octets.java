package org.jarshy.sim.capture;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Octets that are added at the end and taken from the beginning. */
final class Octets {

  private byte[] array = {};
  private int size;

  int size() {
    return size;
  }

  void add(byte[] more) {
    if (size + more.length > array.length) {
      array = Arrays.copyOf(array, Math.max(size + more.length, 2 * array.length));
    }
    System.arraycopy(more, 0, array, size, more.length);
    size += more.length;
  }

  /** What the first four of at least four say as a number, which is a PDU's length. */
  long announced() {
    return ByteBuffer.wrap(array).getInt() & 0xFFFFFFFFL;
  }

  byte[] all() {
    return Arrays.copyOf(array, size);
  }

  byte[] take(int count) {
    byte[] taken = Arrays.copyOf(array, count);
    System.arraycopy(array, count, array, 0, size - count);
    size -= count;
    return taken;
  }

  void clear() {
    array = new byte[0];
    size = 0;
  }
}
