package org.jarshy.sim.esme;

/** A set of numbers other than 0, by open addressing: 16 octets or less for each. */
final class LongSet {

  private static final int SMALLEST = 1024;

  private long[] table = new long[SMALLEST];
  private int size;

  /** False when it was there. */
  boolean add(long value) {
    if (2 * size >= table.length) {
      grow();
    }
    int at = find(value);
    if (table[at] == value) {
      return false;
    }
    table[at] = value;
    size++;
    return true;
  }

  /** False when it was not there. */
  boolean remove(long value) {
    if (value == 0) {
      return false;
    }
    int hole = find(value);
    if (table[hole] != value) {
      return false;
    }
    size--;
    // What stands behind the hole and would no longer be found moves into it.
    int at = hole;
    while (true) {
      at = (at + 1) & (table.length - 1);
      if (table[at] == 0) {
        table[hole] = 0;
        return true;
      }
      int home = home(table[at]);
      if (((at - home) & (table.length - 1)) >= ((at - hole) & (table.length - 1))) {
        table[hole] = table[at];
        hole = at;
      }
    }
  }

  int size() {
    return size;
  }

  boolean isEmpty() {
    return size == 0;
  }

  private int home(long value) {
    return (int) ((value * 0x9E3779B97F4A7C15L) >>> 32) & (table.length - 1);
  }

  private int find(long value) {
    int at = home(value);
    while (table[at] != 0 && table[at] != value) {
      at = (at + 1) & (table.length - 1);
    }
    return at;
  }

  private void grow() {
    long[] old = table;
    table = new long[2 * old.length];
    for (long value : old) {
      if (value != 0) {
        table[find(value)] = value;
      }
    }
  }
}
