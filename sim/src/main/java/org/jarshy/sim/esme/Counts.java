package org.jarshy.sim.esme;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongFunction;

/** How often each of a few numbers came, found without a box for each. */
final class Counts {

  private long[] keys = new long[8];
  private long[] counts = new long[8];
  private int size;
  private long total;

  void add(long key) {
    total++;
    for (int i = 0; i < size; i++) {
      if (keys[i] == key) {
        counts[i]++;
        return;
      }
    }
    if (size == keys.length) {
      keys = Arrays.copyOf(keys, 2 * size);
      counts = Arrays.copyOf(counts, 2 * size);
    }
    keys[size] = key;
    counts[size++] = 1;
  }

  long total() {
    return total;
  }

  /** By name, in the order of names. */
  Map<String, Long> named(LongFunction<String> names) {
    Map<String, Long> all = new TreeMap<>();
    for (int i = 0; i < size; i++) {
      all.merge(names.apply(keys[i]), counts[i], Long::sum);
    }
    return all;
  }
}
