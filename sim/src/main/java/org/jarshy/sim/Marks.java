package org.jarshy.sim;

/** Places in a stream of octets, in order; counts those that the stream has passed. */
final class Marks {

  private long[] ring = new long[64];
  private int first;
  private int count;

  /**
   * @param place not before the latest
   */
  void add(long place) {
    if (count == ring.length) {
      long[] larger = new long[2 * count];
      for (int i = 0; i < count; i++) {
        larger[i] = ring[(first + i) % count];
      }
      ring = larger;
      first = 0;
    }
    ring[(first + count) % ring.length] = place;
    count++;
  }

  /** How many are at this place or before it; forgets them. */
  int passed(long place) {
    int passed = 0;
    while (count > 0 && ring[first] <= place) {
      first = (first + 1) % ring.length;
      count--;
      passed++;
    }
    return passed;
  }
}
