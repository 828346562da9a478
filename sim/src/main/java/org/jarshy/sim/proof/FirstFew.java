package org.jarshy.sim.proof;

import java.util.ArrayList;
import java.util.List;

/** Counts all and names the first ten. */
final class FirstFew {

  static final int NAMED = 10;

  private final List<String> names = new ArrayList<>();
  private long count;

  void add(String name) {
    count++;
    if (names.size() < NAMED) {
      names.add(name);
    }
  }

  long count() {
    return count;
  }

  @Override
  public String toString() {
    return String.join(", ", names) + (count > names.size() ? ", …" : "");
  }
}
