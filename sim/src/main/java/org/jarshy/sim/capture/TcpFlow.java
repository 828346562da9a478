package org.jarshy.sim.capture;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** One direction of a TCP connection put in order: segments again, too early, or missing. */
final class TcpFlow {

  private static final long MOST_EARLY = 8 * 1024 * 1024;

  private record Early(long nanos, byte[] payload, int cut) {}

  private final PduCutter cutter;
  private final TreeMap<Long, Early> early = new TreeMap<>();
  private long earlyOctets;
  private long expected; // sequence number, counted on beyond 32 bits
  private boolean begun;
  private long lastNanos;

  TcpFlow(PduCutter cutter) {
    this.cutter = cutter;
  }

  PduCutter cutter() {
    return cutter;
  }

  boolean begun() {
    return begun;
  }

  /**
   * @param first the sequence number of the first octet
   */
  void begin(int first) {
    begun = true;
    expected = (1L << 32) + (first & 0xFFFFFFFFL);
  }

  /** Whether the connection could have begun with this sequence number. */
  boolean beganAt(int first) {
    return begun && early.isEmpty() && (int) expected == first;
  }

  void segment(Segment segment) {
    if (!begun) {
      begin(segment.sequence());
    }
    long start = at(segment.sequence());
    long end = start + segment.payload().length + segment.cut();
    if (end <= expected) {
      return; // all of it was there before
    }
    if (start > expected) {
      if (early.put(start, new Early(segment.nanos(), segment.payload(), segment.cut())) == null) {
        earlyOctets += segment.payload().length;
      }
      if (earlyOctets > MOST_EARLY) {
        skipGap();
      }
      return;
    }
    deliver(start, segment.nanos(), segment.payload(), segment.cut());
    drain();
  }

  private void deliver(long start, long nanos, byte[] payload, int cut) {
    lastNanos = Math.max(lastNanos, nanos);
    int known = (int) Math.min(payload.length, expected - start);
    if (known < payload.length) {
      cutter.octets(
          lastNanos, known == 0 ? payload : Arrays.copyOfRange(payload, known, payload.length));
    }
    if (cut > 0) {
      cutter.gap(cut);
    }
    expected = Math.max(expected, start + payload.length + cut);
  }

  private void drain() {
    while (!early.isEmpty() && early.firstKey() <= expected) {
      Map.Entry<Long, Early> first = early.pollFirstEntry();
      Early piece = first.getValue();
      earlyOctets -= piece.payload().length;
      if (first.getKey() + piece.payload().length + piece.cut() > expected) {
        deliver(first.getKey(), piece.nanos(), piece.payload(), piece.cut());
      }
    }
  }

  private void skipGap() {
    cutter.gap(early.firstKey() - expected);
    expected = early.firstKey();
    drain();
  }

  /** The other side has everything before this: what is still missing will not come again. */
  void acknowledged(int sequence) {
    while (!early.isEmpty() && at(sequence) >= early.firstKey()) {
      skipGap();
    }
  }

  void end(boolean closed) {
    while (!early.isEmpty()) {
      skipGap();
    }
    cutter.end(closed);
  }

  private long at(int sequence) {
    return expected + (sequence - (int) expected);
  }
}
