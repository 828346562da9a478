package org.jarshy.sim.esme;

/**
 * The requests of one connection that have no response yet, in a ring by their sequence. Sequences
 * begin at 1; one whose place in the ring is still taken is passed over.
 */
final class Outstanding {

  private static final int SMALLEST = 64;
  private static final int LAST_SEQUENCE = Integer.MAX_VALUE;

  private final int mask;
  private final int[] sequences; // 0 where the place is free
  private final long[] numbers;
  private final long[] sentNanos;
  private final int[] tries;
  private int last;
  private int oldest = 1;
  private int open;

  /**
   * @param most how many there may be at once
   */
  Outstanding(int most) {
    // Four times as large: a request that stays unanswered long seldom stands in the way.
    int size = Integer.highestOneBit(Math.max(SMALLEST, most * 4 - 1)) << 1;
    mask = size - 1;
    sequences = new int[size];
    numbers = new long[size];
    sentNanos = new long[size];
    tries = new int[size];
  }

  /** The sequence of a new request. */
  int open(long number, int triesBefore, long nanos) {
    do {
      last = following(last);
    } while (sequences[last & mask] != 0);
    int place = last & mask;
    sequences[place] = last;
    numbers[place] = number;
    sentNanos[place] = nanos;
    tries[place] = triesBefore + 1;
    open++;
    return last;
  }

  private static int following(int sequence) {
    return sequence == LAST_SEQUENCE ? 1 : sequence + 1;
  }

  /** The place of the open request with this sequence; -1 when there is none. */
  int place(int sequence) {
    return sequence > 0 && sequences[sequence & mask] == sequence ? sequence & mask : -1;
  }

  void close(int place) {
    sequences[place] = 0;
    open--;
  }

  long number(int place) {
    return numbers[place];
  }

  long sentNanos(int place) {
    return sentNanos[place];
  }

  /** How often it was sent, this time included. */
  int tries(int place) {
    return tries[place];
  }

  int open() {
    return open;
  }

  /** The place of the request that was sent first; -1 when there is none. */
  int oldest() {
    if (open == 0) {
      oldest = following(last);
      return -1;
    }
    while (sequences[oldest & mask] != oldest) {
      oldest = following(oldest);
    }
    return oldest & mask;
  }
}
