package org.jarshy.gateway.carrier.internal.smpp;

import java.time.Duration;

/**
 * Whether whoever looks at a clock at short intervals was held up himself: by a long garbage
 * collection, or a machine that stood still. Answers came meanwhile that the reader, held up too,
 * has yet to read; nobody is to be blamed for them at this look. Not twice in a row, so that a slow
 * machine does not excuse an SMSC for ever. For one thread.
 */
final class HeldUp {

  private final long mostNanos;
  private long last;
  private boolean excused;

  /**
   * @param most between two looks, when all is well
   * @param now {@code System.nanoTime()}
   */
  HeldUp(Duration most, long now) {
    this.mostNanos = most.toNanos();
    this.last = now;
  }

  boolean at(long now) {
    excused = now - last > mostNanos && !excused;
    last = now;
    return excused;
  }
}
