package org.jarshy.sim.esme;

import java.util.Arrays;

/** Numbers in the order in which they came. */
final class LongFifo {

  private long[] ring = new long[64];
  private int head;
  private int size;

  void add(long value) {
    if (size == ring.length) {
      long[] larger = Arrays.copyOfRange(ring, head, head + 2 * size);
      System.arraycopy(ring, 0, larger, size - head, head);
      ring = larger;
      head = 0;
    }
    ring[(head + size) & (ring.length - 1)] = value;
    size++;
  }

  /** Only when it is not empty. */
  long peek() {
    return ring[head];
  }

  /** Only when it is not empty. */
  long poll() {
    long value = ring[head];
    head = (head + 1) & (ring.length - 1);
    size--;
    return value;
  }

  int size() {
    return size;
  }

  boolean isEmpty() {
    return size == 0;
  }
}
